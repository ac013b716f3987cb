// What the map is drawn on: mapd's own vector tiles, and what the operator
// offers beside them.

import { getBytes, getJSON } from "./http";

/** The deepest zoom that the server makes; beyond it these tiles are enlarged. */
export const BASEMAP_MAX_ZOOM = 10;
/** From this zoom on tiles hold names that depend on the language. */
const NAMES_ZOOM = 7;

const queryOf = (z: number, lang: string): string => (z < NAMES_ZOOM || lang === "" ? "" : `?lang=${encodeURIComponent(lang)}`);

/** The bytes of one basemap tile; empty where there is nothing to draw. */
export function loadBasemapTile(z: number, x: number, y: number, lang: string, signal?: AbortSignal): Promise<ArrayBuffer> {
  return getBytes(`tiles/basemap/${z}/${x}/${y}.mvt${queryOf(z, lang)}`, "application/vnd.mapbox-vector-tile", signal);
}

/** A rectangle of tiles of one zoom: its first and last column and row. */
export interface Block {
  z: number;
  west: number;
  east: number;
  north: number;
  south: number;
}

/** The bytes of the tiles of a block, row by row from the north, each from the west. */
export async function loadBasemapBlock({ z, west, east, north, south }: Block, lang: string): Promise<ArrayBuffer[]> {
  const address = `tiles/basemap/${z}/${west}-${east}/${north}-${south}.tiles${queryOf(z, lang)}`;
  return tilesIn(await getBytes(address, "application/octet-stream"));
}

/** Each tile stands behind its length. */
function tilesIn(bytes: ArrayBuffer): ArrayBuffer[] {
  const view = new DataView(bytes);
  const tiles: ArrayBuffer[] = [];
  for (let at = 0; at < bytes.byteLength; ) {
    const length = view.getUint32(at, true);
    tiles.push(bytes.slice(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return tiles;
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
  return (await getJSON<{ basemaps: OfferedBase[] }>("tiles/basemaps.json", signal)).basemaps;
}
