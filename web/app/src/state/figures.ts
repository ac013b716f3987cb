// Figures added up over distinct events, and single figures in words.

import { t, textOf } from "../words";
import { codeOfEnglish, countryInText } from "./countries";
import type { Model } from "./model";
import { capital, numberText } from "./numbers";
import type { Figure } from "./words";

/** A figure as far as sums need it. NaN where the source gives none. */
export interface Amount {
  low: number;
  best: number;
  high: number;
  qualifier: string;
}

export interface Sum {
  measure: string;
  unit: string;
  /** Lower bound: figures that only say "nearly" or "at most" add nothing. */
  low: number;
  /** Upper bound; null as soon as one figure has none. */
  high: number | null;
  /** Whether the sum itself is exact, about, at least, or only bounded above. */
  qualifier: "exactly" | "about" | "at least" | "at most";
  /** One of the figures is large and rounded: the last digits of a sum with
   * it would say more than the sources do. */
  rough: boolean;
  /** How many figures were added. */
  figures: number;
  /** Rows whose figures were added. */
  rows: number[];
}

/** The least that a figure says. */
export function lowOf(a: Amount): number {
  if (!Number.isNaN(a.low)) return a.low;
  return Number.isNaN(a.best) ? 0 : a.best;
}

/** The most that a figure says; NaN if it has no upper bound. */
export function highOf(a: Amount): number {
  if (!Number.isNaN(a.high)) return a.high;
  return a.qualifier === "at least" ? NaN : a.best;
}

function joinQualifier(a: Sum["qualifier"], b: Sum["qualifier"]): Sum["qualifier"] {
  if (a === b) return a;
  const pair = new Set([a, b]);
  return pair.has("exactly") && pair.has("about") ? "about" : "at least";
}

export function qualifierOf(q: string): Sum["qualifier"] {
  if (q === "nearly" || q === "at most") return "at most";
  return q === "at least" || q === "about" ? q : "exactly";
}

/** A rounded figure above this says nothing about single people. */
const ROUGH_ABOVE = 1000;

export const isRough = (a: Amount): boolean => a.qualifier !== "exactly" && Math.max(lowOf(a), a.high || 0) > ROUGH_ABOVE;

/** Digits that a rough sum is told with. */
const ROUGH_DIGITS = 3;

function toDigits(n: number, round: (n: number) => number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.abs(n) || 1)) + 1 - ROUGH_DIGITS);
  return round(n / unit) * unit;
}

/** The bounds of a sum as they may be told: a rough one outward to three
 * digits; a single figure as its source has it. */
function told(s: Sum): { low: number; high: number | null; near: number } {
  if (!s.rough || s.figures < 2) return { low: s.low, high: s.high, near: s.low };
  return {
    low: toDigits(s.low, Math.floor),
    high: s.high === null ? null : toDigits(s.high, Math.ceil),
    near: toDigits(s.low, Math.round),
  };
}

function newSum(measure: string, unit: string): Sum {
  return { measure, unit, low: 0, high: 0, qualifier: "exactly", rough: false, figures: 0, rows: [] };
}

/** Adds a figure of a row to a sum. */
function addTo(sum: Sum, a: Amount, row: number): void {
  const high = highOf(a);
  const q = qualifierOf(a.qualifier);
  sum.low += lowOf(a);
  sum.high = sum.high === null || Number.isNaN(high) ? null : sum.high + high;
  sum.qualifier = sum.figures === 0 ? q : joinQualifier(sum.qualifier, q);
  sum.rough ||= isRough(a);
  sum.figures++;
  if (sum.rows[sum.rows.length - 1] !== row) sum.rows.push(row);
}

/** Adds what happened over the rows, by measure and unit, the largest first.
 * Levels (held, lost a year) and parts of another figure are left out. */
