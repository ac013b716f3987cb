// The counts beside the filters, over very many rows.

import type { Facets } from "./facets";
import { BIT, type Facet } from "./failing";
import type { Lists, Model } from "./model";
import { withParts } from "./rows";
import { CERTAIN, type Filters, OUT, type Window } from "./selection";
import { Steps, type Sums } from "./steps";
import { hotspotsAndWholes } from "./wholes";
import { FAMILIES, type Family } from "./words";

type Values = Uint8Array | Uint16Array;

/** By row the filters that it fails, as bits: the same as `failing`, filter by filter. */
export function failuresOf(m: Model, f: Filters): Uint8Array {
  const c = m.columns;
  const d = c.dictionaries;
  const out = new Uint8Array(c.rows);
  const byKind = Uint8Array.from(
    m.kindAt,
    (k) => (f.families.has(k.family) ? BIT.family : 0) | (f.kinds.has(k.id) ? BIT.kind : 0),
  );
  if (byKind.some((bits) => bits !== 0)) for (let row = 0; row < out.length; row++) out[row] = byKind[c.kind[row]];
  markValues(out, c.confidence, d.confidences, f.confidences, BIT.confidence);
  markValues(out, c.dataset, d.datasets, f.datasets, BIT.dataset);
  markLists(out, c.countries, d.countries, f.countries, BIT.country);
  markLists(out, c.hotspots, d.hotspots, new Set([...f.hotspots].flatMap((id) => [...withParts(m, id)])), BIT.hotspot);
  markLists(out, c.sources, d.sources, f.sources, BIT.source);
  return out;
}

function markValues(out: Uint8Array, values: Values, words: readonly string[], chosen: ReadonlySet<string>, bit: number): void {
  if (chosen.size === 0) return;
  const fails = Uint8Array.from(words, (w) => (chosen.has(w) ? 0 : bit));
  for (let row = 0; row < out.length; row++) out[row] |= fails[values[row]];
}

function markLists(out: Uint8Array, lists: Lists, words: readonly string[], chosen: ReadonlySet<string>, bit: number): void {
  if (chosen.size === 0) return;
  const on = Uint8Array.from(words, (w) => (chosen.has(w) ? 1 : 0));
  const { offsets, index } = lists;
  for (let row = 0; row < out.length; row++) {
    let any = 0;
    for (let j = offsets[row]; j < offsets[row + 1]; j++) any |= on[index[j]];
    if (any === 0) out[row] |= bit;
  }
}

/** Choices that count for a property: all but its own. Families and kinds are one choice seen from kinds. */
const OTHERS = Object.fromEntries(
  Object.entries(BIT).map(([name, bit]) => [name, ~(name === "kind" ? BIT.family | BIT.kind : bit) & 255]),
) as Record<Facet, number>;

class FacetSums implements Sums {
  readonly steps: Steps;
  private readonly counts: Record<Facet, Int32Array>;
  private readonly families = new Int32Array(2 * FAMILIES.length);
  private readonly family: Uint8Array;
  private readonly wholes: Lists;
  private shown = 0;
  private hidden = 0;

  constructor(
    readonly m: Model,
    private readonly failed: Uint8Array,
  ) {
    const d = m.columns.dictionaries;
    const of = (list: readonly unknown[]) => new Int32Array(list.length);
    this.counts = {
      family: of(d.kinds),
      kind: of(d.kinds),
      country: of(d.countries),
      hotspot: of(d.hotspots),
      source: of(d.sources),
      confidence: of(d.confidences),
      dataset: of(d.datasets),
    };
    this.family = Uint8Array.from(m.familyAt, (f) => FAMILIES.indexOf(f));
    this.wholes = hotspotsAndWholes(m);
    this.steps = new Steps(m.columns, null, this);
  }

  clear(): void {
    for (const counts of Object.values(this.counts)) counts.fill(0);
    this.families.fill(0);
    this.shown = this.hidden = 0;
  }

  change(row: number, before: number, after: number): void {
    const { m, counts, families, failed } = this;
    const c = m.columns;
    const bits = failed[row];
    const kind = c.kind[row];
    if ((bits & OTHERS.family) === 0) {
      const family = this.family[kind];
      if (before !== OUT) families[before === CERTAIN ? family : family + FAMILIES.length]--;
      if (after !== OUT) families[after === CERTAIN ? family : family + FAMILIES.length]++;
    }
    const by = Number(after !== OUT) - Number(before !== OUT);
    if (by === 0) return;
    if (bits === 0) this.shown += by;
    else this.hidden += by;
    if ((bits & OTHERS.family) === 0) counts.family[kind] += by;
    if ((bits & OTHERS.kind) === 0) counts.kind[kind] += by;
    if ((bits & OTHERS.confidence) === 0) counts.confidence[c.confidence[row]] += by;
    if ((bits & OTHERS.dataset) === 0) counts.dataset[c.dataset[row]] += by;
    if ((bits & OTHERS.country) === 0) add(counts.country, c.countries, row, by);
    if ((bits & OTHERS.hotspot) === 0) add(counts.hotspot, this.wholes, row, by);
    if ((bits & OTHERS.source) === 0) add(counts.source, c.sources, row, by);
  }

  facets(): Facets {
    const counts = Object.fromEntries(Object.entries(this.counts).map(([name, n]) => [name, Uint32Array.from(n)]));
    return { counts: counts as Facets["counts"], shown: this.shown, hidden: this.hidden };
  }

  byFamily(): Record<Family, [number, number]> {
    const all = FAMILIES.map((f, i) => [f, [this.families[i], this.families[i + FAMILIES.length]]]);
    return Object.fromEntries(all) as Record<Family, [number, number]>;
  }
}

function add(counts: Int32Array, { offsets, index }: Lists, row: number, by: number): void {
  for (let j = offsets[row]; j < offsets[row + 1]; j++) counts[index[j]] += by;
}

/** Remembers what the filters take away, and the counts of the last window. */
export class LargeFacets {
  private failed: { m: Model; f: Filters; bits: Uint8Array } | null = null;
  private sums: { bits: Uint8Array; sums: FacetSums } | null = null;

  private failures(m: Model, f: Filters): Uint8Array {
    if (this.failed?.m !== m || this.failed.f !== f) this.failed = { m, f, bits: failuresOf(m, f) };
    return this.failed.bits;
  }

  passing(m: Model, f: Filters): Uint8Array {
    const bits = this.failures(m, f);
    const out = new Uint8Array(bits.length);
    for (let row = 0; row < out.length; row++) out[row] = Number(bits[row] === 0);
    return out;
  }

  at(m: Model, f: Filters, w: Window): FacetSums {
    const bits = this.failures(m, f);
    if (this.sums?.bits !== bits) this.sums = { bits, sums: new FacetSums(m, bits) };
    this.sums.sums.steps.to(w);
    return this.sums.sums;
  }
}
