// The basemap as a Leaflet grid of canvas tiles drawn from vector tiles.

import * as L from "leaflet";
import { isAbort } from "../api/http";
import { type GroundTile, TILE_PX, takeTile } from "./ground-tiles";
import { type Inked, inked, paintTile } from "./paint-tile";
import type { Palette } from "./palette";
import { markFirst } from "./timing";

interface Drawn {
  /** Null while it is on its way, and where there is nothing but water. */
  paths: Inked | null;
  stop: AbortController;
}

export class BasemapLayer extends L.GridLayer {
  private readonly drawn = new Map<HTMLCanvasElement, Drawn>();
  private colours: Palette | null = null;
  private focus: ReadonlySet<string> = new Set();
  private lang = "";

  /** onTile is told of each tile of the server that has come. */
  constructor(private readonly onTile: (z: number, x: number, y: number, bytes: ArrayBuffer) => void) {
    super({
      tileSize: TILE_PX,
      noWrap: true,
      keepBuffer: 3,
      updateWhenZooming: false,
      updateWhenIdle: false,
      updateInterval: 80,
    });
    this.on("tileunload", (event: L.TileEvent) => this.forget(event.tile as unknown as HTMLCanvasElement));
  }

  /** Redraws every tile in these colours; needs no request. */
  paint(colours: Palette): void {
    this.colours = colours;
    for (const [tile, drawn] of this.drawn) this.fill(tile, drawn);
  }

  /** Sets the countries that stand out; needs no request. */
  setFocus(focus: ReadonlySet<string>): void {
    if (focus.size === this.focus.size && [...focus].every((iso) => this.focus.has(iso))) return;
    this.focus = focus;
    for (const [tile, drawn] of this.drawn) {
      if (!drawn.paths) continue;
      drawn.paths = inked(drawn.paths, focus);
      this.fill(tile, drawn);
    }
  }

  /** Sets the language of what tiles name; tells whether it is another one. */
  setLanguage(lang: string): boolean {
    if (lang === this.lang) return false;
    this.lang = lang;
    if (this.drawn.size > 0) this.redraw();
    return true;
  }

  override createTile(coords: L.Coords, done: L.DoneCallback): HTMLElement {
    const tile = document.createElement("canvas");
    const ratio = Math.min(3, devicePixelRatio || 1);
    tile.width = tile.height = Math.round(TILE_PX * ratio);
    const entry: Drawn = { paths: null, stop: new AbortController() };
    this.drawn.set(tile, entry);
    takeTile(coords, this.lang, entry.stop.signal).then(
      (ground) => {
        this.show(tile, entry, ground);
        done(undefined, tile);
      },
      (error: unknown) => {
        if (!isAbort(error)) done(error instanceof Error ? error : new Error(String(error)), tile);
      },
    );
    return tile;
  }

  private show(tile: HTMLCanvasElement, entry: Drawn, { paths, source, bytes }: GroundTile): void {
    if (paths) entry.paths = inked(paths, this.focus);
    this.fill(tile, entry);
    markFirst("ground");
    if (paths) this.onTile(source.z, source.x, source.y, bytes);
  }

  private forget(tile: HTMLCanvasElement): void {
    this.drawn.get(tile)?.stop.abort();
    this.drawn.delete(tile);
  }

  private fill(tile: HTMLCanvasElement, drawn: Drawn): void {
    const context = tile.getContext("2d");
    if (!context || !this.colours) return;
    const k = tile.width / TILE_PX;
    context.setTransform(k, 0, 0, k, 0, 0);
    paintTile(context, this.colours, drawn.paths);
  }

  /** Draws one of its tiles at the context's left top corner, as sharp as the
   * context is; tells whether the tile is its own. */
  drawTile(context: CanvasRenderingContext2D, tile: HTMLCanvasElement): boolean {
    const own = this.drawn.get(tile);
    if (own && this.colours) paintTile(context, this.colours, own.paths);
    return own !== undefined;
  }
}
