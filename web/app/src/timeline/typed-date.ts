// What a person types for a date: EDTF (2022, 2022-09, 2022-21, 2022/2024), a
// date in words ("1 Sep 2022", "Sept 2022", "spring 2022", "2022年9月1日"),
// "9/2022", "1.9.2022", a quarter ("Q3 2022", "2022-Q3", "2022年第三季度"), a part
// of a month or year ("late Oct 2022", "early 2022", "2022年10月下旬"), and two of
// them with "to" or a dash between.

import { type Day, dateOf, dayOf, OPEN_END, OPEN_START } from "../state/days";
import type { Window } from "../state/selection";
import { type Days, readDate, readEdtf } from "../state/time-edtf";
import { t } from "../words";
import { dayText, monthText } from "../words/format";

const MONTHS = [
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
const SEASONS: Record<string, number> = {
  spring: 21,
  summer: 22,
  autumn: 23,
  fall: 23,
  winter: 24,
  春: 21,
  夏: 22,
  秋: 23,
  冬: 24,
};

const two = (n: number) => String(n).padStart(2, "0");
const date = (y: string, m: number, d?: string) => `${y}-${two(m)}${d ? `-${two(Number(d))}` : ""}`;

/** The number of a month or season in words; null if it is none. */
function monthOf(word: string): number | null {
  if (SEASONS[word]) return SEASONS[word];
  if (word === "sept") return 9;
  const i = MONTHS.findIndex((m) => word === m || word === m.slice(0, 3));
  return i < 0 ? null : i + 1;
}

const FORMS: readonly RegExp[] = [
  /^(?:(?<d>\d{1,2})(?:st|nd|rd|th)?\s+)?(?<m>[a-z]+)\.?,?\s+(?<y>\d{4})$/,
  /^(?<m>[a-z]+)\.?\s+(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y>\d{4})$/,
  /^(?:(?<d>\d{1,2})\.\s?)?(?<n>\d{1,2})[/.]\s?(?<y>\d{4})$/,
  /^q(?<q>[1-4])[\s/-]?(?<y>\d{4})$/,
  /^(?<y>\d{4})[\s-]?q(?<q>[1-4])$/,
  /^(?<y>\d{4})\s*年?第?(?<q>[1-4一二三四])季度$/,
  /^(?<y>\d{4})\s*年?(?<m>[春夏秋冬])[季天]$/,
  /^(?<y>\d{4})\s*年(?:\s*(?<n>\d{1,2})\s*月(?:\s*(?<d>\d{1,2})\s*[日号])?)?$/,
];

/** The number of a quarter in EDTF, by its digit or its Chinese numeral. */
const quarterOf = (text: string): number => 32 + (Number(text) || "一二三四".indexOf(text) + 1);

/** A date in words as EDTF; null if it is none. */
function inWords(text: string): string | null {
  for (const form of FORMS) {
    const parts = form.exec(text)?.groups;
    if (!parts) continue;
    if (parts.q !== undefined) return date(parts.y, quarterOf(parts.q));
    if (parts.m === undefined && parts.n === undefined) return parts.y;
    const month = parts.m === undefined ? Number(parts.n) : monthOf(parts.m);
    return month === null ? null : date(parts.y, month, parts.d);
  }
  return null;
}

const EARLY_OR_LATE = /^(early|mid|late)[\s-]+(?=\S)/;
const CHINESE_THIRD = /(?<=月)\s*(上旬|中旬|下旬)$/;
const THIRDS = ["early", "mid", "late", "上旬", "中旬", "下旬"];

/** A third of a month, or the first four or last three months of a year: as
 * the curated data read these words. Of anything else they say too little. */
function partOf(whole: Days, word: string): Days {
  if (!whole.ok) return whole;
  const third = THIRDS.indexOf(word) % 3;
  const [year, month, day] = dateOf(whole.from);
  const is = (from: Day, to: Day) => whole.from === from && whole.to === to - 1;
  if (day === 1 && is(dayOf(year, month), dayOf(year, month + 1))) {
    return { ok: true, from: whole.from + 10 * third, to: third === 2 ? whole.to : whole.from + 10 * third + 9 };
  }
  if (third === 1 || !is(dayOf(year), dayOf(year + 1))) return { ok: false, fault: "form" };
  return third === 0 ? { ...whole, to: dayOf(year, 5) - 1 } : { ...whole, from: dayOf(year, 10) };
}

function readOne(text: string): Days {
  const part = EARLY_OR_LATE.exec(text.trim().toLowerCase()) ?? CHINESE_THIRD.exec(text.trim());
  return part ? partOf(readWhole(text.trim().replace(new RegExp(part[0], "i"), "")), part[1]) : readWhole(text);
}

function readWhole(text: string): Days {
  const words = text.trim().toLowerCase();
  const mark = /[~?%]$/.exec(words)?.[0] ?? "";
  const iso = inWords(words.slice(0, words.length - mark.length).trim());
  return readDate(iso ?? text.trim().toUpperCase());
}

/** Dashes and words between two dates. */
const BETWEEN = /\s+(?:to|until|till|-|–|—)\s+|\s*(?:–|—|至|到)\s*/i;

/** The days that a typed text means: a whole year or month if no more is said. */
export function readTyped(text: string): Days {
  const plain = text.trim();
  const two_ = plain.split(BETWEEN);
  if (two_.length === 2) return readEdtf(two_.map((p) => p.trim()).join(".."), readOne);
  if (/^\d{4}-\d{4}$/.test(plain)) return readEdtf(plain.replace("-", ".."), readOne);
  // "9/2022" is a month, not an interval of two dates.
  return inWords(plain) ? readOne(plain) : readEdtf(plain, readOne);
}

/** Whether a text says both ends of a time. */
function isPair(text: string): boolean {
  const plain = text.trim();
  return plain.split(BETWEEN).length === 2 || /\.\.|^\[|^\{|^\d{4}-\d{4}$/.test(plain) || (/\//.test(plain) && !inWords(plain));
}

export type Applied = { ok: true; window: Window } | { ok: false; why: string };

const wrong = (why: string): Applied => ({ ok: false, why });

/** Why a text is no date, with an example of what would be. */
function whyNot(d: Days & { ok: false }): string {
  switch (d.fault) {
    case "form":
      return t("time.wrong.form");
    case "month":
      return t("time.wrong.month");
    case "order":
      return t("time.wrong.order");
    case "day":
      return d.of ? t("time.wrong.day", { month: monthText(d.of.from), last: dateOf(d.of.to)[2] }) : t("time.wrong.form");
  }
}

/** The window after a text was typed for one of its ends. A text that says
 * both ends sets both. `tied`: the first day follows from the last. */
export function applyTyped(text: string, end: "from" | "to", w: Window, extent: Window, tied = false): Applied {
  const typed = readTyped(text);
  if (!typed.ok) return wrong(whyNot(typed));
  if (typed.to < extent.from || typed.from > extent.to) {
    return wrong(t("time.wrong.outside", { from: String(dateOf(extent.from)[0]), to: String(dateOf(extent.to)[0]) }));
  }
  const open = (day: Day) => (day === OPEN_START ? extent.from : day === OPEN_END ? extent.to : day);
  const window = { from: open(typed.from), to: open(typed.to) };
  if (isPair(text)) return { ok: true, window };
  const day = window[end];
  if (tied) return { ok: true, window: { from: Math.min(w.from, day), to: day } };
  if (end === "from" && day > w.to) return wrong(t("time.wrong.after", { day: dayText(w.to, "short") }));
  if (end === "to" && day < w.from) return wrong(t("time.wrong.before", { day: dayText(w.from, "short") }));
  return { ok: true, window: { ...w, [end]: day } };
}
