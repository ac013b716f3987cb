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

/** A place whose country is not known may lie in any. */
const ANY = -1;
/** A place in a country that the data do not name. */
const OTHER = -2;

/** By place, the entry of the country dictionary in which it lies. */
function countryOfPlaces(m: Model): Int32Array {
  const { placeHotspot, dictionaries: d } = m.columns;
  const entries = new Map(d.countries.map((code, i) => [code, i]));
  const ofHotspot = d.hotspots.map((id) => {
    const country = m.hotspotOf.get(id)?.country;
    return country === undefined ? ANY : (entries.get(country) ?? OTHER);
  });
  return placeHotspot.map((spot) => (spot < 0 ? ANY : ofHotspot[spot]));
}

function derive(m: Model): Lists {
  const { rows, countries, places } = m.columns;
  const of = countryOfPlaces(m);
  const offsets = new Uint32Array(rows + 1);
  const index = new Uint16Array(countries.index.length);
  let n = 0;
  for (let row = 0; row < rows; row++) {
    const from = places.offsets[row];
    const to = places.offsets[row + 1];
    const lies = (country: number) => {
      for (let i = from; i < to; i++) if (of[places.index[i]] === country) return true;
      return false;
    };
    if (!lies(ANY))
      for (let i = countries.offsets[row]; i < countries.offsets[row + 1]; i++)
        if (!lies(countries.index[i])) index[n++] = countries.index[i];
    offsets[row + 1] = n;
  }
  return { offsets, index: index.slice(0, n) };
}
