// What a person types for a length of time: "12 months", "90d", "2 years", "6".

import type { Step } from "../state/days";
import { checked, type Length } from "../state/time-mode";

const UNITS: readonly [unit: Step, words: RegExp][] = [
  ["day", /^(d|days?|天|日)$/],
  ["week", /^(w|wks?|weeks?|周|週|星期)$/],
  ["month", /^(m|mo|months?|月)$/],
  ["quarter", /^(q|quarters?|季|季度)$/],
  ["year", /^(y|yrs?|years?|年)$/],
];

/** The length meant; a bare number counts in `unit`. Null if it is none. */
export function readLength(text: string, unit: Step): Length | null {
  const m = /^(\d{1,5})\s*个?\s*([a-z\u4e00-\u9fff]*)\.?$/.exec(text.trim().toLowerCase());
  if (!m) return null;
  const found = m[2] === "" ? unit : UNITS.find(([, words]) => words.test(m[2]))?.[0];
  return found ? checked(Number(m[1]), found) : null;
}
