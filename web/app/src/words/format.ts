// Dates, numbers and lists as the page's language writes them. Days are whole
// numbers and are written in UTC, so that no time zone moves them.

import { type Day, dateOf } from "../state/days";
import { language } from "./index";
import { LANGUAGES } from "./languages";

export type Length = "long" | "short";

const MS = 86_400_000;
const made = new Map<string, unknown>();

/** One formatter per language and use; making them is slow. */
function keep<F>(use: string, make: (locale: string) => F): F {
  const { locale } = LANGUAGES[language.value];
  const key = `${locale} ${use}`;
  let f = made.get(key) as F | undefined;
  if (!f) made.set(key, (f = make(locale)));
  return f;
}

function date(day: Day, use: string, options: Intl.DateTimeFormatOptions): string {
  const f = keep(use, (locale) => new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC", calendar: "gregory" }));
  // Intl writes "Sept" in British English; the page has "Sep".
  return f.format(new Date(day * MS)).replace(/\bSept\b/, "Sep");
}

/** "1 September 2022" (long), "1 Sep 2022" (short), "2022年9月1日". */
export function dayText(day: Day, length: Length = "long"): string {
  return date(day, `day ${length}`, { day: "numeric", month: length, year: "numeric" });
}

/** "1 September", "1 Sep", "9月1日". */
export function dayOfYearText(day: Day, length: Length = "long"): string {
  return date(day, `day of year ${length}`, { day: "numeric", month: length });
}

/** "September 2022", "Sep 2022", "2022年9月". */
export function monthText(day: Day, length: Length = "long"): string {
  return date(day, `month ${length}`, { month: length, year: "numeric" });
}

/** "September", "Sep", "9月". */
export function monthName(day: Day, length: Length = "long"): string {
  // Alone, Intl's long Chinese months are written out (十一月); beside dates they are numbers.
  const month = language.value === "zh" ? "short" : length;
  return date(day, `month name ${month}`, { month });
}

/** "2022", "2022年". On axes the bare number stands. */
export function yearText(day: Day): string {
  return date(day, "year", { year: "numeric" });
}

/** The day of the month as it stands in a list: "12", "12日". */
export function dayOfMonth(day: Day): string {
  return date(day, "day of month", { day: "numeric" });
}

/** "Monday", "星期一". */
export function weekdayText(day: Day, length: Length = "long"): string {
  return date(day, `weekday ${length}`, { weekday: length });
}

/** "a", "a and b", "a, b and c"; "a、b和c". */
export function listText(parts: readonly string[]): string {
  return keep("list", (locale) => new Intl.ListFormat(locale, { type: "conjunction" })).format(parts);
}

/** From where on a language writes numbers with a word for their size, and how
 * many digits the number must be round to, so that nothing is lost. */
const COMPACT = { en: { from: 1e6, sure: 1e6, round: 1 }, zh: { from: 1e4, sure: 1e8, round: 100 } } as const;

/** A large number with the word for its size: "43.8 billion", "4.1万"; null if the language writes it out. */
export function compact(n: number): string | null {
  const { from, sure, round } = COMPACT[language.value];
  const size = Math.abs(n);
  if (size < from || (size < sure && n % round !== 0)) return null;
  const options = { notation: "compact", compactDisplay: "long", maximumFractionDigits: 2, useGrouping: true } as const;
  return keep("compact", (locale) => new Intl.NumberFormat(locale, options)).format(n);
}

export type LengthUnit = "day" | "week" | "month" | "year";

/** "3 months", "3个月". */
export function lengthText(n: number, unit: LengthUnit): string {
  return keep(`length ${unit}`, (locale) => new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" })).format(
    n,
  );
}

/** Whole months from one day to another. */
function monthsBetween(from: Day, to: Day): number {
  const [ya, ma, da] = dateOf(from);
  const [yb, mb, db] = dateOf(to);
  return (yb - ya) * 12 + mb - ma - (db < da ? 1 : 0);
}

/** How exactly a length of time can be told. */
export type Exactness = "day" | "month" | "year";

/** Calendar months or years from one day's to another's, whatever the days in them are. */
function calendarUnits(from: Day, to: Day, unit: "month" | "year"): number {
  const [ya, ma] = dateOf(from);
  const [yb, mb] = dateOf(to);
  return unit === "year" ? yb - ya : (yb - ya) * 12 + mb - ma;
}

/** How long before `now` a day was: "today", "3 days ago", "5 months ago", "2
 * years ago"; of what is known by its month or year only, "last month", "4 years ago". */
export function agoText(day: Day, now: Day, exact: Exactness = "day"): string {
  const f = keep("ago", (locale) => new Intl.RelativeTimeFormat(locale, { numeric: "auto" }));
  const months = exact === "day" ? monthsBetween(day, now) : calendarUnits(day, now, "month");
  if (exact === "year") return f.format(-calendarUnits(day, now, "year"), "year");
  if (months >= 24) return f.format(-Math.floor(months / 12), "year");
  return months >= 1 || exact === "month" ? f.format(-months, "month") : f.format(day - now, "day");
}

/** "18 days", "7 months", "3 years": how far two days are apart, roughly, and
 * not more exactly than they are known. */
export function apartText(a: Day, b: Day, exact: Exactness = "day"): string {
  const [from, to] = [Math.min(a, b), Math.max(a, b)];
  const days = to - from;
  const years = calendarUnits(from, to, "year");
  if (exact === "year" && years > 0) return lengthText(years, "year");
  if (exact === "day" && days < 60) return lengthText(days, "day");
  if (days >= 1096) return lengthText(Math.floor(days / 365.25), "year");
  return lengthText(exact !== "day" ? calendarUnits(from, to, "month") : Math.round(days / 30.44), "month");
}