export function sumFigures(m: Model, rows: Iterable<number>): Sum[] {
  const { figures: f, dictionaries: d } = m.columns;
  const sums = new Map<number, Sum>();
  for (const row of rows) {
    for (let j = f.offsets[row]; j < f.offsets[row + 1]; j++) {
      if (f.sort[j] !== 0 || f.part[j] !== 0) continue;
      const key = f.measure[j] * 65536 + f.unit[j];
      const amount = { low: f.low[j], best: f.best[j], high: f.high[j], qualifier: d.qualifiers[f.qualifier[j]] };
      let sum = sums.get(key);
      if (!sum) sums.set(key, (sum = newSum(d.measures[f.measure[j]], d.units[f.unit[j]])));
      addTo(sum, amount, row);
    }
  }
  return [...sums.values()].sort((a, b) => b.low - a.low || (b.high ?? 0) - (a.high ?? 0));
}

/** How many figures of the rows are parts of other figures, and so are never added. */
export function partsIn(m: Model, rows: Iterable<number>): number {
  const { offsets, part } = m.columns.figures;
  let n = 0;
  for (const row of rows) for (let j = offsets[row]; j < offsets[row + 1]; j++) n += part[j];
  return n;
}

export interface Level {
  row: number;
  measure: string;
  unit: string;
  amount: Amount;
}

/** The newest level of each measure and unit over the rows (given in order of time). */
export function newestLevels(m: Model, rows: Iterable<number>): Level[] {
  const { figures: f, dictionaries: d } = m.columns;
  const newest = new Map<number, Level>();
  for (const row of rows) {
    for (let j = f.offsets[row]; j < f.offsets[row + 1]; j++) {
      if (f.sort[j] !== 1 || f.part[j] !== 0) continue;
      newest.set(f.measure[j] * 65536 + f.unit[j], {
        row,
        measure: d.measures[f.measure[j]],
        unit: d.units[f.unit[j]],
        amount: { low: f.low[j], best: f.best[j], high: f.high[j], qualifier: d.qualifiers[f.qualifier[j]] },
      });
    }
  }
  return [...newest.values()];
}

/** Whether a unit is money: then it has a sign or word of its own. */
const isMoney = (unit: string): boolean => textOf(`money.${unit}`, { value: "" }) !== null;

/** A value with its unit, people left out: "1,500", "$43.8 billion", "40%". */
export function valueText(n: number, unit: string): string {
  const value = numberText(n);
  if (unit === "percent") return t("figure.percent", { value });
  return textOf(`money.${unit}`, { value }) ?? value;
}

/** The value between "at least" and so on: "at least 1,500", "more than 57,000". */
export function sumText(s: Sum): string {
  const { low, high, near } = told(s);
  if (s.qualifier === "at most") return t("figure.upTo", { value: valueText(high ?? 0, s.unit) });
  if (s.qualifier === "exactly") return valueText(s.low, s.unit);
  if (s.qualifier === "about") return t("figure.about", { value: valueText(near, s.unit) });
  return t(low < s.low ? "figure.moreThan" : "figure.atLeast", { value: valueText(low, s.unit) });
}

const IRREGULAR = new Set(["held", "lost", "stolen", "sold", "taken", "freed", "left", "shut", "cut"]);

/** Whether a measure says what was done to the things counted ("arrested", "held", "using …"). */
function isDeed(measure: string): boolean {
  const first = measure.split(/[ _-]/)[0];
  return IRREGULAR.has(first) || /(ed|ing)$/.test(first);
}

const measureText = (measure: string): string => textOf(`measure.${measure}`) ?? measure.replace(/_/g, " ");
const unitText = (unit: string): string => textOf(`unit.${unit}`) ?? unit;

/** The head of a figure's row: "People arrested", "Buildings seized", "Money lost", "Share of GDP". */
export function figureHead(measure: string, unit: string): string {
  const known = textOf(`figure.head.${measure} ${unit}`);
  if (known) return known;
  const word = measureText(measure);
  if (isDeed(measure)) {
    return isMoney(unit)
      ? t("figure.headMoney", { measure: word })
      : capital(t("figure.headThings", { unit: unitText(unit), measure: word }));
  }
  const said = isMoney(unit) || ["percent", "people", "rank"].includes(unit) || measure.includes(unit.replace(/ies$|s$/, ""));
  return capital(said ? word : t("figure.headUnit", { measure: word, unit: unitText(unit) }));
}

