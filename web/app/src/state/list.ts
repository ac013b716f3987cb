// The list: events by month, the latest first.

import { t } from "../words";
import { monthText, yearText } from "../words/format";
import { dateOf, dayOf, OPEN_START } from "./days";
import { FROM_YEAR, type Model } from "./model";
import type { Selection } from "./selection";

/** Rows of the same month, one after the other in a listing. */
export interface Group {
  /** year * 100 + month, or year * 100 for facts dated to whole years; -1 undated. */
  key: number;
  /** Where its rows begin in the listing, and how many there are. */
  from: number;
  count: number;
}

export interface Listing {
  /** In the order in which the list shows them. */
  rows: Uint32Array;
  groups: Group[];
}

/** Values of Columns.timePrecision. */
const UNDATED = 0;
const YEAR = 4;
const RANGE = 5;

/** The month under which a row is listed. A fact dated to a year follows that year's months. */
function keyOf(m: Model, row: number, monthOf: (day: number) => number): number {
  const c = m.columns;
  const precision = c.timePrecision[row];
  if (precision === UNDATED) return -1;
  const open = c.start[row] === OPEN_START;
  const month = monthOf(open ? c.end[row] : c.start[row]);
  const year = month - (month % 100);
  if (precision === YEAR) return year;
  if (precision !== RANGE) return month;
  return (c.flags[row] & FROM_YEAR) !== 0 ? year : month;
}

/** year * 100 + month of a day; remembers the last month, because rows come in order of days. */
function months(): (day: number) => number {
  let [from, to, key] = [0, -1, 0];
  return (day) => {
    if (day < from || day > to) {
      const [y, m] = dateOf(day);
      [from, to, key] = [dayOf(y, m), dayOf(y, m + 1) - 1, y * 100 + m];
    }
    return key;
  };
}

interface Order {
  rows: Uint32Array;
  /** By place in the order. */
  keys: Int32Array;
}

const known = new WeakMap<Model, Order>();

/** All rows in the order of the list: made once, every listing is a part of it. */
export function orderOf(m: Model): Order {
  let order = known.get(m);
  if (!order) known.set(m, (order = makeOrder(m)));
  return order;
}

function makeOrder(m: Model): Order {
  const { rows: n, start } = m.columns;
  const monthOf = months();
  const keyAt = new Int32Array(n);
  const counts = new Map<number, number>();
  for (let row = 0; row < n; row++) {
    keyAt[row] = keyOf(m, row, monthOf);
    counts.set(keyAt[row], (counts.get(keyAt[row]) ?? 0) + 1);
  }
  const order = { rows: new Uint32Array(n), keys: new Int32Array(n) };
  // Where the rows of a month go next.
  const next = new Map<number, number>();
  let at = 0;
  for (const [key, count] of [...counts].sort(([a], [b]) => b - a)) {
    order.keys.fill(key, at, at + count);
    next.set(key, at);
    at += count;
  }
  for (let row = 0; row < n; row++) {
    const to = next.get(keyAt[row])!;
    order.rows[to] = row;
    next.set(keyAt[row], to + 1);
  }
  for (const [key, count] of counts) {
    const to = next.get(key)!;
    latestFirst(order.rows.subarray(to - count, to), start);
  }
  return order;
}

/** Turns rows that stand in the order of the columns so that the latest start
 * comes first; of the same start the more exact stays first. */
function latestFirst(rows: Uint32Array, start: Int32Array): void {
  rows.reverse();
  let from = 0;
  for (let i = 1; i <= rows.length; i++) {
    if (i < rows.length && start[rows[i]] === start[rows[from]]) continue;
    rows.subarray(from, i).reverse();
    from = i;
  }
}

/** The rows that are not 0 in `take`, by month, the latest first; in a month the latest first, then the more exact. */
export function listing(m: Model, take: Uint8Array): Listing {
  const order = orderOf(m);
  const rows = new Uint32Array(order.rows.length);
  const groups: Group[] = [];
  let n = 0;
  for (let i = 0; i < order.rows.length; i++) {
    if (take[order.rows[i]] === 0) continue;
    if (groups.length === 0 || groups[groups.length - 1].key !== order.keys[i])
      groups.push({ key: order.keys[i], from: n, count: 0 });
    groups[groups.length - 1].count++;
    rows[n++] = order.rows[i];
  }
  return { rows: rows.subarray(0, n), groups };
}

/** The list of a selection. */
export const listingOf = (m: Model, s: Selection): Listing => (m.large ? m.large.listing(s) : listing(m, s.meets));

/** The heading over a group. */
export function groupTitle(key: number): string {
  if (key === -1) return t("panel.undated");
  const year = Math.floor(key / 100);
  return key % 100 === 0 ? t("panel.monthUnknown", { year: yearText(dayOf(year)) }) : monthText(dayOf(year, key % 100));
}

/** Undated rows that pass the filters, in the order of the columns, as a listing of one group. */
export function undatedListing(m: Model, pass: Uint8Array): Listing {
  const out: number[] = [];
  // They are the last rows of the columns.
  for (let i = m.columns.rows - 1; i >= 0 && m.columns.timePrecision[i] === UNDATED; i--) if (pass[i]) out.push(i);
  const rows = Uint32Array.from(out.reverse());
  return { rows, groups: rows.length > 0 ? [{ key: -1, from: 0, count: rows.length }] : [] };
}

/** The nearest dated rows before and after a window, among those that pass. */
export function nearest(m: Model, pass: Uint8Array, from: number, to: number): { before: number | null; after: number | null } {
  const c = m.columns;
  let before: number | null = null;
  let after: number | null = null;
  for (let i = 0; i < c.rows; i++) {
    if (!pass[i] || c.timePrecision[i] === UNDATED) continue;
    if (c.end[i] < from && (before === null || c.end[i] > c.end[before])) before = i;
    if (c.start[i] > to && (after === null || c.start[i] < c.start[after])) after = i;
  }
  return { before, after };
}
