// The tiles of mapd's own ground, ready to be drawn. Those that were wanted
// before the map itself is here are kept for it.

import { BASEMAP_MAX_ZOOM, loadBasemapTile } from "../api/basemap";
import { goOn, turn } from "../slices";
import { sourceTile, type TilePaths, tilePaths } from "./basemap-tile";

/** Pixels of a side. */
export const TILE_PX = 256;

export interface TileAt {
  z: number;
  x: number;
  y: number;
}

export interface GroundTile {
  /** Null where there is nothing but water. */
  paths: TilePaths | null;
  /** The tile of the server that it was made from, and its bytes. */
  source: TileAt;
  bytes: ArrayBuffer;
}

async function load({ z, x, y }: TileAt, lang: string, signal: AbortSignal): Promise<GroundTile> {
  const source = sourceTile(z, x, y, BASEMAP_MAX_ZOOM);
  const bytes = await loadBasemapTile(source.z, source.x, source.y, lang, signal);
  // In a task of its own, as many tiles come at once.
  await turn();
  signal.throwIfAborted();
  const paths = bytes.byteLength > 0 ? await tilePaths(bytes, source.part, TILE_PX) : null;
  // It is drawn in another.
  if (paths) await goOn();
  signal.throwIfAborted();
  return { paths, source, bytes };
}

const kept = new Map<string, Promise<GroundTile>>();
const keyOf = ({ z, x, y }: TileAt, lang: string) => `${z}/${x}/${y} ${lang}`;

/** Loads a tile and keeps it for whoever takes it. */
export function keepTile(at: TileAt, lang: string): Promise<GroundTile> {
  const tile = load(at, lang, new AbortController().signal);
  kept.set(keyOf(at, lang), tile);
  return tile;
}

/** The tile, kept or loaded; in a task of its own. Rejects with ApiError, or
 * with an AbortError when the signal stops it. */
export async function takeTile(at: TileAt, lang: string, signal: AbortSignal): Promise<GroundTile> {
  const early = kept.get(keyOf(at, lang));
  if (!early) return load(at, lang, signal);
  kept.delete(keyOf(at, lang));
  const tile = await early.catch(() => load(at, lang, signal));
  await turn();
  signal.throwIfAborted();
  return tile;
}

/** Forgets what nobody has taken. */
export const dropTiles = (): void => kept.clear();
