// EDTF texts in words. The days themselves come with the data; here only the
// wording is decided.

import { language, t } from "../words";
import { dayOfMonth, dayOfYearText, dayText, type Exactness, type Length, monthName, monthText, yearText } from "../words/format";
import { LANGUAGES } from "../words/languages";
import { type Day, dateOf, dayOf, isoDay, OPEN_END, OPEN_START, parseDate } from "./days";

export type PartPrecision = "day" | "month" | "season" | "year";

export interface Part {
  from: Day;
  to: Day;
  precision: PartPrecision;
}

/** What an EDTF text says: one date, an interval, or one day of a set. */
export interface When {
  shape: "none" | "date" | "interval" | "oneOf";
  from: Part | null;
  to: Part | null;
  approximate: boolean;
  uncertain: boolean;
}

/** The first month of each season. */
const SEASONS: Record<string, number> = { "21": 3, "22": 6, "23": 9, "24": 12 };

function parsePart(text: string): Part | null {
  const bare = text.replace(/[~?%]/g, "").replace(/T.*$|(-XX)+$/, "");
  const years = /^(\d{2})(\d?)(X{1,2})$/.exec(bare);
  if (years && bare.length === 4) {
    const size = 10 ** years[3].length;
    const first = Number(years[1] + years[2]) * size;
    return { from: dayOf(first), to: dayOf(first + size) - 1, precision: "year" };
  }
  const season = /^(\d{4})-(2[1-4])$/.exec(bare);
  if (season) {
    const year = Number(season[1]);
    const month = SEASONS[season[2]];
    return { from: dayOf(year, month), to: dayOf(year, month + 3) - 1, precision: "season" };
  }
  const date = parseDate(bare);
  if (!date) return null;
  return { ...date, precision: bare.length === 4 ? "year" : bare.length === 7 ? "month" : "day" };
}

const NONE: When = { shape: "none", from: null, to: null, approximate: false, uncertain: false };

export function parseWhen(text: string | null | undefined): When {
  if (!text) return NONE;
  const approximate = /[~%]/.test(text);
  const uncertain = /[?%]/.test(text);
  const set = /^[[{](.*)[\]}]$/.exec(text);
  if (set) {
    const parts = set[1].split(/\.\.|,/);
    return { shape: "oneOf", from: parsePart(parts[0]), to: parsePart(parts[parts.length - 1]), approximate, uncertain };
  }
  if (text.includes("/")) {
    const [a, b] = text.split("/");
    return { shape: "interval", from: parsePart(a), to: parsePart(b), approximate, uncertain };
  }
  const from = parsePart(text);
  return from ? { shape: "date", from, to: from, approximate, uncertain } : NONE;
}

const year = (p: Part) => dateOf(p.from)[0];
const month = (p: Part) => dateOf(p.from)[1];
const SEASON_KEYS = { 3: "when.spring", 6: "when.summer", 9: "when.autumn", 12: "when.winter" } as const;

/** What of a date goes without saying, because it stands beside it. */
type Known = "nothing" | "year" | "month";

function dayPart(day: Day, known: Known, length: Length): string {
  if (known === "month") return dayOfMonth(day);
  return known === "year" ? dayOfYearText(day, length) : dayText(day, length);
}

function yearsPart(p: Part): string {
  const [from] = dateOf(p.from);
  const [to] = dateOf(p.to);
  if (from === to) return yearText(p.from);
  if (to === from + 9) return t("when.decade", { year: String(from) });
  return t("when.range", { from: yearText(p.from), to: yearText(p.to) });
}

/** A date as exactly as it is given: "5 January 2024", "January 2024", "2024". */
export function partText(p: Part, length: Length = "long", known: Known = "nothing"): string {
  switch (p.precision) {
    case "day":
      return dayPart(p.from, known, length);
    case "month":
      return known === "nothing" ? monthText(p.from, length) : monthName(p.from, length);
    case "season": {
      const key = SEASON_KEYS[month(p) as keyof typeof SEASON_KEYS];
      return known === "nothing" ? t(key, { year: yearText(p.from) }) : t(`${key}.bare`);
    }
    case "year":
      return yearsPart(p);
  }
}

