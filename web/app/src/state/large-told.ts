// What the sentence tells of very many events: how many, in how many places and
// countries, and the figures that add up.

import { highOf, isRough, lowOf, qualifierOf, type Sum } from "./figures";
import type { Model } from "./model";
import { CERTAIN, type Window } from "./selection";
import type { Told } from "./sentence";
import { Steps, type Sums } from "./steps";

/** The figures of one measure and unit. */
interface Figures {
  measure: string;
  unit: string;
  low: number;
  high: number;
  /** Those that have no upper bound. */
  open: number;
  rough: number;
  figures: number;
  /** By qualifier of a sum. */
  qualifiers: Record<Sum["qualifier"], number>;
}

/** How many different ones there are of what is named by rows. */
class Different {
  private readonly times: Int32Array;
  n = 0;
  constructor(of: number) {
    this.times = new Int32Array(of);
  }
  clear(): void {
    this.times.fill(0);
    this.n = 0;
  }
  add(i: number, by: number): void {
    const before = this.times[i];
    this.times[i] = before + by;
    if (before === 0) this.n++;
    else if (before + by === 0) this.n--;
  }
}

export class LargeTold implements Sums {
  private readonly steps: Steps;
  private n = 0;
  /** What is filtered by has not come: of countries and figures nothing is said. */
  private readonly partial: boolean;
  private readonly spots: Different;
  private readonly places: Different;
  private readonly countries: Different;
  private readonly sums = new Map<number, Figures>();

  constructor(
    private readonly m: Model,
    pass: Uint8Array,
  ) {
    const c = m.columns;
    this.partial = m.large?.complete != null;
    this.spots = new Different(c.dictionaries.hotspots.length);
    this.places = new Different(c.placeLon.length);
    this.countries = new Different(c.dictionaries.countries.length);
    this.steps = new Steps(c, pass, this);
  }

  clear(): void {
    this.n = 0;
    for (const d of [this.spots, this.places, this.countries]) d.clear();
    this.sums.clear();
  }

  change(row: number, before: number, after: number): void {
    const by = Number(after === CERTAIN) - Number(before === CERTAIN);
    if (by === 0) return;
    const c = this.m.columns;
    this.n += by;
    for (let j = c.hotspots.offsets[row]; j < c.hotspots.offsets[row + 1]; j++) this.spots.add(c.hotspots.index[j], by);
    for (let j = c.places.offsets[row]; j < c.places.offsets[row + 1]; j++) {
      const place = c.places.index[j];
      if (this.partial || c.placeHotspot[place] < 0) this.places.add(place, by);
    }
    for (let j = c.countries.offsets[row]; j < c.countries.offsets[row + 1]; j++) this.countries.add(c.countries.index[j], by);
    for (let j = c.figures.offsets[row]; j < c.figures.offsets[row + 1]; j++) this.addFigure(j, by);
  }

  private addFigure(j: number, by: number): void {
    const { figures: f, dictionaries: d } = this.m.columns;
    if (f.sort[j] !== 0 || f.part[j] !== 0) return;
    const key = f.measure[j] * 65536 + f.unit[j];
    let sum = this.sums.get(key);
    if (!sum) this.sums.set(key, (sum = none(d.measures[f.measure[j]], d.units[f.unit[j]])));
    const amount = { low: f.low[j], best: f.best[j], high: f.high[j], qualifier: d.qualifiers[f.qualifier[j]] };
    const high = highOf(amount);
    sum.low += by * lowOf(amount);
    if (Number.isNaN(high)) sum.open += by;
    else sum.high += by * high;
    if (isRough(amount)) sum.rough += by;
    sum.figures += by;
    sum.qualifiers[qualifierOf(amount.qualifier)] += by;
  }

  at(w: Window): Told {
    this.steps.to(w);
    const sums = [...this.sums.values()].filter((s) => s.figures > 0).map(sumOf);
    return {
      n: this.n,
      places: this.spots.n + this.places.n,
      countries: this.partial ? 0 : this.countries.n,
      sums: sums.sort((a, b) => b.low - a.low || (b.high ?? 0) - (a.high ?? 0)),
    };
  }
}

const none = (measure: string, unit: string): Figures => ({
  measure,
  unit,
  low: 0,
  high: 0,
  open: 0,
  rough: 0,
  figures: 0,
  qualifiers: { exactly: 0, about: 0, "at least": 0, "at most": 0 },
});

/** As adding the figures one by one joins their qualifiers. */
function qualifierOfAll({ exactly, about, "at least": atLeast, "at most": atMost }: Figures["qualifiers"]): Sum["qualifier"] {
  if (atLeast > 0 || (atMost > 0 && exactly + about > 0)) return "at least";
  if (atMost > 0) return "at most";
  return about > 0 ? "about" : "exactly";
}

function sumOf(f: Figures): Sum {
  return {
    measure: f.measure,
    unit: f.unit,
    low: f.low,
    high: f.open > 0 ? null : f.high,
    qualifier: qualifierOfAll(f.qualifiers),
    rough: f.rough > 0,
    figures: f.figures,
    rows: [],
  };
}
