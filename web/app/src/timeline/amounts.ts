// Figures as bars: for each step and family the least that the figures of one
// measure and unit say, and what they may say beyond it. What happened adds
// up; levels and parts of other figures are never taken.

import { figureHead, highOf, lowOf, type Sum, sumFigures, valueText } from "../state/figures";
import type { Model } from "../state/model";
import type { Measured } from "../state/time-view";
import { t, textOf } from "../words";

/** Reads one row: the least and the most that its figures say. `high` is not
 * a number if one of them has no upper bound. Null if it has no such figure. */
export type Reader = (row: number) => { low: number; high: number } | null;

export function readerOf(m: Model, what: Measured): Reader {
  const { figures: f, dictionaries: d } = m.columns;
  const measure = d.measures.indexOf(what.measure);
  const unit = d.units.indexOf(what.unit);
  return (row) => {
    let found: { low: number; high: number } | null = null;
    for (let j = f.offsets[row]; j < f.offsets[row + 1]; j++) {
      if (f.measure[j] !== measure || f.unit[j] !== unit || f.sort[j] !== 0 || f.part[j] !== 0) continue;
      const amount = { low: f.low[j], best: f.best[j], high: f.high[j], qualifier: d.qualifiers[f.qualifier[j]] };
      found ??= { low: 0, high: 0 };
      found.low += lowOf(amount);
      found.high += highOf(amount);
    }
    return found;
  };
}

export interface Choice extends Measured {
  /** "People freed", "Money seized (PHP)". */
  text: string;
}

/** What the bars can count besides events: each measure and unit of which a
 * dated event has a figure that adds up; people first, then by how many. */
export function choicesOf(m: Model): Choice[] {
  const { figures: f, dictionaries: d, timePrecision, rows } = m.columns;
  const events = new Map<number, number>();
  for (let i = 0; i < rows; i++) {
    if (timePrecision[i] === 0) continue;
    for (let j = f.offsets[i]; j < f.offsets[i + 1]; j++) {
      if (f.sort[j] !== 0 || f.part[j] !== 0) continue;
      const key = f.measure[j] * 65536 + f.unit[j];
      events.set(key, (events.get(key) ?? 0) + 1);
    }
  }
  const people = d.units.indexOf("people");
  const rank = (key: number) => (key % 65536 === people ? 0 : 1);
  return [...events]
    .sort(([a, m], [b, n]) => rank(a) - rank(b) || n - m || a - b)
    .map(([key]) => {
      const [measure, unit] = [d.measures[Math.floor(key / 65536)], d.units[key % 65536]];
      return { measure, unit, text: headOf({ measure, unit }) };
    });
}

/** What is counted, with its unit. */
export function headOf({ measure, unit }: Measured): string {
  const head = figureHead(measure, unit);
  // Only money is written with its sign: what kind of money has to be said.
  return valueText(1, unit) === valueText(1, "") || unit === "percent"
    ? head
    : t("figure.headUnit", { measure: head, unit: textOf(`unit.${unit}`) ?? unit });
}

/** The sum over the rows that lie in some days and pass, as the panel adds it. */
export function sumIn(m: Model, pass: Uint8Array, what: Measured, from: number, to: number): Sum | null {
  const c = m.columns;
  const rows: number[] = [];
  for (let i = firstRow(m, from); i < c.rows && c.timePrecision[i] !== 0 && c.start[i] <= to; i++) {
    if (pass[i] && c.end[i] <= to) rows.push(i);
  }
  return sumFigures(m, rows).find((s) => s.measure === what.measure && s.unit === what.unit) ?? null;
}

/** The first row that begins on a day or later; rows are in order of their first day, undated ones last. */
function firstRow(m: Model, day: number): number {
  const { start, timePrecision, rows } = m.columns;
  let [low, high] = [0, rows];
  while (low < high) {
    const mid = (low + high) >> 1;
    if (timePrecision[mid] === 0 || start[mid] >= day) high = mid;
    else low = mid + 1;
  }
  return low;
}
