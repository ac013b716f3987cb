// What of the map is in sight, and what a mark is about.

import { type Box, overlaps } from "./boxes";
import type { Frame } from "./frame";
import type { MarkSlot } from "./layout";
import type { Point } from "./mercator";

/** Whether a circle around a point of the screen reaches into the map's box,
 * below what lies over its top. */
export const inSight = (f: Frame, p: Point, r = 0): boolean =>
  p.x > -r && p.y > f.top - r && p.x < f.width + r && p.y < f.height + r;

/** Whether something lies over the box on the screen, or a country's plate does. */
export const isCovered = (f: Frame, box: Box): boolean =>
  f.covers.some((cover) => overlaps(cover, box)) || f.plates.some((plate) => overlaps(plate, box));

/** Whether the map's edges cut nothing off the box on the screen. */
export const isWhole = (f: Frame, b: Box): boolean => b.left >= 0 && b.top >= f.top && b.right <= f.width && b.bottom <= f.height;

/** Whether the mark stands for the hotspot, or for a place of the event. */
export function about(f: Frame, mark: MarkSlot, what: Frame["picked"]): boolean {
  if (what?.what === "hotspot") {
    const spot = f.spots.ofHotspot.get(what.id);
    return spot !== undefined && f.layout.markOfSpot[spot.index] === mark.index;
  }
  if (what?.what !== "event") return false;
  const row = f.model.rowOf.get(what.id);
  if (row === undefined) return false;
  const { places } = f.model.columns;
  for (let i = places.offsets[row]; i < places.offsets[row + 1]; i++)
    if (f.layout.markOfPlace[places.index[i]] === mark.index) return true;
  return false;
}
