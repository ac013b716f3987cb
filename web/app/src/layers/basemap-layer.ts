// The basemap as a Leaflet grid of canvas tiles drawn from vector tiles.

import L from "leaflet";
import { BASEMAP_MAX_ZOOM, loadBasemapTile } from "../api/basemap";
import { isAbort } from "../api/http";
import { landOf, sourceTile, type TilePaths, tilePaths } from "./basemap-tile";
import type { Palette } from "./palette";
import { turn } from "./slices";
import { markFirst } from "./timing";

const COAST_WIDTH = 0.9;
const BORDER_WIDTH = 1;
/** Provinces, rivers and the shores of lakes. */
const FINE_WIDTH = 0.8;

interface Drawn {
  paths: TilePaths | null;
  /** Land of the countries that stand out. */
  focus: Path2D | null;
  stop: AbortController;
}

export class BasemapLayer extends L.GridLayer {
  private readonly drawn = new Map<HTMLCanvasElement, Drawn>();
  private colours: Palette | null = null;
  private focus: ReadonlySet<string> = new Set();
  private lang = "";

  /** onTile is told of each tile of the server that has come. */
  constructor(private readonly onTile: (z: number, x: number, y: number, bytes: ArrayBuffer) => void) {
    super({ noWrap: true, keepBuffer: 3, updateWhenZooming: false, updateWhenIdle: false, updateInterval: 80 });
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
      drawn.focus = landOf(drawn.paths, focus);
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
    const size = this.getTileSize().x;
    const ratio = Math.min(3, devicePixelRatio || 1);
    tile.width = tile.height = Math.round(size * ratio);
    const entry: Drawn = { paths: null, focus: null, stop: new AbortController() };
    this.drawn.set(tile, entry);
    const source = sourceTile(coords.z, coords.x, coords.y, BASEMAP_MAX_ZOOM);
    inTurn(loadBasemapTile(source.z, source.x, source.y, this.lang, entry.stop.signal), entry.stop.signal).then(
      (bytes) => {
        if (bytes.byteLength > 0) {
          entry.paths = tilePaths(bytes, source.part, size);
          entry.focus = landOf(entry.paths, this.focus);
        }
        this.fill(tile, entry);
        markFirst("ground");
        if (bytes.byteLength > 0) this.onTile(source.z, source.x, source.y, bytes);
        done(undefined, tile);
      },
      (error: unknown) => {
        if (!isAbort(error)) done(error instanceof Error ? error : new Error(String(error)), tile);
      },
    );
    return tile;
  }

  private forget(tile: HTMLCanvasElement): void {
    this.drawn.get(tile)?.stop.abort();
    this.drawn.delete(tile);
  }

  private fill(tile: HTMLCanvasElement, drawn: Drawn): void {
    const context = tile.getContext("2d");
    if (!context) return;
    const k = tile.width / this.getTileSize().x;
    context.setTransform(k, 0, 0, k, 0, 0);
    this.draw(context, drawn);
  }

  /** Draws one of its tiles at the context's left top corner, as sharp as the
   * context is; tells whether the tile is its own. */
  drawTile(context: CanvasRenderingContext2D, tile: HTMLCanvasElement): boolean {
    const own = this.drawn.get(tile);
    if (own) this.draw(context, own);
    return own !== undefined;
  }

  /** Draws a tile in CSS pixels from its left top corner. */
  private draw(context: CanvasRenderingContext2D, { paths, focus }: Drawn): void {
    const p = this.colours;
    if (!p) return;
    const size = this.getTileSize().x;
    context.fillStyle = p.water;
    context.fillRect(0, 0, size, size);
    if (!paths || !focus) return;
    context.fillStyle = p.land;
    context.fill(paths.land);
    context.fillStyle = p.land2;
    context.fill(focus);
    context.lineJoin = context.lineCap = "round";
    stroke(context, paths.provinces, p.border, FINE_WIDTH, 0.3);
    stroke(context, paths.rivers, p.waterInk, FINE_WIDTH, 0.3);
    context.fillStyle = p.water;
    context.fill(paths.lakes, "evenodd");
    stroke(context, paths.lakes, p.coast, FINE_WIDTH, 0.8);
    stroke(context, paths.borders, p.border, BORDER_WIDTH, 0.55);
    stroke(context, paths.coast, p.coast, COAST_WIDTH, 1);
  }
}

/** The bytes in a task of their own, as many tiles come at once. */
async function inTurn(loading: Promise<ArrayBuffer>, signal: AbortSignal): Promise<ArrayBuffer> {
  const bytes = await loading;
  await turn();
  signal.throwIfAborted();
  return bytes;
}

function stroke(c: CanvasRenderingContext2D, path: Path2D, colour: string, width: number, alpha: number): void {
  c.strokeStyle = colour;
  c.lineWidth = width;
  c.globalAlpha = alpha;
  c.stroke(path);
  c.globalAlpha = 1;
}
