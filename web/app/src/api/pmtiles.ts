// Reads a PMTiles file on the server part by part (HTTP Range).

import { PMTiles, TileType } from "pmtiles";

export interface TileArchive {
  /** The deepest zoom in the file. */
  maxZoom: number;
  /** Its tiles are images; else vector tiles. */
  images: boolean;
  /** A tile's bytes; null where there is none. */
  tile(z: number, x: number, y: number): Promise<ArrayBuffer | null>;
}

/** Opens a file by its address relative to the page. */
export async function openPMTiles(url: string): Promise<TileArchive> {
  const file = new PMTiles(new URL(url, document.baseURI).href);
  const { maxZoom, minZoom, tileType } = await file.getHeader();
  return {
    maxZoom,
    images: tileType !== TileType.Mvt,
    tile: async (z, x, y) => (z < minZoom ? null : ((await file.getZxy(z, x, y))?.data ?? null)),
  };
}
