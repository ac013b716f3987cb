// How many events of the window each value of each property has, in one pass
// over the columns. A property's own choice does not shrink its own counts, so
// that one sees what another choice would bring.

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
const FACETS = Object.keys(BIT) as Facet[];

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

function addList(counts: Uint32Array, lists: Lists, row: number): void {
  const { offsets, index } = lists;
  for (let j = offsets[row]; j < offsets[row + 1]; j++) counts[index[j]]++;
}

/** Adds the row to the counts of one property. */
function adder(m: Model, counts: Record<Facet, Uint32Array>, facet: Facet): (row: number) => void {
  const c = m.columns;
  const own = counts[facet];
  switch (facet) {
    case "family":
    case "kind":
      return (row) => void own[c.kind[row]]++;
    case "confidence":
      return (row) => void own[c.confidence[row]]++;
    case "dataset":
      return (row) => void own[c.dataset[row]]++;
    case "country":
      return (row) => addList(own, c.countries, row);
    case "hotspot": {
      const lists = hotspotsAndWholes(m);
      return (row) => addList(own, lists, row);
    }
    case "source":
      return (row) => addList(own, c.sources, row);
  }
}

export function facets(m: Model, f: Filters, w: Window): Facets {
  const c = m.columns;
  const fails = failing(m, f);
  const counts = emptyCounts(m);
  const adders = FACETS.map((facet) => ({ own: OWN[facet], add: adder(m, counts, facet) }));
  let shown = 0;
  let hidden = 0;
  for (let row = 0; row < c.rows; row++) {
    if (meets(c, row, w) === OUT) continue;
    const bits = fails(row);
    if (bits === 0) shown++;
    else hidden++;
    for (const a of adders) if ((bits & ~a.own) === 0) a.add(row);
  }
  return { counts, shown, hidden };
}