/** What two dates share: it is said once. */
function shared(a: Part, b: Part): Known {
  if (a.precision === "year" || b.precision === "year" || year(a) !== dateOf(b.to)[0]) return "nothing";
  return a.precision === "day" && b.precision === "day" && month(a) === month(b) ? "month" : "year";
}

/** Two dates, what both share said once, where the language says it: "21" and
 * "31 October 2025"; "2025年10月21日" and "31日". */
function pair(a: Part, b: Part, length: Length = "long"): { from: string; to: string } {
  const known = shared(a, b);
  const first = LANGUAGES[language.value].yearFirst;
  return {
    from: partText(a, length, first ? "nothing" : known),
    to: partText(b, length, first ? known : "nothing"),
  };
}

/** Both are the same month, season or year. */
const same = (a: Part, b: Part) => a.precision === b.precision && a.from === b.from && a.to === b.to;

/** Early, mid or late, if the part is one of the three usual thirds of a month. */
function third(from: Part, to: Part): "early" | "mid" | "late" | null {
  if (from.precision !== "day" || to.precision !== "day") return null;
  const [ya, ma, da] = dateOf(from.from);
  const [yb, mb, db] = dateOf(to.from);
  if (ya !== yb || ma !== mb) return null;
  const last = dateOf(dayOf(ya, ma + 1) - 1)[2];
  if (da === 1 && db <= 10) return "early";
  if (da === 11 && db === 20) return "mid";
  if (da >= 20 && db === last && da < last) return "late";
  return null;
}

function inText(p: Part): string {
  return p.precision === "day" ? partText(p) : t("when.in", { date: partText(p) });
}

function oneOfText(w: When): string {
  if (!w.from) return w.to ? t("when.by", { date: partText(w.to) }) : t("when.none");
  if (!w.to) return t("when.onOrAfter", { date: partText(w.from) });
  return same(w.from, w.to) ? inText(w.from) : t("when.between", pair(w.from, w.to));
}

function intervalText(w: When, asOf: Day | null): string {
  if (!w.from) return w.to ? t("when.until", { date: partText(w.to) }) : t("when.none");
  if (w.to) return same(w.from, w.to) ? inText(w.from) : t("when.from", pair(w.from, w.to));
  const date = partText(w.from);
  return asOf === null ? t("when.since", { date }) : t("when.sinceAsOf", { date, day: dayText(asOf) });
}

function surelyText(w: When, asOf: Day | null): string {
  switch (w.shape) {
    case "none":
      return t("when.none");
    case "oneOf":
      return oneOfText(w);
    case "interval":
      return intervalText(w, asOf);
    case "date":
      return w.approximate ? t("when.about", { date: partText(w.from!) }) : inText(w.from!);
  }
}

/** A time in full words. asOf closes what is still going on. */
export function whenText(text: string | null | undefined, asOf: Day | null = null): string {
  const w = parseWhen(text);
  const when = surelyText(w, asOf);
  const said = w.approximate && w.shape !== "date" ? t("when.roughly", { when }) : when;
  return w.uncertain ? t("when.uncertain", { when: said }) : said;
}

/** A time in few words, as it stands beside other text: "late October 2025". */
export function shortWhen(text: string | null | undefined, length: Length = "long"): string {
  const w = parseWhen(text);
  if (!w.from) return w.to ? t("when.short.by", { date: partText(w.to, length) }) : t("when.short.none");
  const date = partText(w.from, length);
  if (!w.to) return t(w.shape === "oneOf" ? "when.short.after" : "when.short.since", { date });
  if (w.shape === "date") return w.approximate ? t("when.short.about", { date }) : date;
  const word = third(w.from, w.to);
  if (word) return t(`when.short.${word}`, { month: monthText(w.from.from, length) });
  return same(w.from, w.to) ? date : t("when.range", pair(w.from, w.to, length));
}

