// Tiles of a local PMTiles file: images as they are, vector tiles in the page's
// own quiet colours, as far as their layers are named in one of the usual ways.

import { effect } from "@preact/signals";
import * as L from "leaflet";
import { openPMTiles, type TileArchive } from "../api/pmtiles";
import { sourceTile } from "./basemap-tile";
import { paintGround } from "./ground-paint";
import { palette } from "./palette";

export class PMTilesLayer extends L.GridLayer {
  private readonly archive: Promise<TileArchive>;
  private readonly drawn = new Map<HTMLCanvasElement, () => void>();
  private stop: (() => void) | null = null;

  constructor(url: string) {
    super({ noWrap: true, updateWhenIdle: false });
    this.archive = openPMTiles(url);
    this.on("tileunload", (event: L.TileEvent) => this.drawn.delete(event.tile as unknown as HTMLCanvasElement));
  }

  override onAdd(map: L.Map): this {
    this.stop = effect(() => {
      if (palette.value) for (const draw of this.drawn.values()) draw();
    });
    return super.onAdd(map);
  }

  override onRemove(map: L.Map): this {
    this.stop?.();
    this.drawn.clear();
    return super.onRemove(map);
  }

  override createTile(coords: L.Coords, done: L.DoneCallback): HTMLElement {
    const tile = document.createElement("canvas");
    const size = this.getTileSize().x;
    tile.width = tile.height = Math.round(size * Math.min(3, devicePixelRatio || 1));
    this.draw(tile, coords, size).then(
      () => done(undefined, tile),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), tile),
    );
    return tile;
  }

  private async draw(tile: HTMLCanvasElement, { z, x, y }: L.Coords, size: number): Promise<void> {
    const archive = await this.archive;
    const source = sourceTile(z, x, y, archive.maxZoom);
    const bytes = await archive.tile(source.z, source.x, source.y);
    const image = bytes && archive.images ? await createImageBitmap(new Blob([bytes])) : null;
    const draw = () => {
      const context = tile.getContext("2d");
      const colours = palette.peek();
      if (!context || !colours) return;
      const k = tile.width / size;
      context.setTransform(k, 0, 0, k, 0, 0);
      if (image) {
        const { x: left, y: top, size: part } = source.part;
        const [w, h] = [image.width, image.height];
        context.drawImage(image, left * w, top * h, part * w, part * h, 0, 0, size, size);
      } else paintGround(context, colours, archive.images ? null : bytes, source.part, size, z);
    };
    this.drawn.set(tile, draw);
    draw();
  }
}
