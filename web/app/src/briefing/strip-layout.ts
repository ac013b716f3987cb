// Where things stand on the strip of time below a presented scene.

import { addSteps, ceilTo, type Day, dateOf, floorTo, STEPS, type Step } from "../state/days";
import type { Columns } from "../state/model";
import type { Window } from "../state/selection";

/** The strip shows this part of the window's length before and after it, */
const AROUND = 0.45;
/** and at least so many days. */
const LEAST_AROUND = 6;

const STEP_DAYS: Readonly<Record<Step, number>> = { day: 1, week: 7, month: 30.4, quarter: 91.3, year: 365.25 };

/** The days that the strip shows of a window: some before and some after it. */
export function domainOf(w: Window): Window {
  const around = Math.max(LEAST_AROUND, Math.round((w.to - w.from + 1) * AROUND));
  return { from: w.from - around, to: w.to + around };
}

export interface Tick {
  x: number;
  day: Day;
  /** The year is said with it. */
  year: boolean;
}

/** Pixels that a label of the axis needs. */
const LABEL_PX: Readonly<Record<Step, number>> = { day: 58, week: 62, month: 58, quarter: 84, year: 52 };

const scale = (d: Window, width: number) => (day: number) => ((day - d.from) / (d.to + 1 - d.from)) * width;

/** The marks of the axis, as close as their labels let them be. */
export function ticksOf(d: Window, width: number): { step: Step; ticks: Tick[] } {
  const perDay = width / (d.to + 1 - d.from);
  const step = STEPS.find((s) => STEP_DAYS[s] * perDay >= LABEL_PX[s]) ?? "year";
  const stride = Math.max(1, Math.ceil(LABEL_PX[step] / (STEP_DAYS[step] * perDay)));
  const x = scale(d, width);
  const ticks: Tick[] = [];
  let said = Number.NaN;
  for (let day = addSteps(step, floorTo(step, Math.ceil(d.from) - 1), 1); day <= d.to; day = addSteps(step, day, stride)) {
    const [year] = dateOf(day);
    ticks.push({ x: x(day), day, year: year !== said });
    said = year;
  }
  return { step, ticks };
}

export interface Placed {
  row: number;
  /** The middle of its disc. */
  x: number;
  /** Discs that would touch stand on each other; from 0. */
  level: number;
  /** From where to where it may have been, if that is more than its disc. */
  from: number;
  to: number;
}

const clamp = (n: number, from: number, to: number) => Math.max(from, Math.min(to, n));

/** Rows that are seen on the strip, in the order of their middles. */
export function rowsOn(c: Columns, pass: Uint8Array, d: Window): number[] {
  const rows: number[] = [];
  for (let i = 0; i < c.rows; i++)
    if (pass[i] && c.timePrecision[i] !== 0 && c.start[i] <= d.to && c.end[i] >= d.from) rows.push(i);
  return rows;
}

/** Places a disc for each row; null if there are more than the levels hold. */
export function placeDiscs(
  c: Columns,
  rows: readonly number[],
  d: Window,
  width: number,
  r: number,
  levels: number,
): Placed[] | null {
  if (rows.length > (width / (2 * r)) * levels) return null;
  const x = scale(d, width);
  const ends = (row: number) => ({ from: clamp(x(c.start[row]), 0, width), to: clamp(x(c.end[row] + 1), 0, width) });
  const wanted = rows.map((row) => ({ row, ...ends(row) })).map((p) => ({ ...p, x: clamp((p.from + p.to) / 2, r, width - r) }));
  wanted.sort((a, b) => a.x - b.x || a.row - b.row);
  const last = new Array<number>(levels).fill(Number.NEGATIVE_INFINITY);
  const placed: Placed[] = [];
  for (const p of wanted) {
    const level = last.findIndex((taken) => p.x - taken >= 2 * r + 2);
    if (level < 0) return null;
    last[level] = p.x;
    placed.push({ ...p, level });
  }
  return placed;
}

export interface Bar {
  from: Day;
  x: number;
  width: number;
  rows: number[];
}

const LEAST_BAR_PX = 7;

/** The rows by steps of time, where there are too many for discs: each by the middle of its time. */
export function barsOf(c: Columns, rows: readonly number[], d: Window, width: number): Bar[] {
  const perDay = width / (d.to + 1 - d.from);
  const step = STEPS.find((s) => STEP_DAYS[s] * perDay >= LEAST_BAR_PX) ?? "year";
  const x = scale(d, width);
  const bars = new Map<Day, Bar>();
  for (const row of rows) {
    const middle = Math.floor((clamp(c.start[row], d.from, d.to) + clamp(c.end[row], d.from, d.to)) / 2);
    const from = floorTo(step, middle);
    let bar = bars.get(from);
    if (!bar) bars.set(from, (bar = { from, x: x(from), width: x(ceilTo(step, from) + 1) - x(from), rows: [] }));
    bar.rows.push(row);
  }
  return [...bars.values()].sort((a, b) => a.from - b.from);
}
