// The ground of the map before it can be moved: the tiles in sight on one canvas.

import { language } from "../words";
import { dropTiles, type GroundTile, keepTiles, TILE_PX, type TileAt } from "./ground-tiles";
import { type Inked, inked, paintTile } from "./paint-tile";
import type { Palette } from "./palette";
import type { Camera } from "./time-camera";
import { markFirst } from "./timing";

interface Tile extends TileAt {
  /** Null where there is nothing but water. */
  paths: Inked | null;
}

/** So many tiles are drawn in one frame: for each frame the browser copies the
 * whole canvas. */
const AT_ONCE = 2;

export class StillGround {
  private readonly canvas = document.createElement("canvas");
  private readonly asked = new Set<string>();
  private readonly tiles: Tile[] = [];
  private readonly ratio = Math.min(3, devicePixelRatio || 1);
  private camera: Camera | null = null;
  /** Resolves once the tiles asked for are drawn, or cannot be had. */
  shown: Promise<unknown> = Promise.resolve();
  private colours: Palette | null = null;

  /** onTile is told of each tile with something on it. */
  constructor(
    box: HTMLElement,
    private readonly onTile: (tile: GroundTile) => void,
  ) {
    this.canvas.className = "still-ground";
    this.canvas.setAttribute("aria-hidden", "true");
    box.append(this.canvas);
  }

  remove(): void {
    this.camera = null;
    this.canvas.remove();
    dropTiles();
  }

  /** Whether it is of that size. */
  fills(width: number, height: number): boolean {
    return this.camera?.width === width && this.camera.height === height;
  }

  private isAt({ zoom, origin, width, height }: Camera): boolean {
    const at = this.camera;
    return this.fills(width, height) && at!.zoom === zoom && at!.origin.x === origin.x && at!.origin.y === origin.y;
  }

  /** Draws the tiles that have come and asks for the others. */
  show(camera: Camera, focus: ReadonlySet<string>, colours: Palette): void {
    if (colours !== this.colours || !this.isAt(camera)) {
      this.camera = camera;
      this.colours = colours;
      this.canvas.width = Math.round(camera.width * this.ratio);
      this.canvas.height = Math.round(camera.height * this.ratio);
      for (const tile of this.tiles) this.draw(tile);
    }
    this.ask(camera, focus);
  }

  private ask(camera: Camera, focus: ReadonlySet<string>): void {
    const lang = language.peek();
    const missing = tilesOf(camera).filter(({ z, x, y }) => !this.asked.has(`${z}/${x}/${y} ${lang}`));
    for (const { z, x, y } of missing) this.asked.add(`${z}/${x}/${y} ${lang}`);
    let left = missing.length;
    let come: Tile[] = [];
    const all = keepTiles(missing, lang).map(async (kept, i) => {
      // The map asks again for what has not come, and says if the server is away.
      const ground = await kept.catch(() => null);
      if (ground) come.push({ ...missing[i], paths: ground.paths && inked(ground.paths, focus) });
      if (--left === 0 || come.length === AT_ONCE) {
        for (const tile of come) this.draw(tile);
        this.tiles.push(...come);
        come = [];
      }
      if (ground?.paths) this.onTile(ground);
    });
    if (all.length > 0) this.shown = Promise.all(all);
  }

  private draw({ z, x, y, paths }: Tile): void {
    const { camera, colours, ratio } = this;
    const context = this.canvas.getContext("2d");
    if (!camera || !colours || !context || camera.zoom !== z) return;
    context.save();
    context.setTransform(ratio, 0, 0, ratio, (x * TILE_PX - camera.origin.x) * ratio, (y * TILE_PX - camera.origin.y) * ratio);
    context.beginPath();
    context.rect(0, 0, TILE_PX, TILE_PX);
    context.clip();
    paintTile(context, colours, paths);
    context.restore();
    markFirst("ground");
  }
}

/** The tiles in sight, those in the middle first. */
function tilesOf({ zoom: z, origin, width, height }: Camera): TileAt[] {
  const first = { x: Math.floor(origin.x / TILE_PX), y: Math.floor(origin.y / TILE_PX) };
  const last = { x: Math.floor((origin.x + width - 1) / TILE_PX), y: Math.floor((origin.y + height - 1) / TILE_PX) };
  const all: TileAt[] = [];
  for (let x = first.x; x <= last.x; x++) for (let y = first.y; y <= last.y; y++) all.push({ z, x, y });
  const far = (t: TileAt) => Math.hypot(t.x - (first.x + last.x) / 2, t.y - (first.y + last.y) / 2);
  return all.sort((a, b) => far(a) - far(b));
}
