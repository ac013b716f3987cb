// One tile of mapd's own ground in the page's colours.

import { landOf, type TilePaths } from "./basemap-tile";
import { TILE_PX } from "./ground-tiles";
import type { Palette } from "./palette";

const COAST_WIDTH = 0.9;
const BORDER_WIDTH = 1;
/** Provinces, rivers and the shores of lakes. */
const FINE_WIDTH = 0.8;

/** The paths of a tile, and among them the land of the countries that stand out. */
export interface Inked extends TilePaths {
  focus: Path2D;
}

/** The same paths with the land of some countries apart. */
export const inked = (paths: TilePaths, focus: ReadonlySet<string>): Inked => ({ ...paths, focus: landOf(paths, focus) });

/** Draws a tile in CSS pixels from the context's corner; null is water. */
export function paintTile(context: CanvasRenderingContext2D, p: Palette, paths: Inked | null): void {
  context.fillStyle = p.water;
  context.fillRect(0, 0, TILE_PX, TILE_PX);
  if (!paths) return;
  context.fillStyle = p.land;
  context.fill(paths.land);
  context.fillStyle = p.land2;
  context.fill(paths.focus);
  context.lineJoin = context.lineCap = "round";
  stroke(context, paths.provinces, p.border, FINE_WIDTH, 0.3);
  stroke(context, paths.rivers, p.waterInk, FINE_WIDTH, 0.3);
  context.fillStyle = p.water;
  context.fill(paths.lakes, "evenodd");
  stroke(context, paths.lakes, p.coast, FINE_WIDTH, 0.8);
  stroke(context, paths.borders, p.border, BORDER_WIDTH, 0.55);
  stroke(context, paths.coast, p.coast, COAST_WIDTH, 1);
}

function stroke(c: CanvasRenderingContext2D, path: Path2D, colour: string, width: number, alpha: number): void {
  c.strokeStyle = colour;
  c.lineWidth = width;
  c.globalAlpha = alpha;
  c.stroke(path);
  c.globalAlpha = 1;
}
