// Texts on the map, each with a halo in the colour below it.

import type { Style } from "./type";

const HALO_WIDTH = 3.5;

export function paintText(
  c: CanvasRenderingContext2D,
  style: Style,
  text: string,
  x: number,
  y: number,
  align: CanvasTextAlign,
  colour: string,
  halo: string,
): void {
  c.font = style.font;
  c.letterSpacing = `${style.spacing}px`;
  c.textAlign = align;
  c.textBaseline = "alphabetic";
  c.lineJoin = "round";
  c.lineWidth = HALO_WIDTH;
  c.strokeStyle = halo;
  c.strokeText(text, x, y);
  c.fillStyle = colour;
  c.fillText(text, x, y);
  c.letterSpacing = "0px";
}
