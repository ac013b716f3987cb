// Where an event is known by country only: in each of its countries in which
// it has no place. People who cross from a compound into Thailand have a place
// in Myanmar, and a square on Thailand.

import type { Lists, Model } from "./model";

const made = new WeakMap<Model, Lists>();

/** By row, the entries of the country dictionary in which it has no place. */
export function onlyCountries(m: Model): Lists {
  let lists = made.get(m);
  if (!lists) made.set(m, (lists = derive(m)));
  return lists;
}

function derive(m: Model): Lists {
  const c = m.columns;
  const offsets = new Uint32Array(c.rows + 1);
  const index: number[] = [];
  for (let row = 0; row < c.rows; row++) {
    const placed = countriesOfPlaces(m, row);
    for (let i = c.countries.offsets[row]; i < c.countries.offsets[row + 1]; i++) {
      const country = c.countries.index[i];
      if (!placed?.has(c.dictionaries.countries[country])) index.push(country);
    }
    if (placed === null) index.length = offsets[row];
    offsets[row + 1] = index.length;
  }
  return { offsets, index: Uint16Array.from(index) };
}

/** The countries that the places of a row lie in; null if that is not known of
 * one of them, which then may lie in any. */
function countriesOfPlaces(m: Model, row: number): Set<string> | null {
  const c = m.columns;
  const codes = new Set<string>();
  for (let i = c.places.offsets[row]; i < c.places.offsets[row + 1]; i++) {
    const spot = c.placeHotspot[c.places.index[i]];
    const country = spot < 0 ? undefined : m.hotspotOf.get(c.dictionaries.hotspots[spot])?.country;
    if (country === undefined) return null;
    codes.add(country);
  }
  return codes;
}
