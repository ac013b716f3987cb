// What the map is drawn on: mapd's own vector tiles, and what the operator
// offers beside them.

import { BASES_ADDRESS } from "./early";
import { getBytes, getJSON } from "./http";

/** The deepest zoom that the server makes; beyond it these tiles are enlarged. */
export const BASEMAP_MAX_ZOOM = 10;
/** From this zoom on tiles hold names that depend on the language. */
const NAMES_ZOOM = 7;

/** The bytes of one basemap tile; empty where there is nothing to draw. */
export function loadBasemapTile(z: number, x: number, y: number, lang: string, signal?: AbortSignal): Promise<ArrayBuffer> {
  const query = z < NAMES_ZOOM || lang === "" ? "" : `?lang=${encodeURIComponent(lang)}`;
  return getBytes(`tiles/basemap/${z}/${x}/${y}.mvt${query}`, "application/vnd.mapbox-vector-tile", signal);
}

/** A ground that the operator offers. */
export interface OfferedBase {
  id: "raster" | "pmtiles";
  /** With {z}, {x} and {y} for images; the address of the file for PMTiles. */
  tiles: string;
  /** Whom to credit for it. */
  credit: string;
}

/** What the operator offers; usually nothing. */
export async function loadBases(signal: AbortSignal): Promise<OfferedBase[]> {
  return (await getJSON<{ basemaps: OfferedBase[] }>(BASES_ADDRESS, signal)).basemaps;
}
