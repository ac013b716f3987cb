// How many sources speak of each step: a quiet month may be an unreported one.

import type { Model } from "../state/model";
import { binsIn, type Histogram } from "./histogram";

/** The number of different sources of the events that may fall in each bin,
 * whatever the filters. One pass over the rows, which are in order of their
 * first day: what a source covers then has no gap behind where it ends. */
export function sourcesBy(m: Model, h: Histogram): Uint32Array {
  const c = m.columns;
  const bins = h.edges.length - 1;
  const delta = new Int32Array(bins + 1);
  const covered = new Int32Array(c.dictionaries.sources.length).fill(-1);
  for (let i = 0; i < c.rows; i++) {
    if (c.timePrecision[i] === 0) continue;
    const [first, last] = binsIn(h, { from: c.start[i], to: c.end[i] });
    for (let j = c.sources.offsets[i]; j < c.sources.offsets[i + 1]; j++) {
      const source = c.sources.index[j];
      const from = Math.max(first, covered[source] + 1);
      if (from > last) continue;
      delta[from]++;
      delta[last + 1]--;
      covered[source] = last;
    }
  }
  const out = new Uint32Array(bins);
  let sum = 0;
  for (let b = 0; b < bins; b++) out[b] = sum += delta[b];
  return out;
}
