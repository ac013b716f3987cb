// The tiles of mapd's own ground, ready to be drawn. Those that were wanted
// before the map itself is here are kept for it.

import { heldZoom } from "../api/ask";
import { BASEMAP_MAX_ZOOM, type Block, loadBasemapBlock, loadBasemapTile } from "../api/basemap";
import { oneFile } from "../one-file";
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

type Source = ReturnType<typeof sourceTile>;

async function made(source: Source, bytes: ArrayBuffer, signal?: AbortSignal): Promise<GroundTile> {
  // In a task of its own, as many tiles come at once.
  await turn();
  signal?.throwIfAborted();
  const paths = bytes.byteLength > 0 ? await tilePaths(bytes, source.part, TILE_PX) : null;
  // It is drawn in another.
  if (paths) await goOn();
  signal?.throwIfAborted();
  return { paths, source, bytes };
}

/** The tile that is asked for to draw another. */
const sourceOf = ({ z, x, y }: TileAt) => sourceTile(z, x, y, Math.min(BASEMAP_MAX_ZOOM, heldZoom(z, x, y)));

async function load(at: TileAt, lang: string, signal?: AbortSignal): Promise<GroundTile> {
  const source = sourceOf(at);
  return made(source, await loadBasemapTile(source.z, source.x, source.y, lang, signal), signal);
}

/** The smallest block that holds these tiles of one zoom. */
function blockOf(tiles: readonly TileAt[]): Block {
  const xs = tiles.map((t) => t.x);
  const ys = tiles.map((t) => t.y);
  return { z: tiles[0].z, west: Math.min(...xs), east: Math.max(...xs), north: Math.min(...ys), south: Math.max(...ys) };
}

const kept = new Map<string, Promise<GroundTile>>();
const keyOf = ({ z, x, y }: TileAt, lang: string) => `${z}/${x}/${y} ${lang}`;

function keep(at: TileAt, lang: string, tile: Promise<GroundTile>): Promise<GroundTile> {
  kept.set(keyOf(at, lang), tile);
  return tile;
}

/** Loads tiles of one zoom with one request and keeps them for whoever takes
 * them; gives each as it is ready, in the same order. */
export function keepTiles(wanted: readonly TileAt[], lang: string): Promise<GroundTile>[] {
  if (wanted.length === 0) return [];
  if (oneFile) return wanted.map((at) => keep(at, lang, load(at, lang)));
  const sources = wanted.map(sourceOf);
  const block = blockOf(sources);
  const loaded = loadBasemapBlock(block, lang);
  return sources.map((source, i) => {
    const place = (source.y - block.north) * (block.east - block.west + 1) + source.x - block.west;
    const tile = loaded.then((tiles) => made(source, tiles[place] ?? NOTHING));
    return keep(wanted[i], lang, tile);
  });
}

const NOTHING = new ArrayBuffer(0);

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
