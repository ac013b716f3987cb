// Events that fit in no bar: whiskers over the time in which they fall, in a
// few lanes. What finds no lane is counted by step and drawn as hollow bars.

import type { Columns } from "../state/model";
import type { Window } from "../state/selection";
import { binsIn, type Histogram } from "./histogram";

export interface Whisker {
  row: number;
  lane: number;
}

export interface Spans {
  whiskers: Whisker[];
  /** Rows without a lane, by bin of the histogram; null if all have one. */
  more: Uint32Array | null;
  /** The largest number in `more` within the range. */
  moreMax: number;
}

/** Beyond so many, lanes say nothing: all become hollow bars. */
const MOST_WHISKERS = 400;

/** Lanes for the spans that meet the range, shorter ones first and above,
 * because they say more. */
export function laySpans(c: Columns, h: Histogram, range: Window, lanes: number): Spans {
  const rows = Array.from(h.spans).filter((i) => c.start[i] <= range.to && c.end[i] >= range.from);
  if (rows.length > MOST_WHISKERS) return overflow(c, h, range, [], rows);
  const taken: Window[][] = Array.from({ length: lanes }, () => []);
  const whiskers: Whisker[] = [];
  const rest: number[] = [];
  const from = (i: number) => Math.max(c.start[i], range.from);
  const to = (i: number) => Math.min(c.end[i], range.to);
  rows.sort((a, b) => to(a) - from(a) - (to(b) - from(b)) || a - b);
  for (const row of rows) {
    const lane = taken.findIndex((l) => l.every((t) => t.to < from(row) || to(row) < t.from));
    if (lane < 0) rest.push(row);
    else {
      taken[lane].push({ from: from(row), to: to(row) });
      whiskers.push({ row, lane });
    }
  }
  return rest.length ? overflow(c, h, range, whiskers, rest) : { whiskers, more: null, moreMax: 0 };
}

function overflow(c: Columns, h: Histogram, range: Window, whiskers: Whisker[], rows: number[]): Spans {
  const [first, last] = binsIn(h, range);
  // Steps up where a span begins, down behind its end; the sum is the count.
  const delta = new Int32Array(h.edges.length + 1);
  for (const i of rows) {
    const [a, b] = binsIn(h, { from: Math.max(c.start[i], range.from), to: Math.min(c.end[i], range.to) });
    delta[a]++;
    delta[b + 1]--;
  }
  const more = new Uint32Array(h.edges.length - 1);
  let sum = 0;
  let moreMax = 0;
  for (let b = first; b <= last; b++) {
    sum += delta[b];
    more[b] = sum;
    moreMax = Math.max(moreMax, sum);
  }
  return { whiskers, more, moreMax };
}
