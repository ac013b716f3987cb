// EDTF (ISO 8601-2) as it is typed for a date: the days that a text means.
// The same rules as the server's, and a month of which one digit is known.

import { type Day, dateOf, dayOf, OPEN_END, OPEN_START } from "./days";
import type { Window } from "./selection";

/** Why a text means no days. */
export type Fault = "form" | "month" | "day" | "order";

/** The first and last day that a text may mean; an open end is OPEN_START or OPEN_END. */
export type Days = { ok: true; from: Day; to: Day } | { ok: false; fault: Fault; of?: Window };

const fault = (f: Fault, of?: Window): Days => ({ ok: false, fault: f, ...(of && { of }) });
const days = (from: Day, to: Day): Days => ({ ok: true, from, to });

/** Lowest and highest number of a part whose last digits may be X; null if it is none. */
function digits(part: string, n: number): [low: number, high: number] | null {
  if (part.length !== n || !/^\d*X*$/.test(part)) return null;
  return [Number(part.replaceAll("X", "0")), Number(part.replaceAll("X", "9"))];
}

/** One date: YYYY, YYYY-MM, YYYY-MM-DD with X for unknown digits on the
 * right, in the month's place 21 to 24 for a season and 33 to 36 for a quarter,
 * "~", "?" or "%" behind. */
export function readDate(text: string): Days {
  const parts = text.replace(/[~?%]$/, "").split("-");
  const year = digits(parts[0], 4);
  if (!year || parts[0] === "XXXX" || parts.length > 3) return fault("form");
  if (parts.length === 1) return days(dayOf(year[0]), dayOf(year[1] + 1) - 1);
  const open = (rest: string[]) => rest.every((p) => p === "XX");
  if (year[0] !== year[1]) return fault("form");
  if (open(parts.slice(1))) return days(dayOf(year[0]), dayOf(year[0] + 1) - 1);
  return readMonth(year[0], parts[1], parts[2]);
}

/** The first month of a season or quarter by its number; null if it is none. */
function firstMonth(n: number): number | null {
  if (n >= 21 && n <= 24) return 3 * (n - 20);
  return n >= 33 && n <= 36 ? 3 * (n - 33) + 1 : null;
}

function readMonth(year: number, part: string, day: string | undefined): Days {
  const month = digits(part, 2);
  if (!month) return fault("form");
  const [low, high] = month;
  const quarter = low === high ? firstMonth(low) : null;
  if (quarter !== null) {
    return day === undefined ? days(dayOf(year, quarter), dayOf(year, quarter + 3) - 1) : fault("form");
  }
  const [first, last] = [Math.max(1, low), Math.min(12, high)];
  if (first > last) return fault("month");
  const span = { from: dayOf(year, first), to: dayOf(year, last + 1) - 1 };
  if (day === undefined || day === "XX") return days(span.from, span.to);
  return low === high ? readDay(span, day) : fault("form");
}

/** `month`: its first and last day. */
function readDay(month: Window, part: string): Days {
  const day = digits(part, 2);
  if (!day) return fault("form");
  const length = dateOf(month.to)[2];
  const [first, last] = [Math.max(1, day[0]), Math.min(length, day[1])];
  if (first > last) return fault("day", month);
  return days(month.from + first - 1, month.from + last - 1);
}

/** Two dates, of which one may be open: "2022/2024", "..2024", "[2022..2024]". */
function readPair(from: string, to: string, one: (text: string) => Days): Days {
  const isOpen = (text: string) => text === "" || text === "..";
  if (isOpen(from) && isOpen(to)) return fault("form");
  const a = isOpen(from) ? days(OPEN_START, OPEN_START) : one(from);
  const b = isOpen(to) ? days(OPEN_END, OPEN_END) : one(to);
  if (!a.ok) return a;
  if (!b.ok) return b;
  return a.from <= b.to ? days(a.from, b.to) : fault("order");
}

/** A date, an interval A/B, a run A..B, or a set [one of] or {all of} them.
 * `one` reads a single date. */
export function readEdtf(text: string, one: (text: string) => Days = readDate): Days {
  const set = /^\[(.*)\]$|^\{(.*)\}$/.exec(text);
  if (set) return readSet((set[1] ?? set[2]).split(","), one);
  if (text.includes("/")) {
    const [a, b, ...more] = text.split("/");
    return more.length ? fault("form") : readPair(a.trim(), b.trim(), one);
  }
  const run = /^(.*?)\.\.(.*)$/.exec(text);
  return run ? readPair(run[1].trim(), run[2].trim(), one) : one(text.trim());
}

function readSet(members: string[], one: (text: string) => Days): Days {
  let [from, to] = [OPEN_END, OPEN_START];
  for (const member of members) {
    if (/[[\]{}/]/.test(member)) return fault("form");
    const next = readEdtf(member.trim(), one);
    if (!next.ok) return next;
    [from, to] = [Math.min(from, next.from), Math.max(to, next.to)];
  }
  return days(from, to);
}
