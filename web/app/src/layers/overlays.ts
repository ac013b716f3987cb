// What lies over the map: read from the page, so that the first view keeps
// clear of it whatever the styles are.

import type { Box } from "./boxes";

/** Over the map's box, wherever they stand in the page. */
const SELECTOR = ".map-buttons, .map-key, .map-corner, .mast, .frame-head";
const TOP_PX = 24;
/** The part of the width that spans it. */
const SPANNING = 0.7;

const spansTop = (b: Box, width: number): boolean => b.top < TOP_PX && b.right - b.left > width * SPANNING;

/** The boxes of what covers a part of the map, in pixels from its left top
 * corner. What stands beside the map covers nothing; the strip above what spans
 * the map's top is of no use, and counts as covered. */
export function overlays(map: HTMLElement): Box[] {
  const box = map.getBoundingClientRect();
  const found: Box[] = [];
  for (const element of document.querySelectorAll(SELECTOR)) {
    const r = element.getBoundingClientRect();
    const seen = { left: r.left - box.left, top: r.top - box.top, right: r.right - box.left, bottom: r.bottom - box.top };
    const outside = seen.right <= 0 || seen.bottom <= 0 || seen.left >= box.width || seen.top >= box.height;
    if (r.width === 0 || r.height === 0 || outside) continue;
    found.push(spansTop(seen, box.width) ? { left: 0, top: 0, right: box.width, bottom: seen.bottom } : seen);
  }
  return found;
}

/** How far down what spans the map's top reaches. */
export function coveredAtTop(covers: readonly Box[], width: number): number {
  return Math.max(0, ...covers.filter((b) => spansTop(b, width)).map((b) => b.bottom));
}
