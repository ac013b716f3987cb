// What a person types for a date: 2022, 2022-09, 2022-09-01, and in words
// "1 Sep 2022", "Sep 1, 2022", "September 2022".

import { type Day, dateOf, dayText, parseDate } from "../state/days";
import type { Window } from "../state/selection";

export type Typed = { ok: true; from: Day; to: Day } | { ok: false; why: string };

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const FULL = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/** The days that a typed date means: a whole year or month if no more is said. */
export function readTyped(text: string): Typed {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/[~?%]$/, "");
  const iso = /^\d/.test(plain) && !/[a-z]/.test(plain) ? plain : inWords(plain);
  if (iso === null || !/^\d{4}(-\d{2}){0,2}$/.test(iso))
    return { ok: false, why: "Write a date like 1 Sep 2022, 2022-09 or 2022." };
  const days = parseDate(iso);
  return days ? { ok: true, ...days } : { ok: false, why: "There is no such day." };
}

/** Dates in words as an ISO text, null if it is none. */
function inWords(text: string): string | null {
  const m =
    /^(?:(?<d>\d{1,2})(?:st|nd|rd|th)?\s+)?(?<m>[a-z]+)\.?,?\s+(?<y>\d{4})$/.exec(text) ??
    /^(?<m>[a-z]+)\.?\s+(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y>\d{4})$/.exec(text);
  const parts = m?.groups;
  if (!parts) return null;
  const month = parts.m === "sept" ? 9 : FULL.includes(parts.m) ? FULL.indexOf(parts.m) + 1 : MONTHS.indexOf(parts.m) + 1;
  if (month === 0) return null;
  const two = (n: number) => String(n).padStart(2, "0");
  return `${parts.y}-${two(month)}${parts.d ? `-${two(Number(parts.d))}` : ""}`;
}

/** The window after a date was typed for one of its ends. */
export function applyTyped(
  text: string,
  end: "from" | "to",
  w: Window,
  extent: Window,
): { ok: true; window: Window } | { ok: false; why: string } {
  const typed = readTyped(text);
  if (!typed.ok) return typed;
  const day = typed[end];
  if (typed.to < extent.from || typed.from > extent.to) {
    return { ok: false, why: `The events are from ${dateOf(extent.from)[0]} to ${dateOf(extent.to)[0]}.` };
  }
  if (end === "from" && day > w.to) return { ok: false, why: `This is after the end, ${dayText(w.to, "short")}.` };
  if (end === "to" && day < w.from) return { ok: false, why: `This is before the start, ${dayText(w.from, "short")}.` };
  return { ok: true, window: { ...w, [end]: day } };
}
