// The sign of rows of the reader's own files. Thousands of them are drawn in a
// frame, so each form is drawn once and stamped from there.

import type { Palette } from "./palette";

type Pen = CanvasRenderingContext2D;

/** Half of the width of a diamond of one row and of several, in pixels. */
const ONE = 6.5;
export const SEVERAL = 9;

export const halfWidth = (several: boolean): number => (several ? SEVERAL : ONE);

/** Adds a diamond to the path. */
export function diamond(c: Pen, x: number, y: number, r: number): void {
  c.moveTo(x, y - r);
  c.lineTo(x + r, y);
  c.lineTo(x, y + r);
  c.lineTo(x - r, y);
  c.closePath();
}

/** Draws a diamond around (x, y): solid if one of its rows certainly falls in the window, else dashed. */
export type Stamp = (c: Pen, x: number, y: number, several: boolean, sure: boolean) => void;

let kept: { palette: Palette; ratio: number; stamp: Stamp } | null = null;

/** The diamonds in these colours, for so many pixels of the canvas in one of the page. */
export function stamps(palette: Palette, ratio: number): Stamp {
  if (kept?.palette === palette && kept.ratio === ratio) return kept.stamp;
  const forms = [false, true].map((several) => [false, true].map((sure) => drawn(palette, ratio, several, sure)));
  const stamp: Stamp = (c, x, y, several, sure) => {
    const half = halfOfStamp(several);
    c.drawImage(forms[Number(several)][Number(sure)], x - half, y - half, 2 * half, 2 * half);
  };
  kept = { palette, ratio, stamp };
  return stamp;
}

/** With halo and the tips of the line. */
const halfOfStamp = (several: boolean): number => halfWidth(several) + 3;

function drawn(p: Palette, ratio: number, several: boolean, sure: boolean): HTMLCanvasElement {
  const half = halfOfStamp(several);
  const r = halfWidth(several);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = Math.ceil(2 * half * ratio);
  const c = canvas.getContext("2d")!;
  c.scale(canvas.width / (2 * half), canvas.width / (2 * half));
  fill(c, half, r + 2, p.halo);
  fill(c, half, r, p.paper);
  c.beginPath();
  diamond(c, half, half, r);
  c.strokeStyle = p.look;
  c.lineWidth = 2;
  c.setLineDash(sure ? [] : [2.4, 2]);
  c.stroke();
  if (sure) fill(c, half, r / 2, p.look);
  return canvas;
}

function fill(c: Pen, at: number, r: number, colour: string): void {
  c.beginPath();
  diamond(c, at, at, r);
  c.fillStyle = colour;
  c.fill();
}
