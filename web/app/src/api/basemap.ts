// Vector tiles of the basemap.

import { getBytes } from "./http";

/** The deepest zoom that the server makes; beyond it these tiles are enlarged. */
export const BASEMAP_MAX_ZOOM = 10;

/** The bytes of one basemap tile; empty where there is nothing to draw. */
export function loadBasemapTile(z: number, x: number, y: number, signal?: AbortSignal): Promise<ArrayBuffer> {
  return getBytes(`tiles/basemap/${z}/${x}/${y}.mvt`, "application/vnd.mapbox-vector-tile", signal);
}
