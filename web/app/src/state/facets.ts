// How many events of the window each value of each property has: one pass
// tells which filters each row fails, then each property counts its own
// column. A property's own choice does not shrink its own counts, so that one
// sees what another choice would bring.

import { BIT, type Facet, failing } from "./failing";
import type { Lists, Model } from "./model";
import { type Filters, meets, OUT, type Window } from "./selection";
import { hotspotsAndWholes } from "./wholes";

export interface Facets {
  /** By property, the count of each entry of its dictionary: kinds by kind, families by the kind of its rows. */
  counts: Record<Facet, Uint32Array>;
  /** Events that fall or may fall in the window and pass the filters. */
  shown: number;
  /** Those that the filters hide. */
  hidden: number;
}

/** Choices that do not count for a property: its own. Families and kinds are one choice seen from kinds. */
const OWN: Record<Facet, number> = { ...BIT, kind: BIT.family | BIT.kind };

function emptyCounts(m: Model): Record<Facet, Uint32Array> {
  const d = m.columns.dictionaries;
  const of = (list: readonly unknown[]) => new Uint32Array(list.length);
  return {
    family: of(d.kinds),
    kind: of(d.kinds),
    country: of(d.countries),
    hotspot: of(d.hotspots),
    source: of(d.sources),
    confidence: of(d.confidences),
    dataset: of(d.datasets),
  };
}

/** Bit of rows that are outside the window. */
const OUTSIDE = 128;

/** By row the filters that it fails, or that it is outside the window. */
function failures(m: Model, f: Filters, w: Window): Uint8Array {
  const fails = failing(m, f);
  const out = new Uint8Array(m.columns.rows);
  for (let row = 0; row < out.length; row++) out[row] = meets(m.columns, row, w) === OUT ? OUTSIDE : fails(row);
  return out;
}

/** Counts the values of the rows that fail no other filter than those of `own`. */
function addValues(counts: Uint32Array, values: Uint8Array | Uint16Array, failed: Uint8Array, own: number): void {
  const others = ~own & 255;
  for (let row = 0; row < failed.length; row++) if ((failed[row] & others) === 0) counts[values[row]]++;
}

function addLists(counts: Uint32Array, lists: Lists, failed: Uint8Array, own: number): void {
  const { offsets, index } = lists;
  const others = ~own & 255;
  for (let row = 0; row < failed.length; row++) {
    if ((failed[row] & others) !== 0) continue;
    for (let j = offsets[row]; j < offsets[row + 1]; j++) counts[index[j]]++;
  }
}

export function facets(m: Model, f: Filters, w: Window): Facets {
  const c = m.columns;
  const failed = failures(m, f, w);
  const counts = emptyCounts(m);
  addValues(counts.family, c.kind, failed, OWN.family);
  addValues(counts.kind, c.kind, failed, OWN.kind);
  addValues(counts.confidence, c.confidence, failed, OWN.confidence);
  addValues(counts.dataset, c.dataset, failed, OWN.dataset);
  addLists(counts.country, c.countries, failed, OWN.country);
  addLists(counts.hotspot, hotspotsAndWholes(m), failed, OWN.hotspot);
  addLists(counts.source, c.sources, failed, OWN.source);
  let shown = 0;
  let hidden = 0;
  for (const bits of failed) {
    if (bits === 0) shown++;
    else if (bits !== OUTSIDE) hidden++;
  }
  return { counts, shown, hidden };
}
