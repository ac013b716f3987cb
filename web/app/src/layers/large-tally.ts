// What each mark, each cell and each country plate shows while the window moves
// over very many events: only what changes is counted.

import type { Model } from "../state/model";
import { onlyCountries } from "../state/only-country";
import { CERTAIN, OUT } from "../state/selection";
import type { Sums } from "../state/steps";
import { FAMILIES } from "../state/words";
import type { Cells } from "./crowd-cells";
import type { Layout } from "./layout";
import { type Counts, FAMILY_COUNT, type Tally } from "./tally";

const SLOTS = 2 * FAMILY_COUNT;

/** Numbers no larger than most. */
function numbers(n: number, most: number): Uint8Array | Uint16Array | Uint32Array {
  if (most < 2 ** 8) return new Uint8Array(n);
  return most < 2 ** 16 ? new Uint16Array(n) : new Uint32Array(n);
}

/** Counts by family for each of n things. */
function countsOf(n: number): { all: Uint32Array; each: Counts[] } {
  const all = new Uint32Array(n * SLOTS);
  return { all, each: Array.from({ length: n }, (_, i) => all.subarray(i * SLOTS, (i + 1) * SLOTS)) };
}

export class LargeTally implements Tally, Sums {
  readonly marks: Counts[];
  readonly markTotal: Uint32Array;
  readonly markRow: Int32Array;
  readonly countries: Counts[];
  readonly countryTotal: Uint32Array;
  region = 0;
  possible = 0;
  /** By cell and family, as a mark's counts. */
  readonly cells: Uint8Array | Uint16Array | Uint32Array;
  readonly cellTotal: Uint32Array;
  /** The row in a cell, if there is but one. */
  readonly cellRow: Int32Array;
  private readonly markCounts: Uint32Array;
  private readonly countryCounts: Uint32Array;
  /** All rows of a mark together by exclusive or: of one row that row. */
  private readonly markRows: Int32Array;
  /** By place its mark, or behind the marks its cell. */
  private readonly slotOfPlace: Int32Array;
  private readonly family: Uint8Array;
  private readonly only;

  constructor(
    private readonly m: Model,
    layout: Layout,
    cells: Cells | null,
  ) {
    const marks = layout.marks.length;
    const countries = m.columns.dictionaries.countries.length;
    this.markTotal = new Uint32Array(marks);
    this.markRow = new Int32Array(marks).fill(-1);
    this.markRows = new Int32Array(marks);
    ({ all: this.markCounts, each: this.marks } = countsOf(marks));
    ({ all: this.countryCounts, each: this.countries } = countsOf(countries));
    this.countryTotal = new Uint32Array(countries);
    const n = cells?.n ?? 0;
    this.cells = numbers(n * SLOTS, cells?.most ?? 0);
    this.cellTotal = new Uint32Array(n);
    this.cellRow = new Int32Array(n);
    this.slotOfPlace = layout.markOfPlace.map((mark, p) =>
      mark >= 0 || !cells || cells.ofPlace[p] < 0 ? mark : marks + cells.ofPlace[p],
    );
    this.family = Uint8Array.from(m.familyAt, (f) => FAMILIES.indexOf(f));
    this.only = onlyCountries(m);
  }

  clear(): void {
    this.markTotal.fill(0);
    this.markRows.fill(0);
    this.markRow.fill(-1);
    this.markCounts.fill(0);
    this.countryCounts.fill(0);
    this.countryTotal.fill(0);
    this.cells.fill(0);
    this.cellTotal.fill(0);
    this.cellRow.fill(0);
    this.region = this.possible = 0;
  }

  change(row: number, before: number, after: number): void {
    const c = this.m.columns;
    const family = this.family[c.kind[row]];
    const old = before === OUT ? -1 : before === CERTAIN ? family : family + FAMILY_COUNT;
    const now = after === OUT ? -1 : after === CERTAIN ? family : family + FAMILY_COUNT;
    const by = Number(now >= 0) - Number(old >= 0);
    const from = c.places.offsets[row];
    const to = c.places.offsets[row + 1];
    if (from === to && c.countries.offsets[row] === c.countries.offsets[row + 1]) this.region += by;
    this.possible += Number(now >= FAMILY_COUNT) - Number(old >= FAMILY_COUNT);
    this.changeCountries(row, old, now, by);
    for (let i = from; i < to; i++) {
      const slot = this.slotOfPlace[c.places.index[i]];
      if (slot < 0 || (i > from && this.named(slot, from, i))) continue;
      if (slot < this.markTotal.length) this.changeMark(slot, row, old, now, by);
      else this.changeCell(slot - this.markTotal.length, row, old, now, by);
    }
  }

  /** Whether an event at several places has named the mark or cell before. */
  private named(slot: number, from: number, to: number): boolean {
    const { index } = this.m.columns.places;
    for (let i = from; i < to; i++) if (this.slotOfPlace[index[i]] === slot) return true;
    return false;
  }

  private changeMark(mark: number, row: number, old: number, now: number, by: number): void {
    if (old >= 0) this.markCounts[mark * SLOTS + old]--;
    if (now >= 0) this.markCounts[mark * SLOTS + now]++;
    if (by === 0) return;
    this.markTotal[mark] += by;
    this.markRows[mark] ^= row;
    if (this.markTotal[mark] === 1) this.markRow[mark] = this.markRows[mark];
    else if (by > 0) this.markRow[mark] = row;
  }

  private changeCell(cell: number, row: number, old: number, now: number, by: number): void {
    if (old >= 0) this.cells[cell * SLOTS + old]--;
    if (now >= 0) this.cells[cell * SLOTS + now]++;
    if (by === 0) return;
    this.cellTotal[cell] += by;
    this.cellRow[cell] ^= row;
  }

  private changeCountries(row: number, old: number, now: number, by: number): void {
    const { offsets, index } = this.only;
    for (let i = offsets[row]; i < offsets[row + 1]; i++) {
      this.countryTotal[index[i]] += by;
      if (old >= 0) this.countryCounts[index[i] * SLOTS + old]--;
      if (now >= 0) this.countryCounts[index[i] * SLOTS + now]++;
    }
  }

  /** The counts of a cell by family. */
  ofCell(cell: number): Counts {
    return Uint32Array.from(this.cells.subarray(cell * SLOTS, (cell + 1) * SLOTS));
  }
}
