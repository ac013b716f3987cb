// A window that moves over very many rows: only those are looked at that begin
// or end, or become certain, where the window's ends went.

import { type Day, OPEN_END, OPEN_START } from "./days";
import type { Columns } from "./model";
import { CERTAIN, OUT, POSSIBLE, type Window } from "./selection";

/** What is added up over the rows of a window. */
export interface Sums {
  /** Nothing is in the window. */
  clear(): void;
  /** A row meets the window in another way than before: OUT, POSSIBLE or CERTAIN. */
  change(row: number, before: number, after: number): void;
}

/** Rows whose days are looked at together. */
const BLOCK = 4096;

/** Where of the rows, which are in the order of their first day, something changes. */
export interface Days {
  /** Rows that have a day; the others follow. */
  dated: number;
  /** By block of rows the latest last day. */
  lastEnd: Int32Array;
  /** The other days of rows (last, first and last certain), in order, and whose each is. */
  day: Int32Array;
  row: Uint32Array;
}

const closed = (day: Day): boolean => day !== OPEN_START && day !== OPEN_END;

/** Calls visit with each day, apart from the first, at which a row begins to meet a window otherwise. */
function eachOther(c: Columns, row: number, visit: (day: Day) => void): void {
  const [start, end, sure0, sure1] = [c.start[row], c.end[row], c.sureStart[row], c.sureEnd[row]];
  if (end !== start && closed(end)) visit(end);
  if (sure0 > sure1) return;
  if (sure0 !== start && sure0 !== end && closed(sure0)) visit(sure0);
  if (sure1 !== start && sure1 !== end && sure1 !== sure0 && closed(sure1)) visit(sure1);
}

const known = new WeakMap<Int32Array, Days>();

/** Made once for the rows; columns that come later do not change it. */
export function daysOf(c: Columns): Days {
  let days = known.get(c.start);
  if (!days) known.set(c.start, (days = makeDays(c)));
  return days;
}

/** Whether a row is more than its first day. */
const lasts = (c: Columns, row: number): boolean =>
  c.end[row] !== c.start[row] || c.sureStart[row] !== c.start[row] || c.sureEnd[row] !== c.start[row];

function makeDays(c: Columns): Days {
  let dated = c.rows;
  while (dated > 0 && c.timePrecision[dated - 1] === 0) dated--;
  const lastEnd = new Int32Array(Math.ceil(dated / BLOCK)).fill(OPEN_START);
  let n = 0;
  for (let row = 0; row < dated; row++) {
    const block = Math.floor(row / BLOCK);
    if (c.end[row] > lastEnd[block]) lastEnd[block] = c.end[row];
    if (lasts(c, row)) eachOther(c, row, () => n++);
  }
  const days = new Int32Array(n);
  const rows = new Uint32Array(n);
  n = 0;
  for (let row = 0; row < dated; row++) {
    if (!lasts(c, row)) continue;
    eachOther(c, row, (day) => {
      days[n] = day;
      rows[n++] = row;
    });
  }
  return { dated, lastEnd, ...inOrder(days, rows) };
}

/** Days are counted one by one over no more than ten thousand years. */
const MOST_DAYS = 3_652_425;

function inOrder(days: Int32Array, rows: Uint32Array): { day: Int32Array; row: Uint32Array } {
  let [first, last] = [OPEN_END, OPEN_START];
  for (const day of days) {
    if (day < first) first = day;
    if (day > last) last = day;
  }
  if (last - first > MOST_DAYS) {
    const order = Uint32Array.from(days.keys()).sort((a, b) => days[a] - days[b]);
    return { day: Int32Array.from(order, (i) => days[i]), row: Uint32Array.from(order, (i) => rows[i]) };
  }
  const from = new Uint32Array(Math.max(0, last - first) + 2);
  for (const day of days) from[day - first + 1]++;
  for (let i = 1; i < from.length; i++) from[i] += from[i - 1];
  const out = { day: new Int32Array(days.length), row: new Uint32Array(days.length) };
  for (let i = 0; i < days.length; i++) {
    const at = from[days[i] - first]++;
    out.day[at] = days[i];
    out.row[at] = rows[i];
  }
  return out;
}

