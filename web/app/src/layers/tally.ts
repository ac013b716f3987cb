// What each mark and each country plate shows for one selection. One pass over
// the selected rows: this runs for every frame while time is dragged.

import type { Lists, Model } from "../state/model";
import { onlyCountries } from "../state/only-country";
import { CERTAIN, type Selection } from "../state/selection";
import { FAMILIES, type Family } from "../state/words";
import type { Spots } from "./spots";

export const FAMILY_COUNT = FAMILIES.length;

/** Counts by family; entry f is certain, entry FAMILY_COUNT + f possible. */
export type Counts = Uint32Array;

export interface Tally {
  /** By mark. */
  marks: Counts[];
  markTotal: Uint32Array;
  /** A row at the mark; the only one if its total is 1. */
  markRow: Int32Array;
  /** By entry of the country dictionary: events known there by country only. */
  countries: Counts[];
  countryTotal: Uint32Array;
  /** Events that have neither place nor country. */
  region: number;
  /** Selected events that only may fall in the window. */
  possible: number;
}

const counts = (n: number): Counts[] => {
  const all = new Uint32Array(n * 2 * FAMILY_COUNT);
  return Array.from({ length: n }, (_, i) => all.subarray(i * 2 * FAMILY_COUNT, (i + 1) * 2 * FAMILY_COUNT));
};

const familyIndex = new Map<Family, number>(FAMILIES.map((f, i) => [f, i]));

/** markOfPlace: the mark of each row of the places table, -1 for none. An
 * event at several places of one mark counts once. */
export function tally(m: Model, s: Selection, markOfPlace: Int32Array, markCount: number): Tally {
  const c = m.columns;
  const family = Uint8Array.from(m.familyAt, (f) => familyIndex.get(f) ?? FAMILY_COUNT - 1);
  const t: Tally = {
    marks: counts(markCount),
    markTotal: new Uint32Array(markCount),
    markRow: new Int32Array(markCount).fill(-1),
    countries: counts(c.dictionaries.countries.length),
    countryTotal: new Uint32Array(c.dictionaries.countries.length),
    region: 0,
    possible: s.possible,
  };
  const only = onlyCountries(m);
  for (const row of s.rows) {
    const slot = family[c.kind[row]] + (s.meets[row] === CERTAIN ? 0 : FAMILY_COUNT);
    const from = c.places.offsets[row];
    const to = c.places.offsets[row + 1];
    if (from === to && c.countries.offsets[row] === c.countries.offsets[row + 1]) t.region++;
    countByCountry(t, only, row, slot);
    for (let i = from; i < to; i++) {
      const mark = markOfPlace[c.places.index[i]];
      if (mark < 0 || t.markRow[mark] === row) continue;
      t.markRow[mark] = row;
      t.markTotal[mark]++;
      t.marks[mark][slot]++;
    }
  }
  return t;
}

function countByCountry(t: Tally, only: Lists, row: number, slot: number): void {
  for (let i = only.offsets[row]; i < only.offsets[row + 1]; i++) {
    t.countryTotal[only.index[i]]++;
    t.countries[only.index[i]][slot]++;
  }
}

/** The selected rows in the order in which squares and fans show them:
 * certain ones first, then by family, then by time. */
export function inMarkOrder(m: Model, s: Selection, rows: number[]): number[] {
  const rank = (row: number) =>
    (s.meets[row] === CERTAIN ? 0 : FAMILY_COUNT) + (familyIndex.get(m.familyAt[m.columns.kind[row]]) ?? 0);
  return rows.sort((a, b) => rank(a) - rank(b) || a - b);
}

/** The selected rows known in this country (an entry of the dictionary) by
 * country only. */
export function rowsOfCountry(m: Model, s: Selection, country: number): number[] {
  const only = onlyCountries(m);
  const rows = [...s.rows].filter((row) => only.index.subarray(only.offsets[row], only.offsets[row + 1]).includes(country));
  return inMarkOrder(m, s, rows);
}

/** The selected rows at this spot. */
export function rowsOfSpot(m: Model, s: Selection, spots: Spots, spot: number): number[] {
  const { places } = m.columns;
  const here = (row: number) => {
    for (let i = places.offsets[row]; i < places.offsets[row + 1]; i++) if (spots.ofPlace[places.index[i]] === spot) return true;
    return false;
  };
  return inMarkOrder(m, s, [...s.rows].filter(here));
}
