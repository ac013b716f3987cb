// The events of the selected place, spread on an arc around its mark.

import { type Box, boxAround, overlaps } from "./boxes";
import type { Point } from "./mercator";

export const FAN_RADIUS = 66;
export const FAN_DISC = 11.5;
export const FAN_MOST = 12;
const STEP = (25 * Math.PI) / 180;

/** Where n discs stand around (0, 0) when the fan looks to `middle` (radians,
 * 0 to the east, growing clockwise on the screen). */
export function fanPoints(n: number, middle: number): Point[] {
  const first = middle - ((n - 1) * STEP) / 2;
  return Array.from({ length: n }, (_, i) => ({
    x: FAN_RADIUS * Math.cos(first + i * STEP),
    y: FAN_RADIUS * Math.sin(first + i * STEP),
  }));
}

const SIDES = 16;

/** The direction in which n discs around `at` cover least; west if equal. */
export function emptierSide(n: number, at: Point, taken: Box[]): number {
  let best = Math.PI;
  let least = Infinity;
  for (let i = 0; i < SIDES; i++) {
    // From west, turning to both sides by turns.
    const middle = Math.PI + (i % 2 === 0 ? 1 : -1) * Math.ceil(i / 2) * ((2 * Math.PI) / SIDES);
    let covers = 0;
    for (const p of fanPoints(n, middle)) {
      const box = boxAround(at.x + p.x, at.y + p.y, FAN_DISC + 2);
      for (const other of taken) if (overlaps(box, other)) covers++;
    }
    if (covers < least) {
      least = covers;
      best = middle;
    }
  }
  return best;
}