/** The first place in the first n of rising numbers that is not below a day. */
function firstFrom(days: Int32Array, n: number, day: Day): number {
  let low = 0;
  let high = n;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle] < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Beyond this part of all rows, beginning anew is quicker. */
const MANY = 0.4;

/** Keeps sums in step with a window. */
export class Steps {
  /** How each row meets the window; those that do not pass are OUT. */
  readonly how: Uint8Array;
  window: Window | null = null;
  private readonly days: Days;

  /** pass: 1 by row that counts; null counts all. */
  constructor(
    private readonly c: Columns,
    private readonly pass: Uint8Array | null,
    private readonly sums: Sums,
  ) {
    this.how = new Uint8Array(c.rows);
    this.days = daysOf(c);
  }

  /** Moves the window. */
  to(w: Window): void {
    const old = this.window;
    this.window = w;
    if (!old) this.begin(w);
    else if (old.from !== w.from || old.to !== w.to) this.step(old, w);
  }

  private step(old: Window, w: Window): void {
    const { c, days } = this;
    const ranges = [
      [Math.min(old.from, w.from), Math.max(old.from, w.from) - 1],
      [Math.min(old.to, w.to) + 1, Math.max(old.to, w.to)],
    ].map(([first, last]) => ({
      rows: [firstFrom(c.start, days.dated, first), firstFrom(c.start, days.dated, last + 1)],
      others: [firstFrom(days.day, days.day.length, first), firstFrom(days.day, days.day.length, last + 1)],
    }));
    const n = ranges.reduce((sum, { rows, others }) => sum + rows[1] - rows[0] + others[1] - others[0], 0);
    if (n > MANY * days.dated) {
      this.begin(w);
      return;
    }
    for (const { rows, others } of ranges) {
      for (let row = rows[0]; row < rows[1]; row++) this.look(row, w);
      for (let i = others[0]; i < others[1]; i++) this.look(days.row[i], w);
    }
  }

  private look(row: number, { from, to }: Window): void {
    const { pass, how } = this;
    if (pass && pass[row] === 0) return;
    const after = meeting(this.c, row, from, to);
    const before = how[row];
    if (after === before) return;
    how[row] = after;
    this.sums.change(row, before, after);
  }

  private begin({ from, to }: Window): void {
    const { c, pass, how, sums, days } = this;
    how.fill(OUT);
    sums.clear();
    const end = to === OPEN_END ? days.dated : firstFrom(c.start, days.dated, to + 1);
    for (let first = 0, block = 0; first < end; first += BLOCK, block++) {
      if (days.lastEnd[block] < from) continue;
      const last = Math.min(end, first + BLOCK);
      for (let row = first; row < last; row++) {
        if (pass && pass[row] === 0) continue;
        const after = meeting(c, row, from, to);
        if (after === OUT) continue;
        how[row] = after;
        sums.change(row, OUT, after);
      }
    }
  }

  /** Adds all rows of the window to sums that follow from now on. */
  tell(sums: Sums): void {
    sums.clear();
    const { how } = this;
    for (let row = 0; row < how.length; row++) if (how[row] !== OUT) sums.change(row, OUT, how[row]);
  }
}

/** The same as `meets`, for rows that have a day. */
function meeting(c: Columns, row: number, from: Day, to: Day): number {
  const start = c.start[row];
  const end = c.end[row];
  if (start > to || end < from) return OUT;
  if (start >= from && end <= to) return CERTAIN;
  const sure0 = c.sureStart[row];
  const sure1 = c.sureEnd[row];
  return sure0 <= sure1 && sure0 <= to && sure1 >= from ? CERTAIN : POSSIBLE;
}
