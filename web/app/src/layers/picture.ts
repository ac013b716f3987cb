// The map as it stands now, on one canvas. Buttons, key and scale are not in it.

import type { Engine } from "./engine";

type Tile = HTMLCanvasElement | HTMLImageElement;

function tilesOf(box: HTMLElement): Tile[] {
  return [...box.querySelectorAll<Tile>(".leaflet-tile-pane canvas, .leaflet-tile-pane img")];
}

/** The ground, tile by tile where each stands on the screen. */
function drawGround(c: CanvasRenderingContext2D, engine: Engine, box: HTMLElement): void {
  const at = box.getBoundingClientRect();
  for (const tile of tilesOf(box)) {
    const r = tile.getBoundingClientRect();
    if (tile instanceof HTMLImageElement && !tile.complete) continue;
    c.save();
    c.translate(r.left - at.left, r.top - at.top);
    c.beginPath();
    c.rect(0, 0, r.width, r.height);
    c.clip();
    const own = tile instanceof HTMLCanvasElement && engine.drawTile(c, tile);
    if (!own) c.drawImage(tile, 0, 0, r.width, r.height);
    c.restore();
  }
}

function canvasOf(width: number, height: number, scale: number): { canvas: HTMLCanvasElement; c: CanvasRenderingContext2D } {
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const c = canvas.getContext("2d")!;
  c.scale(scale, scale);
  return { canvas, c };
}

/** The map's box at so many pixels per CSS pixel. Tiles of another host make
 * a canvas that no longer can be read: then saving it fails. */
export function pictureOf(engine: Engine, scale: number): HTMLCanvasElement {
  const box = engine.map.getContainer();
  const { clientWidth: width, clientHeight: height } = box;
  const { canvas, c } = canvasOf(width, height, scale);
  c.fillStyle = getComputedStyle(box).backgroundColor;
  c.fillRect(0, 0, width, height);
  drawGround(c, engine, box);
  // Of its own, because it clears its canvas first.
  const time = canvasOf(width, height, scale);
  engine.drawTime(time.c);
  c.drawImage(time.canvas, 0, 0, width, height);
  return canvas;
}
