// Which filters a row fails. Filters and the counts beside them are both read
// from this, so they cannot disagree.

import type { Lists, Model } from "./model";
import { withParts } from "./rows";
import type { Filters } from "./selection";

/** The properties that can be filtered, each with a bit of its own. */
export const BIT = {
  family: 1,
  kind: 2,
  country: 4,
  hotspot: 8,
  source: 16,
  confidence: 32,
  dataset: 64,
} as const;
export type Facet = keyof typeof BIT;

/** 1 for each entry of a dictionary that is chosen; null if nothing is, which lets all pass. */
function chosen(dictionary: readonly string[], set: ReadonlySet<string>): Uint8Array | null {
  return set.size === 0 ? null : Uint8Array.from(dictionary, (value) => (set.has(value) ? 1 : 0));
}

function none(lists: Lists, row: number, on: Uint8Array): boolean {
  const { offsets, index } = lists;
  for (let j = offsets[row]; j < offsets[row + 1]; j++) if (on[index[j]] !== 0) return false;
  return true;
}

/** Gives the filters that a row fails, as bits; 0 if it passes all. */
export function failing(m: Model, f: Filters): (row: number) => number {
  const { columns: c } = m;
  const d = c.dictionaries;
  const byKind = Uint8Array.from(
    m.kindAt,
    (k) => (f.families.has(k.family) ? BIT.family : 0) | (f.kinds.has(k.id) ? BIT.kind : 0),
  );
  const confidences = chosen(d.confidences, f.confidences);
  const datasets = chosen(d.datasets, f.datasets);
  const countries = chosen(d.countries, f.countries);
  // A place stands for its parts too.
  const hotspots = chosen(d.hotspots, new Set([...f.hotspots].flatMap((id) => [...withParts(m, id)])));
  const sources = chosen(d.sources, f.sources);
  return (row) => {
    let bits = byKind[c.kind[row]];
    if (confidences && confidences[c.confidence[row]] === 0) bits |= BIT.confidence;
    if (datasets && datasets[c.dataset[row]] === 0) bits |= BIT.dataset;
    if (countries && none(c.countries, row, countries)) bits |= BIT.country;
    if (hotspots && none(c.hotspots, row, hotspots)) bits |= BIT.hotspot;
    if (sources && none(c.sources, row, sources)) bits |= BIT.source;
    return bits;
  };
}
