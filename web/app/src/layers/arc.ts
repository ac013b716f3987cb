// The shape of a flow: a quadratic curve that bends to one side, thin where it
// begins and thick where it points to, with an arrowhead.

import type { Point } from "./mercator";

export interface Curve {
  a: Point;
  /** The control point. */
  c: Point;
  b: Point;
}

/** A curve from a to b. A bend of 0.2 moves its control point by a fifth of
 * the distance, to the left of the way as one looks along it if negative. */
export function curve(a: Point, b: Point, bend: number): Curve {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  return { a, b, c: { x: (a.x + b.x) / 2 - dy * bend, y: (a.y + b.y) / 2 + dx * bend } };
}

export function pointAt({ a, b, c }: Curve, t: number): Point {
  const u = 1 - t;
  return { x: u * u * a.x + 2 * t * u * c.x + t * t * b.x, y: u * u * a.y + 2 * t * u * c.y + t * t * b.y };
}

/** The direction of the curve at t, of length 1. */
export function directionAt({ a, b, c }: Curve, t: number): Point {
  const x = (1 - t) * (c.x - a.x) + t * (b.x - c.x);
  const y = (1 - t) * (c.y - a.y) + t * (b.y - c.y);
  const length = Math.hypot(x, y) || 1;
  return { x: x / length, y: y / length };
}

const STEPS = 48;

/** The part [t0, t1] of the curve that lies outside both ends; null if
 * nothing is left of it. */
export function between(curve: Curve, insideA: (p: Point) => boolean, insideB: (p: Point) => boolean): [number, number] | null {
  let t0 = 0;
  while (t0 < 1 && insideA(pointAt(curve, t0))) t0 += 1 / STEPS;
  let t1 = 1;
  while (t1 > 0 && insideB(pointAt(curve, t1))) t1 -= 1 / STEPS;
  t0 = refine(curve, insideA, Math.max(0, t0 - 1 / STEPS), Math.min(1, t0));
  t1 = refine(curve, insideB, Math.min(1, t1 + 1 / STEPS), Math.max(0, t1));
  return t1 > t0 ? [t0, t1] : null;
}

/** Halves the way between a t that may be inside and one that is outside. */
function refine(curve: Curve, inside: (p: Point) => boolean, within: number, without: number): number {
  if (!inside(pointAt(curve, within))) return within;
  for (let i = 0; i < 8; i++) {
    const middle = (within + without) / 2;
    if (inside(pointAt(curve, middle))) within = middle;
    else without = middle;
  }
  return without;
}

const HEAD = 9;
const TAIL_WIDTH = 0.7;
const PIECES = 24;

/** The outline of the arrow from t0 to t1, `width` wide at its head. */
export function outline(k: Curve, t0: number, t1: number, width: number): Point[] {
  const length = Math.hypot(k.b.x - k.a.x, k.b.y - k.a.y) || 1;
  const neck = Math.max(t0, t1 - HEAD / length);
  const left: Point[] = [];
  const right: Point[] = [];
  for (let i = 0; i <= PIECES; i++) {
    const t = t0 + ((neck - t0) * i) / PIECES;
    const half = (TAIL_WIDTH + ((width - TAIL_WIDTH) * i) / PIECES) / 2;
    const p = pointAt(k, t);
    const d = directionAt(k, t);
    left.push({ x: p.x - d.y * half, y: p.y + d.x * half });
    right.push({ x: p.x + d.y * half, y: p.y - d.x * half });
  }
  const tip = pointAt(k, t1);
  const d = directionAt(k, t1);
  const base = pointAt(k, neck);
  const wing = width * 0.5 + 3.6;
  left.push({ x: base.x - d.y * wing, y: base.y + d.x * wing }, tip, { x: base.x + d.y * wing, y: base.y - d.x * wing });
  return [...left, ...right.reverse()];
}

/** Width of an arrow's head: 3 if the number is not known, 4 (100 or less) to
 * 9 (a million) by the logarithm of the lowest number. */
export function widthOf(low: number | null): number {
  if (low === null || !(low > 0)) return 3;
  return Math.max(4, Math.min(9, 4 + ((Math.log10(low) - 2) * 5) / 4));
}
