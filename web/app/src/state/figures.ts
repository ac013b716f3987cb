// Figures added up over distinct events, and single figures in words.

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

function qualifierOf(q: string): Sum["qualifier"] {
  if (q === "nearly" || q === "at most") return "at most";
  return q === "at least" || q === "about" ? q : "exactly";
}

/** A rounded figure above this says nothing about single people. */
const ROUGH_ABOVE = 1000;

const isRough = (a: Amount): boolean => a.qualifier !== "exactly" && Math.max(lowOf(a), a.high || 0) > ROUGH_ABOVE;

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

function addTo(sum: Sum | undefined, a: Amount, measure: string, unit: string, row: number): Sum {
  const high = highOf(a);
  const q = qualifierOf(a.qualifier);
  const bounds = { low: lowOf(a), high: Number.isNaN(high) ? null : high };
  if (!sum) return { measure, unit, ...bounds, qualifier: q, rough: isRough(a), figures: 1, rows: [row] };
  return {
    ...sum,
    low: sum.low + lowOf(a),
    high: sum.high === null || Number.isNaN(high) ? null : sum.high + high,
    qualifier: joinQualifier(sum.qualifier, q),
    rough: sum.rough || isRough(a),
    figures: sum.figures + 1,
    rows: sum.rows[sum.rows.length - 1] === row ? sum.rows : [...sum.rows, row],
  };
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
      sums.set(key, addTo(sums.get(key), amount, d.measures[f.measure[j]], d.units[f.unit[j]], row));
    }
  }
  return [...sums.values()].sort((a, b) => b.low - a.low || (b.high ?? 0) - (a.high ?? 0));
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

const CURRENCY: Record<string, string> = { USD: "$", PHP: "₱", GBP: "£", EUR: "€", CNY: "¥", KES: "KSh ", THB: "฿" };

/** A value with its unit, people left out: "1,500", "$43.8 billion", "40%". */
export function valueText(n: number, unit: string): string {
  if (CURRENCY[unit]) return CURRENCY[unit] + numberText(n);
  return unit === "percent" ? `${numberText(n)}%` : numberText(n);
}

/** The value between "at least" and so on: "at least 1,500", "more than 57,000". */
export function sumText(s: Sum): string {
  const { low, high, near } = told(s);
  if (s.qualifier === "at most") return `up to ${valueText(high ?? 0, s.unit)}`;
  if (s.qualifier === "exactly") return valueText(s.low, s.unit);
  if (s.qualifier === "about") return `about ${valueText(near, s.unit)}`;
  return `${low < s.low ? "more than" : "at least"} ${valueText(low, s.unit)}`;
}

// Where the measure and the unit alone would not read well.
const HEADS: Record<string, string> = {
  "crossed people": "People who crossed",
  "arrived people": "People who arrived",
  "moved people": "People who moved",
  "fled people": "People who fled",
  "left people": "People who left",
  "rescued people": "People freed",
  "returned people": "People returned",
  "died people": "Deaths",
  "working people": "People working there",
  "happened events": "Events",
};

const MONEY = new Set(Object.keys(CURRENCY));
const IRREGULAR = new Set(["held", "lost", "stolen", "sold", "taken", "freed", "left", "shut", "cut"]);

/** Whether a measure says what was done to the things counted ("arrested", "held", "using …"). */
function isDeed(measure: string): boolean {
  const first = measure.split(/[ _-]/)[0];
  return IRREGULAR.has(first) || /(ed|ing)$/.test(first);
}

/** The head of a figure's row: "People arrested", "Buildings seized", "Money lost", "Share of GDP". */
export function figureHead(measure: string, unit: string): string {
  const known = HEADS[`${measure} ${unit}`];
  if (known) return known;
  const word = measure.replace(/_/g, " ");
  if (isDeed(word)) return `${MONEY.has(unit) ? "Money" : capital(unit)} ${word}`;
  const said = MONEY.has(unit) || ["percent", "people", "rank"].includes(unit) || word.includes(unit.replace(/ies$|s$/, ""));
  return `${capital(word)}${said ? "" : ` (${unit})`}`;
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
  if (a.qualifier === "about" && !Number.isNaN(a.best)) return { across: { word: "about", value: valueText(a.best, unit) } };
  if (a.qualifier === "nearly" && high && !low) return { across: { word: "nearly", value: high } };
  if (low !== undefined && low === high) return { across: { word: "", value: low } };
  if (!low && !high && !Number.isNaN(a.best)) return { across: { word: "", value: valueText(a.best, unit) } };
  return { ...(low && { low }), ...(high && { high }) };
}

export function boundsOfSum(s: Sum): Bounds {
  const { low, high, near } = told(s);
  if (s.qualifier === "about") return { across: { word: "about", value: valueText(near, s.unit) } };
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
  const phrase = isDeed(f.measure) ? `${value} ${f.measure}` : `${f.measure}: ${value}`;
  const note =
    f.note && f.note.length < 32 && /^In /.test(f.note)
      ? ` ${f.note.charAt(0).toLowerCase()}${f.note.slice(1).replace(/\.$/, "")}`
      : "";
  return phrase + note;
}

/** A figure in words: "at least 1,500 people", "about $2 to $3 trillion". */
export function figureText(f: Figure): string {
  const bare =
    MONEY.has(f.unit) || f.unit === "percent" || f.unit === "rank" || (!isDeed(f.measure) && f.measure.includes(f.unit));
  const unit = bare ? "" : ` ${f.unit}`;
  const per = f.per ? ` a ${f.per}` : "";
  if (f.low !== null && f.high !== null && f.low !== f.high) {
    return `${valueText(f.low, f.unit)} to ${valueText(f.high, f.unit)}${unit}${per}`;
  }
  const n =
    f.qualifier === "nearly" || f.qualifier === "at most"
      ? (f.high ?? f.best)
      : f.qualifier === "at least"
        ? (f.low ?? f.best)
        : (f.best ?? f.low ?? f.high);
  if (n === null) return `number not stated`;
  const word = f.qualifier === "exactly" ? "" : `${f.qualifier} `;
  return `${word}${valueText(n, f.unit)}${unit}${per}`;
}
