// Rows of one place or country.

import type { Model } from "./model";
import { onlyCountries } from "./only-country";
import { meets, OUT, type Window } from "./selection";

/** Rows that name the hotspot. */
export function rowsOfHotspot(m: Model, id: string): number[] {
  const c = m.columns;
  const wanted = c.dictionaries.hotspots.indexOf(id);
  return filterRows(m, (row) => {
    for (let j = c.hotspots.offsets[row]; j < c.hotspots.offsets[row + 1]; j++) if (c.hotspots.index[j] === wanted) return true;
    return false;
  });
}

/** A place and all that is a part of it, by id; a part of a part too. */
export function withParts(m: Model, id: string): Set<string> {
  const out = new Set([id]);
  // A set that grows while one walks over it is walked to its end.
  for (const whole of out) for (const h of m.hotspots) if (h.part_of === whole) out.add(h.id);
  return out;
}

/** Rows that name the place or a part of it, as the server's filter by hotspot has it. */
export function rowsOfPlace(m: Model, id: string): number[] {
  const c = m.columns;
  const ids = withParts(m, id);
  const on = Uint8Array.from(c.dictionaries.hotspots, (x) => (ids.has(x) ? 1 : 0));
  return filterRows(m, (row) => {
    for (let j = c.hotspots.offsets[row]; j < c.hotspots.offsets[row + 1]; j++) if (on[c.hotspots.index[j]]) return true;
    return false;
  });
}

/** Rows of a country; bare: only those known in it by country only. */
export function rowsOfCountry(m: Model, code: string, bare: boolean): number[] {
  const c = m.columns;
  const wanted = c.dictionaries.countries.indexOf(code);
  const { offsets, index } = bare ? onlyCountries(m) : c.countries;
  return filterRows(m, (row) => index.subarray(offsets[row], offsets[row + 1]).includes(wanted));
}

function filterRows(m: Model, keep: (row: number) => boolean): number[] {
  const out: number[] = [];
  for (let row = 0; row < m.columns.rows; row++) if (keep(row)) out.push(row);
  return out;
}

/** Rows split by a window, each list with the latest first; undated rows are outside. */
export function splitByWindow(
  m: Model,
  rows: readonly number[],
  inside: (row: number) => boolean,
  from: number,
): { in: number[]; before: number[]; after: number[]; undated: number[] } {
  const c = m.columns;
  const late = [...rows].sort((a, b) => c.start[b] - c.start[a] || c.end[a] - c.end[b]);
  const out = { in: [] as number[], before: [] as number[], after: [] as number[], undated: [] as number[] };
  for (const row of late) {
    if (c.timePrecision[row] === 0) out.undated.push(row);
    else if (inside(row)) out.in.push(row);
    else (c.end[row] < from ? out.before : out.after).push(row);
  }
  return out;
}

/** Tells whether a row may fall in the window; filters apart. */
export function insideOf(m: Model, w: Window | null): (row: number) => boolean {
  return (row) => w !== null && meets(m.columns, row, w) !== OUT;
}
