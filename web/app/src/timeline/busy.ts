// Whether something certainly falls in a window, answered at once: the answer
// for all windows is prepared in two passes over the rows.

import { type Day, OPEN_END, OPEN_START } from "../state/days";
import type { Model } from "../state/model";
import type { Window } from "../state/selection";

export interface Busy {
  /** Something that passes certainly falls in the window. */
  holds(w: Window): boolean;
  /** Something becomes certain when a window from the first day grows from one last day to another. */
  adds(before: Day, to: Day): boolean;
}

/** Prepares the answers for the rows that pass, over the days of the data. */
export function busyOf(m: Model, pass: Uint8Array, extent: Window): Busy {
  const c = m.columns;
  const days = extent.to - extent.from + 1;
  const at = (day: Day) => Math.min(Math.max(day - extent.from, 0), days - 1);
  // By first day: the earliest end of what begins then or later. By day: the
  // latest certain day of what is certain by then.
  const ends = new Int32Array(days + 1).fill(OPEN_END);
  const sure = new Int32Array(days).fill(OPEN_START);
  const becomes = new Uint32Array(days + 1);
  for (let i = 0; i < c.rows; i++) {
    if (!pass[i] || c.timePrecision[i] === 0) continue;
    const closed = c.start[i] !== OPEN_START && c.end[i] !== OPEN_END;
    const isSure = c.sureStart[i] <= c.sureEnd[i];
    if (closed) ends[at(c.start[i])] = Math.min(ends[at(c.start[i])], c.end[i]);
    if (isSure) sure[at(c.sureStart[i])] = Math.max(sure[at(c.sureStart[i])], c.sureEnd[i]);
    if (closed || isSure) becomes[at(isSure ? c.sureStart[i] : c.end[i]) + 1]++;
  }
  for (let d = days - 1; d >= 0; d--) ends[d] = Math.min(ends[d], ends[d + 1]);
  for (let d = 1; d < days; d++) sure[d] = Math.max(sure[d], sure[d - 1]);
  for (let d = 1; d <= days; d++) becomes[d] += becomes[d - 1];
  const upTo = (day: Day) => becomes[Math.min(Math.max(day - extent.from + 1, 0), days)];
  return {
    holds(w) {
      if (w.to < extent.from || w.from > extent.to) return false;
      const contained = w.from <= extent.to && ends[Math.max(w.from - extent.from, 0)] <= w.to;
      return contained || sure[at(w.to)] >= w.from;
    },
    adds: (before, to) => upTo(to) > upTo(before),
  };
}
