// The list: events by month, the latest first.

import { dateOf, dayOf, monthText, OPEN_START } from "./days";
import type { Model } from "./model";
import { parseWhen } from "./when";

export interface Group {
  /** year * 100 + month, or year * 100 for facts dated to whole years; -1 undated. */
  key: number;
  title: string;
  rows: number[];
}

const known = new WeakMap<Model, Map<number, number>>();

/** The month under which a row is listed. A fact dated to a year follows that year's months. */
export function groupKey(m: Model, row: number): number {
  let keys = known.get(m);
  if (!keys) known.set(m, (keys = new Map()));
  let key = keys.get(row);
  if (key === undefined) keys.set(row, (key = readKey(m, row)));
  return key;
}

function readKey(m: Model, row: number): number {
  const c = m.columns;
  if (c.timePrecision[row] === 0) return -1;
  const when = parseWhen(c.text.when(row));
  const open = c.start[row] === OPEN_START;
  const [year, month] = dateOf(open ? c.end[row] : c.start[row]);
  const part = open ? when.to : when.from;
  return part?.precision === "year" ? year * 100 : year * 100 + month;
}

function title(key: number): string {
  if (key === -1) return "No date given";
  const year = Math.floor(key / 100);
  return key % 100 === 0 ? `${year}, month not known` : monthText(dayOf(year, key % 100));
}

/** Groups rows by month, the latest first; in a month the latest first, then the more exact. */
export function byMonth(m: Model, rows: Iterable<number>): Group[] {
  const c = m.columns;
  const groups = new Map<number, number[]>();
  for (const row of rows) {
    const key = groupKey(m, row);
    const list = groups.get(key);
    if (list) list.push(row);
    else groups.set(key, [row]);
  }
  return [...groups]
    .sort(([a], [b]) => b - a)
    .map(([key, list]) => ({
      key,
      title: title(key),
      rows: list.sort((a, b) => c.start[b] - c.start[a] || c.end[a] - c.end[b] || a - b),
    }));
}

/** The rows of all groups in the order in which the list shows them. */
export function listOrder(groups: readonly Group[]): number[] {
  return groups.flatMap((g) => g.rows);
}

/** The first n rows of the groups; whole groups are left out, the last may be cut. */
export function firstRows(groups: readonly Group[], n: number): Group[] {
  const out: Group[] = [];
  let left = n;
  for (const g of groups) {
    if (left <= 0) break;
    out.push(g.rows.length <= left ? g : { ...g, rows: g.rows.slice(0, left) });
    left -= g.rows.length;
  }
  return out;
}

/** Undated rows that pass the filters, in the order of the columns. */
export function undatedRows(m: Model, pass: Uint8Array): number[] {
  const out: number[] = [];
  // They are the last rows of the columns.
  for (let i = m.columns.rows - 1; i >= 0 && m.columns.timePrecision[i] === 0; i--) if (pass[i]) out.unshift(i);
  return out;
}

/** The nearest dated rows before and after a window, among those that pass. */
export function nearest(m: Model, pass: Uint8Array, from: number, to: number): { before: number | null; after: number | null } {
  const c = m.columns;
  let before: number | null = null;
  let after: number | null = null;
  for (let i = 0; i < c.rows; i++) {
    if (!pass[i] || c.timePrecision[i] === 0) continue;
    if (c.end[i] < from && (before === null || c.end[i] > c.end[before])) before = i;
    if (c.start[i] > to && (after === null || c.start[i] < c.start[after])) after = i;
  }
  return { before, after };
}
