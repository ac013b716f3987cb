// How many events fall in each step of the calendar, by family. An event is
// counted in a step if its whole possible time lies in that step; one that is
// known only to a longer period, or that lasted longer, is a span instead. So
// every dated event is in exactly one of the two, once.

import { addSteps, type Day, floorTo, type Step } from "../state/days";
import type { Model } from "../state/model";
import type { Window } from "../state/selection";
import { FAMILIES } from "../state/words";

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
}

/** One pass over the rows, which are in order of their first day. */
export function histogram(m: Model, pass: Uint8Array, step: Step, extent: Window): Histogram {
  const c = m.columns;
  const edges = edgesOf(step, extent);
  const bins = edges.length - 1;
  const n = FAMILIES.length;
  const counts = new Uint32Array(bins * n);
  const hidden = new Uint32Array(bins);
  const family = m.familyAt.map((f) => FAMILIES.indexOf(f));
  const spans: number[] = [];
  let bin = 0;
  for (let i = 0; i < c.rows; i++) {
    if (c.timePrecision[i] === 0) continue;
    while (bin < bins - 1 && edges[bin + 1] <= c.start[i]) bin++;
    const fits = c.start[i] >= edges[bin] && c.end[i] < edges[bin + 1];
    if (!fits) {
      if (pass[i]) spans.push(i);
    } else if (pass[i]) counts[bin * n + family[c.kind[i]]]++;
    else hidden[bin]++;
  }
  return { step, edges, counts, hidden, spans: Uint32Array.from(spans) };
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

/** The highest bar of the range, with what is filtered away. */
export function highest(h: Histogram, range: Window): number {
  const [first, last] = binsIn(h, range);
  let max = 0;
  for (let b = first; b <= last; b++) max = Math.max(max, countOf(h, b) + h.hidden[b]);
  return max;
}

/** The round number to name on the scale: the largest of 1 to 5, 10 to 50
 * and so on that is not above max. */
export function roundBelow(max: number): number {
  if (max < 1) return 0;
  const power = 10 ** Math.floor(Math.log10(max));
  return Math.min(5, Math.floor(max / power)) * power;
}
