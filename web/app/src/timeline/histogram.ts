// How many events fall in each step of the calendar, by family. An event is
// counted in a step if its whole possible time lies in that step; one that is
// known only to a longer period, or that lasted longer, is a span instead. So
// every dated event is in exactly one of the two, once.

import { addSteps, type Day, floorTo, type Step } from "../state/days";
import type { Model } from "../state/model";
import type { Window } from "../state/selection";
import type { Measured } from "../state/time-view";
import { FAMILIES } from "../state/words";
import { readerOf } from "./amounts";

/** What the bars show of figures, instead of the number of events. */
export interface Amounts {
  what: Measured;
  /** The least that the figures say: bin * FAMILIES.length + family. */
  low: Float64Array;
  /** What they may say beyond it, as far as they say so. */
  more: Float64Array;
  /** By bin, of events that the filters take away. */
  hidden: Float64Array;
}

export interface Histogram {
  step: Step;
  /** First day of each bin and, last, the day after the last bin. */
  edges: Int32Array;
  /** Events that pass the filters: bin * FAMILIES.length + family. */
  counts: Uint32Array;
  /** Events by bin that the filters take away. */
  hidden: Uint32Array;
  /** Rows that pass the filters and fit in no bin, in the columns' order. */
  spans: Uint32Array;
  /** Null where bars count events. Else all else here is about the events
   * that have such a figure. */
  amounts: Amounts | null;
}

/** One pass over the rows, which are in order of their first day. */
export function histogram(m: Model, pass: Uint8Array, step: Step, extent: Window, what: Measured | null = null): Histogram {
  const c = m.columns;
  const edges = edgesOf(step, extent);
  const bins = edges.length - 1;
  const n = FAMILIES.length;
  const counts = new Uint32Array(bins * n);
  const hidden = new Uint32Array(bins);
  const amounts = what && noAmounts(what, bins);
  const read = what && readerOf(m, what);
  const family = m.familyAt.map((f) => FAMILIES.indexOf(f));
  const spans: number[] = [];
  let bin = 0;
  for (let i = 0; i < c.rows; i++) {
    if (c.timePrecision[i] === 0) continue;
    while (bin < bins - 1 && edges[bin + 1] <= c.start[i]) bin++;
    const figure = read?.(i);
    if (read && !figure) continue;
    const fits = c.start[i] >= edges[bin] && c.end[i] < edges[bin + 1];
    const at = bin * n + family[c.kind[i]];
    if (!fits) {
      if (pass[i]) spans.push(i);
      continue;
    }
    if (pass[i]) counts[at]++;
    else hidden[bin]++;
    if (amounts && figure) addAmount(amounts, pass[i] ? at : -1, bin, figure);
  }
  return { step, edges, counts, hidden, spans: Uint32Array.from(spans), amounts };
}

function noAmounts(what: Measured, bins: number): Amounts {
  const n = bins * FAMILIES.length;
  return { what, low: new Float64Array(n), more: new Float64Array(n), hidden: new Float64Array(bins) };
}

/** `at`: where it is counted; -1 if the filters take it away. */
function addAmount(a: Amounts, at: number, bin: number, { low, high }: { low: number; high: number }): void {
  if (at < 0) {
    a.hidden[bin] += low;
    return;
  }
  a.low[at] += low;
  if (high > low) a.more[at] += high - low;
}

function edgesOf(step: Step, extent: Window): Int32Array {
  const edges: Day[] = [];
  let day = floorTo(step, extent.from);
  for (; day <= extent.to; day = addSteps(step, day, 1)) edges.push(day);
  edges.push(day);
  return Int32Array.from(edges);
}

/** The bin that holds the day; below the first -1, above the last their number. */
export function binOf(h: Histogram, day: Day): number {
  const bins = h.edges.length - 1;
  if (day < h.edges[0]) return -1;
  if (day >= h.edges[bins]) return bins;
  let low = 0;
  let high = bins;
  while (high - low > 1) {
    const mid = (low + high) >> 1;
    if (h.edges[mid] <= day) low = mid;
    else high = mid;
  }
  return low;
}

/** First and last bin of a range of days; last < first if there is none. */
export function binsIn(h: Histogram, range: Window): [first: number, last: number] {
  return [Math.max(0, binOf(h, range.from)), Math.min(h.edges.length - 2, binOf(h, range.to))];
}

/** Events of a bin that pass the filters. */
export function countOf(h: Histogram, bin: number): number {
  const n = FAMILIES.length;
  let sum = 0;
  for (let f = 0; f < n; f++) sum += h.counts[bin * n + f];
  return sum;
}

/** How high a bar is, with what is filtered away: events, or the most that
 * the figures say. */
export function heightOf(h: Histogram, bin: number): number {
  const a = h.amounts;
  if (!a) return countOf(h, bin) + h.hidden[bin];
  let sum = a.hidden[bin];
  for (let f = bin * FAMILIES.length; f < (bin + 1) * FAMILIES.length; f++) sum += a.low[f] + a.more[f];
  return sum;
}

/** The highest bar of the range. */
export function highest(h: Histogram, range: Window): number {
  const [first, last] = binsIn(h, range);
  let max = 0;
  for (let b = first; b <= last; b++) max = Math.max(max, heightOf(h, b));
  return max;
}

/** The round number to name on the scale: the largest of 1 to 5, 10 to 50
 * and so on that is not above max. */
export function roundBelow(max: number): number {
  if (max < 1) return 0;
  const power = 10 ** Math.floor(Math.log10(max));
  return Math.min(5, Math.floor(max / power)) * power;
}
