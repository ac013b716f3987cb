// Which rows of a long list are drawn: those near the screen. Heights are
// learnt when a row is drawn; until then a row counts with the usual height.

import type { Listing } from "../state/list";

/** Browsers cut elements that are higher than some 17 million pixels. A longer
 * list is as high as this, and scrolls faster than it is. */
export const HIGHEST = 8_000_000;

/** The height of a row until it has been drawn, in pixels. */
const USUAL = 57;

/** The heights of all rows of the data, 0 where it is not known yet. */
export class Heights {
  private readonly known: Float32Array;
  constructor(rows: number) {
    this.known = new Float32Array(rows);
  }
  has(row: number): boolean {
    return this.known[row] !== 0;
  }
  of(row: number): number {
    return this.known[row] || USUAL;
  }
  set(row: number, height: number): void {
    this.known[row] = height;
  }
  /** After the list has become wider or narrower, or its words have changed. */
  forget(): void {
    this.known.fill(0);
  }
}

/** The upper edge of each row of a listing, and at the end the height of all. A heading stands over each group. */
export function topsOf(list: Listing, heights: Heights, heading: number): Float64Array {
  const tops = new Float64Array(list.rows.length + 1);
  let y = 0;
  for (const g of list.groups) {
    y += heading;
    for (let i = g.from; i < g.from + g.count; i++) {
      tops[i] = y;
      y += heights.of(list.rows[i]);
    }
  }
  tops[list.rows.length] = y;
  return tops;
}

/** The row that lies at a height: the last whose upper edge is not below it. */
export function rowAt(tops: Float64Array, y: number): number {
  let low = 0;
  let high = tops.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (tops[middle] <= y) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** The rows from..to (not included) to draw, with the space above and below them. */
export interface Slice {
  from: number;
  to: number;
  above: number;
  below: number;
}

/** How the height of the list on the page relates to that of its rows. */
function scaleOf(total: number, view: number): number {
  return total > HIGHEST ? (HIGHEST - view) / (total - view) : 1;
}

/** Where in the rows a list is that has been scrolled by so many pixels. */
export function offsetOf(tops: Float64Array, scrolled: number, view: number): number {
  return scrolled / scaleOf(tops[tops.length - 1], view);
}

/** How far to scroll for the rows to be at an offset. */
export function scrollFor(tops: Float64Array, offset: number, view: number): number {
  return offset * scaleOf(tops[tops.length - 1], view);
}

/** The slice for a list that has been scrolled by so many pixels behind the
 * upper edge of a view of this height; `spare` pixels more are drawn on both sides. */
export function sliceAt(tops: Float64Array, heading: number, scrolled: number, view: number, spare: number): Slice {
  const n = tops.length - 1;
  const total = tops[n];
  const page = Math.min(total, HIGHEST);
  const offset = Math.max(0, Math.min(offsetOf(tops, scrolled, view), total - Math.min(view, total)));
  const from = rowAt(tops, offset - spare);
  const to = Math.min(n, rowAt(tops, offset + view + spare) + 1);
  // The heading over the first row drawn takes its place, also within a month.
  const above = Math.max(0, tops[from] - heading - offset + Math.max(0, Math.min(scrolled, page - Math.min(view, page))));
  const drawn = tops[to] - tops[from] + heading;
  return { from, to, above, below: Math.max(0, page - above - drawn) };
}