/** What the two columns of a figure table hold. across: one text over both. */
export interface Bounds {
  low?: string;
  high?: string;
  across?: { word: string; value: string };
}

export function boundsOf(a: Amount, unit: string): Bounds {
  const low = Number.isNaN(a.low) ? undefined : valueText(a.low, unit);
  const high = Number.isNaN(a.high) ? undefined : valueText(a.high, unit);
  if (a.qualifier === "about" && !Number.isNaN(a.best))
    return { across: { word: t("figure.word.about"), value: valueText(a.best, unit) } };
  if (a.qualifier === "nearly" && high && !low) return { across: { word: t("figure.word.nearly"), value: high } };
  if (low !== undefined && low === high) return { across: { word: "", value: low } };
  if (!low && !high && !Number.isNaN(a.best)) return { across: { word: "", value: valueText(a.best, unit) } };
  return { ...(low && { low }), ...(high && { high }) };
}

export function boundsOfSum(s: Sum): Bounds {
  const { low, high, near } = told(s);
  if (s.qualifier === "about") return { across: { word: t("figure.word.about"), value: valueText(near, s.unit) } };
  if (s.qualifier === "exactly") return { across: { word: "", value: valueText(s.low, s.unit) } };
  return {
    ...(low > 0 && { low: valueText(low, s.unit) }),
    ...(high !== null && { high: valueText(high, s.unit) }),
  };
}

/** The numbers of a figure as the server sends it, with NaN for null. */
export function amountOf(f: Figure): Amount {
  return { low: f.low ?? NaN, best: f.best ?? NaN, high: f.high ?? NaN, qualifier: f.qualifier };
}

/** A figure with what it counts: "at least 120,000 people held in Myanmar", "share of GDP: nearly 40%". */
export function figurePhrase(f: Figure): string {
  const value = figureText(f);
  const phrase = t(isDeed(f.measure) ? "figure.deed" : "figure.said", { value, measure: measureText(f.measure) });
  if (!f.note || f.note.length >= 32 || !/^In /.test(f.note)) return phrase;
  const note = f.note.replace(/\.$/, "");
  const code = codeOfEnglish(note.slice("In ".length));
  const where = code ? t("figure.inCountry", { country: countryInText(code) }) : note.charAt(0).toLowerCase() + note.slice(1);
  return t("figure.withNote", { phrase, note: where });
}

const QUALIFIED = {
  "at least": "figure.atLeast",
  "at most": "figure.atMost",
  about: "figure.about",
  nearly: "figure.nearly",
} as const;

/** The number that a figure is told with; null if it has none. */
function numberOf(f: Figure): number | null {
  if (f.qualifier === "nearly" || f.qualifier === "at most") return f.high ?? f.best;
  return f.qualifier === "at least" ? (f.low ?? f.best) : (f.best ?? f.low ?? f.high);
}

function amountText(f: Figure): string | null {
  if (f.low !== null && f.high !== null && f.low !== f.high) {
    return t("figure.range", { low: valueText(f.low, f.unit), high: valueText(f.high, f.unit) });
  }
  const n = numberOf(f);
  if (n === null) return null;
  const value = valueText(n, f.unit);
  return f.qualifier === "exactly" ? value : t(QUALIFIED[f.qualifier], { value });
}

/** A figure in words: "at least 1,500 people", "$2 trillion to $3 trillion a year". */
export function figureText(f: Figure): string {
  const amount = amountText(f);
  if (amount === null) return t("figure.notStated");
  const bare = isMoney(f.unit) || f.unit === "percent" || f.unit === "rank" || (!isDeed(f.measure) && f.measure.includes(f.unit));
  const counted = bare
    ? amount
    : (textOf(`counted.${f.unit}`, { value: amount, n: f.high ?? f.best ?? f.low ?? 0 }) ??
      t("counted.other", { value: amount, unit: f.unit }));
  if (!f.per) return counted;
  return textOf(`figure.per.${f.per}`, { value: counted }) ?? t("figure.per.other", { value: counted, per: f.per });
}

/** What a rate is counted over: "a year". */
export function rateText(per: string): string {
  return textOf(`figure.rate.${per}`) ?? t("figure.rate.other", { per });
}
