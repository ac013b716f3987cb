// What a zoom or a shift makes of the days that the bars show. Pure.

import type { Day } from "../state/days";
import type { Window } from "../state/selection";

/** The shortest and the longest axis, in days: a week, a century. */
export const WEEK = 7;
export const CENTURY = 36525;

const lengthOf = (v: Window) => v.to + 1 - v.from;

/** The range brought to an allowed length and near the data: a shorter one
 * lies within all years, a longer one holds them. */
export function clampView(v: Window, all: Window): Window {
  const longest = Math.max(CENTURY, lengthOf(all));
  const length = Math.min(Math.max(lengthOf(v), WEEK), longest);
  const middle = (v.from + v.to + 1) / 2;
  let from = length === lengthOf(v) ? v.from : middle - length / 2;
  const [low, high] = [all.from, all.to + 1 - length];
  from = Math.min(Math.max(from, Math.min(low, high)), Math.max(low, high));
  return { from, to: from + length - 1 };
}

/** The range made `factor` times as long around a point in time, which stays
 * where it is on the screen. */
export function zoomed(v: Window, factor: number, centre: number, all: Window): Window {
  const longest = Math.max(CENTURY, lengthOf(all));
  const length = Math.min(Math.max(lengthOf(v) * factor, WEEK), longest);
  const share = (centre - v.from) / lengthOf(v);
  const from = centre - share * length;
  return clampView({ from, to: from + length - 1 }, all);
}

/** The range moved by some days, which need not be whole. */
export function shifted(v: Window, days: number, all: Window): Window {
  return clampView({ from: v.from + days, to: v.to + days }, all);
}

/** A range on its way to another: `share` of the way on. */
export function between(a: Window, b: Window, share: number): Window {
  return { from: a.from + (b.from - a.from) * share, to: a.to + (b.to - a.to) * share };
}

/** The range rounded to whole days, of at least a week. */
export function settled(v: Window): Window {
  const from: Day = Math.round(v.from);
  return { from, to: from + Math.max(WEEK, Math.round(lengthOf(v))) - 1 };
}
