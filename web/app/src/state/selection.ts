// What the window and the filters leave: one pass over the columns. Sentence,
// list, bars and map all draw from this one result, so they always agree.

import type { Day } from "./days";
import { failing } from "./failing";
import type { Columns, Model } from "./model";
import { FAMILIES, type Family } from "./words";

/** Inclusive at both ends. */
export interface Window {
  from: Day;
  to: Day;
}

/** How a row meets the window. */
export const OUT = 0;
export const POSSIBLE = 1;
export const CERTAIN = 2;

export interface Filters {
  /** Families and kinds switched off. Empty: everything shows. */
  families: ReadonlySet<Family>;
  kinds: ReadonlySet<string>;
  /** If not empty, only these. */
  countries: ReadonlySet<string>;
  confidences: ReadonlySet<string>;
  /** A place stands for its parts too, as it does for the server. */
  hotspots: ReadonlySet<string>;
  sources: ReadonlySet<string>;
  datasets: ReadonlySet<string>;
}

export const NO_FILTERS: Filters = {
  families: new Set(),
  kinds: new Set(),
  countries: new Set(),
  confidences: new Set(),
  hotspots: new Set(),
  sources: new Set(),
  datasets: new Set(),
};

export interface Selection {
  window: Window;
  /** OUT, POSSIBLE or CERTAIN by row. Filtered rows are OUT. */
  meets: Uint8Array;
  /** Rows that meet the window, in the order of the columns. */
  rows: Uint32Array;
  certain: number;
  possible: number;
  /** Rows by family, [certain, possible]. */
  byFamily: Record<Family, [number, number]>;
  /** Undated rows that pass the filters; they are never inside a window. */
  undated: number;
}

/** How the time of a row meets the window, filters apart. */
export function meets(c: Columns, row: number, w: Window): 0 | 1 | 2 {
  if (c.timePrecision[row] === 0) return OUT;
  const start = c.start[row];
  const end = c.end[row];
  if (start > w.to || end < w.from) return OUT;
  const sureMeets = c.sureStart[row] <= c.sureEnd[row] && c.sureStart[row] <= w.to && c.sureEnd[row] >= w.from;
  return sureMeets || (start >= w.from && end <= w.to) ? CERTAIN : POSSIBLE;
}

/** 1 for each row that passes the filters, whatever its time. */
export function passing(m: Model, f: Filters): Uint8Array {
  const out = new Uint8Array(m.columns.rows);
  const fails = failing(m, f);
  for (let i = 0; i < out.length; i++) out[i] = fails(i) === 0 ? 1 : 0;
  return out;
}

export function select(m: Model, w: Window, pass: Uint8Array): Selection {
  const c = m.columns;
  const out = new Uint8Array(c.rows);
  const rows = new Uint32Array(c.rows);
  let n = 0;
  const byFamily = Object.fromEntries(FAMILIES.map((f) => [f, [0, 0]])) as Record<Family, [number, number]>;
  let certain = 0;
  let possible = 0;
  let undated = 0;
  for (let i = 0; i < c.rows; i++) {
    if (!pass[i]) continue;
    if (c.timePrecision[i] === 0) {
      undated++;
      continue;
    }
    const how = meets(c, i, w);
    if (how === OUT) continue;
    out[i] = how;
    rows[n++] = i;
    const tally = byFamily[m.familyAt[c.kind[i]]];
    if (how === CERTAIN) {
      certain++;
      tally[0]++;
    } else {
      possible++;
      tally[1]++;
    }
  }
  return { window: w, meets: out, rows: rows.slice(0, n), certain, possible, byFamily, undated };
}
