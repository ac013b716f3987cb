// Days on a line: where a day lies in pixels and back, to which day a pointer
// snaps, and which labels fit. Pure, in whole days.

import { dayText, monthName, monthText } from "../words/format";
import { addSteps, ceilTo, type Day, dateOf, dayOf, floorTo, type Step } from "./days";

/** A run of days, inclusive, over `width` pixels from `left`. While the axis
 * is zoomed its ends may lie within a day. */
export interface Scale {
  from: Day;
  to: Day;
  left: number;
  width: number;
}

/** The left edge of a day. The right edge is that of the day after. */
export function xOf(s: Scale, day: Day): number {
  return s.left + ((day - s.from) / (s.to + 1 - s.from)) * s.width;
}

/** A pixel between the scale's ends, on a whole pixel of the screen, so that
 * what is drawn and what is laid over it meet without a seam. */
export function edgeX(s: Scale, day: Day, ratio: number): number {
  const x = Math.min(Math.max(xOf(s, day), s.left), s.left + s.width);
  return Math.round(x * ratio) / ratio;
}

/** The day under a pixel; it may lie outside the scale. */
export function dayAt(s: Scale, x: number): Day {
  return Math.floor(s.from + ((x - s.left) / s.width) * (s.to + 1 - s.from));
}

/** The day whose left edge is nearest to a pixel. */
export function edgeAt(s: Scale, x: number): Day {
  return Math.round(s.from + ((x - s.left) / s.width) * (s.to + 1 - s.from));
}

/** Days for a distance in pixels. */
export function daysFor(s: Scale, dx: number): number {
  return Math.round((dx / s.width) * (s.to + 1 - s.from));
}

/** The first day of a step that is nearest to the day. */
export function snapStart(step: Step, day: Day): Day {
  const low = floorTo(step, day);
  const high = ceilTo(step, day) + 1;
  return day - low < high - day ? low : high;
}

/** The last day of a step that is nearest to the day. */
export function snapEnd(step: Step, day: Day): Day {
  return snapStart(step, day + 1) - 1;
}

export interface Tick {
  day: Day;
  text: string;
  /** Begins a year (or, on an axis of days, a month): drawn stronger. */
  major: boolean;
}

type Level = { unit: "day" | "month" | "year"; every: number; days: number; space: number };

const LEVELS: readonly Level[] = [
  { unit: "day", every: 1, days: 1, space: 26 },
  { unit: "day", every: 7, days: 7, space: 34 },
  { unit: "month", every: 1, days: 28, space: 38 },
  { unit: "month", every: 3, days: 90, space: 38 },
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map((every): Level => ({ unit: "year", every, days: 365 * every, space: 44 })),
];

/** Width of a letter of a label, in pixels; Chinese ones are wide. */
const LETTER = 6.4;
const WIDE_LETTER = 12.5;

function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += letter >= "\u2e80" ? WIDE_LETTER : LETTER;
  return width;
}

/** Ticks with the finest labels that fit, none of them overlapping. `finest`
 * keeps the axis from naming what is smaller than a step; `loose` asks for so
 * many times the space that labels need. */
export function ticks(s: Scale, finest: Step = "day", loose = 1): Tick[] {
  const dayWidth = s.width / (s.to + 1 - s.from);
  const level = LEVELS.find((l) => l.days * dayWidth >= l.space * loose && allowed(l, finest)) ?? LEVELS[LEVELS.length - 1];
  const out: Tick[] = [];
  let free = -Infinity;
  for (const day of tickDays(s, level)) {
    const tick = { day, ...labelOf(day, level, out.length === 0) };
    const x = Math.max(xOf(s, day), s.left);
    const right = x + widthOf(tick.text) + 8;
    if (right > s.left + s.width + 8 && out.length > 0) continue;
    if (x < free) {
      // A cut-off first label gives way to a year that begins close behind it.
      if (tick.major && out.length === 1) out.pop();
      else continue;
    }
    out.push(tick);
    free = right;
  }
  return out;
}

function allowed(l: Level, finest: Step): boolean {
  if (finest === "day" || finest === "week") return true;
  return finest === "year" ? l.unit === "year" : l.unit !== "day";
}

/** The days of a level's ticks on the scale, and before them the scale's own
 * first day if it is none of them. */
function* tickDays(s: Scale, l: Level): Generator<Day> {
  const from = Math.floor(s.from);
  let day = firstTick(from, l);
  if (day > from) yield from;
  while (day <= s.to) {
    yield day;
    day = nextTick(day, l);
  }
}

function firstTick(from: Day, l: Level): Day {
  const [y, m] = dateOf(from);
  if (l.unit === "year") return atOrAfter(from, dayOf(Math.floor(y / l.every) * l.every), l);
  if (l.unit === "month") return atOrAfter(from, dayOf(y, m - ((m - 1) % l.every)), l);
  return l.every === 7 ? atOrAfter(from, dayOf(y, m), l) : from;
}

function atOrAfter(from: Day, day: Day, l: Level): Day {
  while (day < from) day = nextTick(day, l);
  return day;
}

function nextTick(day: Day, l: Level): Day {
  if (l.unit === "year") return addSteps("year", day, l.every);
  if (l.unit === "month") return addSteps("month", day, l.every);
  if (l.every === 1) return day + 1;
  // Weeks of a month: the 1st, 8th, 15th and 22nd, then the next month.
  return dateOf(day)[2] >= 22 ? floorTo("month", day + 10) : day + 7;
}

function labelOf(day: Day, l: Level, first: boolean): { text: string; major: boolean } {
  const [y, m, d] = dateOf(day);
  if (l.unit === "year") return { text: String(y), major: true };
  if (l.unit === "month") {
    if (m === 1) return { text: String(y), major: true };
    return { text: first ? monthText(day, "short") : monthName(day, "short"), major: first };
  }
  if (first) return { text: dayText(day, "short"), major: true };
  if (d > 1) return { text: String(d), major: false };
  return { text: m === 1 ? monthText(day, "short") : monthName(day, "short"), major: true };
}
