// EDTF texts in words. The days themselves come with the data; here only the
// wording is decided.

import { type Day, dateOf, dayOf, dayText, isoDay, monthText, OPEN_END, OPEN_START, parseDate } from "./days";

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

const SEASONS: Record<string, [string, number]> = {
  "21": ["spring", 3],
  "22": ["summer", 6],
  "23": ["autumn", 9],
  "24": ["winter", 12],
};

function parsePart(text: string): Part | null {
  const bare = text.replace(/[~?%]/g, "").replace(/T.*$/, "");
  const decade = /^(\d{3})X$/.exec(bare);
  if (decade) return { from: dayOf(Number(decade[1]) * 10), to: dayOf(Number(decade[1]) * 10 + 10) - 1, precision: "year" };
  const season = /^(\d{4})-(2[1-4])$/.exec(bare);
  if (season) {
    const year = Number(season[1]);
    const month = SEASONS[season[2]][1];
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

const year = (day: Day) => dateOf(day)[0];
const monthOnly = (day: Day) => monthText(day).replace(/ \d+$/, "");

/** A date as exactly as it is given: "5 January 2024", "January 2024", "2024". */
export function partText(p: Part): string {
  switch (p.precision) {
    case "day":
      return dayText(p.from);
    case "month":
      return monthText(p.from);
    case "season":
      return `${Object.values(SEASONS).find(([, m]) => m === dateOf(p.from)[1])![0]} ${year(p.from)}`;
    case "year":
      return year(p.from) === year(p.to) ? String(year(p.from)) : `the ${year(p.from)}s`;
  }
}

/** "21 and 31 October 2025", "August and December 2023": what both dates share is said once. */
export function pairText(a: Part, b: Part, joint: string): string {
  const [ya, ma] = dateOf(a.from);
  const [yb, mb] = dateOf(b.to);
  if (a.precision === "day" && b.precision === "day" && ya === yb) {
    const first = ma === mb ? String(dateOf(a.from)[2]) : dayText(a.from).replace(/ \d+$/, "");
    return `${first} ${joint} ${dayText(b.from)}`;
  }
  if (a.precision === "month" && b.precision === "month") {
    if (ya === yb && ma === mb) return monthText(a.from);
    return `${ya === yb ? monthOnly(a.from) : monthText(a.from)} ${joint} ${monthText(b.from)}`;
  }
  // "21 October to November 2025": the year that both share stands once.
  const once = ya === yb && a.precision !== "year" && b.precision !== "year";
  return `${once ? partText(a).replace(/ \d{4}$/, "") : partText(a)} ${joint} ${partText(b)}`;
}

/** Early, mid or late, if the part is one of the three usual thirds of a month. */
function third(from: Part, to: Part): string | null {
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

function oneOfText(w: When): string {
  if (!w.from) return w.to ? `By ${partText(w.to)}` : "No date given";
  if (!w.to) return `On or after ${partText(w.from)}`;
  return `Some time between ${pairText(w.from, w.to, "and")}`;
}

function intervalText(w: When, asOf: Day | null): string {
  if (!w.from) return w.to ? `Until ${partText(w.to)}` : "No date given";
  if (!w.to) return `Since ${partText(w.from)}${asOf === null ? "" : `, still so as of ${dayText(asOf)}`}`;
  return `From ${pairText(w.from, w.to, "to")}`;
}

/** A time in full words. asOf closes what is still going on. */
export function whenText(text: string | null | undefined, asOf: Day | null = null): string {
  const w = parseWhen(text);
  let out: string;
  switch (w.shape) {
    case "none":
      return "No date given";
    case "oneOf":
      out = oneOfText(w);
      break;
    case "interval":
      out = intervalText(w, asOf);
      break;
    case "date":
      out = w.from!.precision === "day" ? partText(w.from!) : `Some time in ${partText(w.from!)}`;
  }
  if (w.approximate) out = w.shape === "date" ? `About ${partText(w.from!)}` : `${out}, roughly`;
  return w.uncertain ? `${out}, uncertain` : out;
}

/** A time in few words, as it stands beside other text: "late October 2025". */
export function shortWhen(text: string | null | undefined): string {
  const w = parseWhen(text);
  if (w.shape === "none") return "no date given";
  if (!w.from) return w.to ? `by ${partText(w.to)}` : "no date given";
  if (!w.to) return `${w.shape === "oneOf" ? "after" : "since"} ${partText(w.from)}`;
  if (w.shape === "date") return `${w.approximate ? "about " : ""}${partText(w.from)}`;
  const word = third(w.from, w.to);
  return word ? `${word} ${monthText(w.from.from)}` : pairText(w.from, w.to, "to");
}

const shortMonth = (day: Day) => monthText(day, "short").replace(/ \d+$/, "");

function rangeWord(w: When): string {
  const from = w.from!;
  const to = w.to!;
  const [ya, ma, da] = dateOf(from.from);
  const [yb, mb, db] = dateOf(to.to);
  if (ya !== yb) return from.precision === "year" ? "" : `to ${yb}`;
  if (from.precision === "year") return "";
  if (ma !== mb) return `${shortMonth(from.from)}–${shortMonth(to.to)}`;
  const word = third(from, to);
  if (word) return word;
  if (to.to === dayOf(ya, ma + 1) - 1) return da === 1 ? "" : `after ${da}`;
  return da === 1 ? `by ${db}` : `${da}–${db}`;
}

/** What stands where the day would, in a list by month: "12", "late", "about", "by", "Aug–Sep", or nothing. */
export function dayWord(text: string): string {
  const w = parseWhen(text);
  if (w.shape === "none") return "";
  if (!w.from) return "by";
  if (!w.to) return w.shape === "oneOf" ? "after" : "since";
  if (w.shape !== "date") return rangeWord(w);
  if (w.from.precision !== "day") return w.approximate ? "about" : w.uncertain ? "perhaps" : "";
  return `${w.approximate ? "about " : ""}${dateOf(w.from.from)[2]}`;
}

const MONTH_NAMES = /January|February|March|April|June|July|August|September|October|November|December/g;

/** The same beside no month heading: "12 Nov 2025", "late Oct 2025". */
export function dateWord(text: string): string {
  const short = shortWhen(text);
  return short === "no date given" ? "" : short.replace(MONTH_NAMES, (m) => m.slice(0, 3));
}

/** A time window as a title: "October 2025", "September 2022 to November 2025", "2024". */
export function windowText(from: Day, to: Day): string {
  const [ya, ma, da] = dateOf(from);
  const [yb, mb, db] = dateOf(to);
  const whole = da === 1 && dateOf(to + 1)[2] === 1;
  if (whole && ma === 1 && mb === 12) return ya === yb ? String(ya) : `${ya} to ${yb}`;
  const joint = ya === yb && mb === ma + 1 ? "and" : "to";
  if (whole) return pairText({ from, to, precision: "month" }, { from: dayOf(yb, mb), to, precision: "month" }, joint);
  if (from === to) return dayText(from);
  if (ya === yb && ma === mb) return `${da} to ${db} ${monthText(to)}`;
  return pairText({ from, to: from, precision: "day" }, { from: to, to, precision: "day" }, "to");
}

/** The first and last possible day for the axis of one claim; null if open or unknown. */
export function whenDays(text: string | null | undefined): { from: Day; to: Day } | null {
  const w = parseWhen(text);
  if (w.shape === "none") return null;
  return { from: w.from?.from ?? OPEN_START, to: w.to?.to ?? OPEN_END };
}

/** A day for a machine, for <time>. Open ends have none. */
export function machineDay(day: Day): string | undefined {
  return day === OPEN_START || day === OPEN_END ? undefined : isoDay(day);
}
