// Which days there are, which of them the bars show, and how the bars follow
// the window when it leaves them.

import { snapEnd, snapStart } from "./axis";
import { addSteps, ceilTo, type Day, dateOf, dayOf, floorTo, type Step } from "./days";
import type { Model } from "./model";
import type { Window } from "./selection";

/** The whole years that hold all dated events; null if there is none. */
export function extentOf(m: Model): Window | null {
  if (!Number.isFinite(m.firstDay) || !Number.isFinite(m.lastDay) || m.firstDay > m.lastDay) return null;
  return { from: floorTo("year", m.firstDay), to: ceilTo("year", m.lastDay) };
}

const FEWEST_YEARS = 3;
const MOST_YEARS = 20;
/** So much of all dated events the bars should show at first. */
const SHARE = 0.85;

/** Days of a year, about. */
const YEAR = 365.2425;

/** What the bars show at first: the newest years that hold most events, so
 * that a lone early event does not squeeze them. */
export function defaultDetail(m: Model): Window | null {
  const extent = extentOf(m);
  if (!extent) return null;
  const c = m.columns;
  const first = dateOf(extent.from)[0];
  const years = dateOf(extent.to)[0] - first + 1;
  if (years <= FEWEST_YEARS + 2) return extent;
  const perYear = new Uint32Array(years);
  const begins = Int32Array.from({ length: years + 1 }, (_, i) => dayOf(first + i));
  let dated = 0;
  for (let i = 0; i < c.rows; i++) {
    if (c.timePrecision[i] === 0) continue;
    dated++;
    // By its end: what began long ago, or nobody knows when, is still met.
    const day = Math.min(Math.max(c.end[i], extent.from), extent.to);
    let year = Math.min(years - 1, Math.floor((day - extent.from) / YEAR));
    if (day < begins[year]) year--;
    else if (day >= begins[year + 1]) year++;
    perYear[years - 1 - year]++;
  }
  let shown = 0;
  let n = 0;
  while (n < Math.min(years, MOST_YEARS) && (n < FEWEST_YEARS || shown < dated * SHARE)) shown += perYear[n++];
  return { from: addSteps("year", extent.to + 1, -n), to: extent.to };
}

export function holds(range: Window, w: Window): boolean {
  return range.from <= w.from && range.to >= w.to;
}

/** The range moved, or if it is too short widened, until it holds the window.
 * A window that steps out is just held, one that jumps gets into the middle,
 * as far as the limits let it. */
export function following(range: Window, w: Window, step: Step, limits: Window): Window {
  if (holds(range, w)) return range;
  const from = floorTo(step, w.from);
  const to = ceilTo(step, w.to);
  const length = range.to - range.from;
  if (to - from > length) return { from, to };
  const jump = Math.max(range.from - from, to - range.to);
  if (jump > length / 8 && holds(limits, w)) {
    const start = snapStart(step, Math.round((from + to - length) / 2));
    return within({ from: start, to: Math.max(to, snapEnd(step, start + length)) }, limits);
  }
  if (from < range.from) return { from, to: Math.max(to, snapEnd(step, from + length)) };
  return { from: Math.min(from, snapStart(step, to - length)), to };
}

/** The range moved so that it lies inside the limits; cut if it is longer. */
export function within(range: Window, limits: Window): Window {
  const length = Math.min(range.to - range.from, limits.to - limits.from);
  const from: Day = Math.min(Math.max(range.from, limits.from), limits.to - length);
  return { from, to: from + length };
}