function rangeWord(from: Part, to: Part): string {
  const [ya, ma, da] = dateOf(from.from);
  const [yb, mb] = dateOf(to.to);
  if (from.precision === "year") return "";
  if (ya !== yb) return t("when.list.toYear", { year: yearText(to.to) });
  if (ma !== mb) return t("when.list.range", { from: monthName(from.from, "short"), to: monthName(to.to, "short") });
  const word = third(from, to);
  if (word) return t(`when.list.${word}`);
  const days = { from: dayOfMonth(from.from), to: dayOfMonth(to.to) };
  if (to.to === dayOf(ya, ma + 1) - 1) return da === 1 ? "" : t("when.list.afterDay", { day: days.from });
  return da === 1 ? t("when.list.byDay", { day: days.to }) : t("when.list.range", days);
}

/** What stands where the day would, in a list by month: "12", "late", "about", "by", "Aug–Sep", or nothing. */
export function dayWord(text: string): string {
  const w = parseWhen(text);
  if (w.shape === "none") return "";
  if (!w.from) return t("when.list.by");
  if (!w.to) return t(w.shape === "oneOf" ? "when.list.after" : "when.list.since");
  if (w.shape !== "date") return rangeWord(w.from, w.to);
  if (w.from.precision !== "day") return w.approximate ? t("when.list.about") : w.uncertain ? t("when.list.perhaps") : "";
  const day = dayOfMonth(w.from.from);
  return w.approximate ? t("when.list.aboutDay", { day }) : day;
}

/** The same beside no month heading: "12 Nov 2025", "late Oct 2025"; nothing without a date. */
export function dateWord(text: string): string {
  return parseWhen(text).shape === "none" ? "" : shortWhen(text, "short");
}

/** The same with its year apart, if it is of one year only: "12 Nov" and
 * "2025"; "11月12日" and "2025年". */
export function dateAndYear(text: string): { date: string; year: string } {
  const word = dateWord(text);
  const first = LANGUAGES[language.value].yearFirst;
  const [, before, year, after] = (first ? /^(\D*)(\d{4}\D)((?:(?!\d{4}).)+)$/ : /^(.*?)(?:^| )(\d{4})($)/).exec(word) ?? [];
  return year ? { date: before + after, year } : { date: word, year: "" };
}

/** A time window as a title: "October 2025", "September 2022 to November 2025", "2024". */
export function windowText(from: Day, to: Day): string {
  const [ya, ma, da] = dateOf(from);
  const [yb, mb] = dateOf(to);
  const whole = da === 1 && dateOf(to + 1)[2] === 1;
  if (whole && ma === 1 && mb === 12) {
    return ya === yb ? yearText(from) : t("when.range", { from: yearText(from), to: yearText(to) });
  }
  if (whole && ya === yb && ma === mb) return monthText(from);
  if (from === to) return dayText(from);
  const precision = whole ? "month" : "day";
  const ends = pair({ from, to: from, precision }, { from: whole ? dayOf(yb, mb) : to, to, precision });
  return t(whole && ya === yb && mb === ma + 1 ? "when.both" : "when.range", ends);
}

/** The first and last possible day for the axis of one claim; null if open or unknown. */
export function whenDays(text: string | null | undefined): { from: Day; to: Day } | null {
  const w = parseWhen(text);
  if (w.shape === "none") return null;
  return { from: w.from?.from ?? OPEN_START, to: w.to?.to ?? OPEN_END };
}

/** Longer than this, the month of a time's end says more than is known. */
const HALF_YEAR = 184;

/** How exactly the last day of a time is told: by its day, by a month, or by more than that. */
export function exactnessOf(text: string): Exactness {
  const w = parseWhen(text);
  const part = w.to ?? w.from;
  if (!part) return "year";
  // Of a set, any day may be meant; an interval ends in its last part.
  const from = w.shape === "oneOf" ? (w.from ?? part).from : part.from;
  const days = part.to - from + 1;
  const open = w.shape === "oneOf" && !w.from;
  if (days === 1 && !w.approximate && !open) return "day";
  return days <= HALF_YEAR ? "month" : "year";
}

/** A day for a machine, for <time>. Open ends have none. */
export function machineDay(day: Day): string | undefined {
  return day === OPEN_START || day === OPEN_END ? undefined : isoDay(day);
}
