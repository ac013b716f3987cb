// What the window is: free at both ends, everything up to a day, or a fixed
// length that ends with a day. In the last two only the last day moves.

import { addSteps, type Day, STEPS, type Step } from "./days";
import type { Window } from "./selection";

export type Mode = "window" | "upto" | "trailing";
export const MODES: readonly Mode[] = ["window", "upto", "trailing"];

/** A length of time in calendar steps: 12 months. */
export interface Length {
  n: number;
  unit: Step;
}

export const USUAL_TRAIL: Length = { n: 12, unit: "month" };
/** No length is longer than a hundred years. */
const LONGEST: Readonly<Record<Step, number>> = { day: 36525, week: 5218, month: 1200, quarter: 400, year: 100 };

/** What decides where a window begins that ends with a given day. */
export interface Ending {
  mode: Mode;
  trail: Length;
  /** The first day that there is anything to show. */
  first: Day;
}

/** The window of a mode that ends with a day; `from` is kept where the mode is free. */
export function endingWith(to: Day, from: Day, e: Ending): Window {
  if (e.mode === "window") return { from, to };
  if (e.mode === "upto") return { from: Math.min(e.first, to), to };
  return { from: addSteps(e.trail.unit, to + 1, -e.trail.n), to };
}

const LETTERS = new Map(STEPS.map((s) => [s[0], s]));

/** "12m", "90d", "2y". */
export function formatLength(l: Length): string {
  return `${l.n}${l.unit[0]}`;
}

/** Reads "12m"; null if it is none. */
export function parseLength(text: string): Length | null {
  const m = /^(\d{1,5})([dwmqy])$/.exec(text);
  return m && checked(Number(m[1]), LETTERS.get(m[2])!);
}

/** A length within what is allowed; null outside. */
export function checked(n: number, unit: Step): Length | null {
  return Number.isInteger(n) && n >= 1 && n <= LONGEST[unit] ? { n, unit } : null;
}
