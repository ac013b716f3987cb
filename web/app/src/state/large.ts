// What follows the window of a pack with very many events: selection, counts
// and list. All of it goes on from the window before, and nothing of it is made
// for a small pack.

import type { Facets } from "./facets";
import { LargeFacets } from "./large-facets";
import { largeListing } from "./large-list";
import { LargeTold } from "./large-told";
import type { Listing } from "./list";
import type { Model } from "./model";
import { CERTAIN, type Filters, OUT, type Selection, select, type Window } from "./selection";
import type { Told } from "./sentence";
import { Steps, type Sums } from "./steps";
import { FAMILIES, type Family } from "./words";

/** [certain, possible] by family. */
type ByFamily = Record<Family, [number, number]>;

/** Counts the rows of a window by family. */
class Counts implements Sums {
  /** Certain by family, then possible by family. */
  readonly of = new Int32Array(2 * FAMILIES.length);
  private readonly family: Uint8Array;

  constructor(private readonly m: Model) {
    this.family = Uint8Array.from(m.familyAt, (f) => FAMILIES.indexOf(f));
  }
  clear(): void {
    this.of.fill(0);
  }
  change(row: number, before: number, after: number): void {
    const family = this.family[this.m.columns.kind[row]];
    if (before !== OUT) this.of[before === CERTAIN ? family : family + FAMILIES.length]--;
    if (after !== OUT) this.of[after === CERTAIN ? family : family + FAMILIES.length]++;
  }
  byFamily(): ByFamily {
    return Object.fromEntries(FAMILIES.map((f, i) => [f, [this.of[i], this.of[i + FAMILIES.length]]])) as ByFamily;
  }
}

/** Passes changes on to all that follow. */
class Several implements Sums {
  readonly all: Sums[] = [];
  clear(): void {
    for (const s of this.all) s.clear();
  }
  change(row: number, before: number, after: number): void {
    for (const s of this.all) s.change(row, before, after);
  }
}

/** How many follow the window beside the counts: the map at this zoom and at those next to it. */
const MOST_FOLLOWING = 3;

/** The window as it stands now. */
export class Live {
  readonly steps: Steps;
  readonly counts: Counts;
  private readonly several = new Several();

  constructor(
    readonly model: Model,
    readonly pass: Uint8Array,
  ) {
    this.counts = new Counts(model);
    this.several.all.push(this.counts);
    this.steps = new Steps(model.columns, pass, this.several);
  }

  /** Keeps sums in step from now on, in place of those that were asked for longest ago. */
  keep(sums: Sums): void {
    const { all } = this.several;
    if (all.includes(sums)) return;
    if (all.length > MOST_FOLLOWING) all.splice(1, 1);
    all.push(sums);
    this.steps.tell(sums);
  }
}

/** A selection of a large pack. Its rows are looked for when they are asked for;
 * once the window has gone on, they are counted anew. */
class LargeSelection implements Selection {
  readonly certain: number;
  readonly possible: number;
  readonly byFamily: ByFamily;
  private own: Selection | null = null;
  private found: Uint32Array | null = null;

  constructor(
    readonly live: Live,
    readonly window: Window,
    readonly undated: number,
  ) {
    this.byFamily = live.counts.byFamily();
    this.certain = FAMILIES.reduce((n, f) => n + this.byFamily[f][0], 0);
    this.possible = FAMILIES.reduce((n, f) => n + this.byFamily[f][1], 0);
  }

  private isNow(): boolean {
    return this.live.steps.window === this.window;
  }

  private anew(): Selection {
    this.own ??= select(this.live.model, this.window, this.live.pass);
    return this.own;
  }

  get meets(): Uint8Array {
    return this.isNow() ? this.live.steps.how : this.anew().meets;
  }

  get rows(): Uint32Array {
    if (this.found) return this.found;
    const { meets } = this;
    const rows = new Uint32Array(this.certain + this.possible);
    for (let row = 0, n = 0; n < rows.length; row++) if (meets[row] !== OUT) rows[n++] = row;
    this.found = rows;
    return rows;
  }
}

/** All that follows the window of one set of columns. */
export class LargeState {
  private live: Live | null = null;
  private undated = 0;
  private readonly facetsOf = new LargeFacets();
  private toldBy: { live: Live; told: LargeTold } | null = null;

  passing(m: Model, f: Filters): Uint8Array {
    return this.facetsOf.passing(m, f);
  }

  select(m: Model, w: Window, pass: Uint8Array): Selection {
    if (this.live?.pass !== pass || this.live.model !== m) {
      this.live = new Live(m, pass);
      this.undated = undatedOf(m, pass);
    }
    // Of its own, so that a selection can tell whether it is the present one.
    const own = { ...w };
    this.live.steps.to(own);
    return new LargeSelection(this.live, own, this.undated);
  }

  facets(m: Model, f: Filters, w: Window): Facets {
    return this.facetsOf.at(m, f, w).facets();
  }

  byFamily(m: Model, f: Filters, w: Window): ByFamily {
    return this.facetsOf.at(m, f, w).byFamily();
  }

  /** What the sentence tells of a selection. */
  told(s: Selection): Told {
    const { live } = s as LargeSelection;
    if (this.toldBy?.live !== live) this.toldBy = { live, told: new LargeTold(live.model, live.pass) };
    return this.toldBy.told.at(s.window);
  }

  listing(s: Selection): Listing {
    const { live } = s as LargeSelection;
    return largeListing(live.model, live.pass, s.window, s.certain + s.possible);
  }
}

/** What follows the window of a selection of a large pack. */
export const liveOf = (s: Selection): Live => (s as LargeSelection).live;

function undatedOf(m: Model, pass: Uint8Array): number {
  let n = 0;
  for (let row = m.columns.rows - 1; row >= 0 && m.columns.timePrecision[row] === 0; row--) n += pass[row];
  return n;
}
