// What the map shows, as a table: the same places, countries and movements
// that are drawn, for those who do not see the drawing.

import { flowMeets, flowPasses } from "../layers/flows";
import { countryName, isCountryCode } from "../state/countries";
import type { Model } from "../state/model";
import { onlyCountries } from "../state/only-country";
import { CERTAIN, type Filters, OUT, type Selection, type Window } from "../state/selection";

export interface Line {
  key: string;
  name: string;
  /** The language of the name, if it is known. */
  lang?: string;
  /** Country of a place; empty if it is not known. */
  country: string;
  certain: number;
  possible: number;
}

export interface Movement {
  key: string;
  /** Names of the ends; null if an end is not known. */
  from: string | null;
  to: string | null;
  when: string;
  certain: boolean;
}

export interface MapTable {
  places: Line[];
  countries: Line[];
  /** Events known neither by place nor by country. */
  region: number;
  movements: Movement[];
  /** Names of hotspots without an event in the window. */
  quiet: string[];
}

type Lines = Map<string, Line>;

function add(lines: Lines, key: string, sure: boolean, make: () => Omit<Line, "key" | "certain" | "possible">): void {
  let line = lines.get(key);
  if (!line) lines.set(key, (line = { key, certain: 0, possible: 0, ...make() }));
  if (sure) line.certain++;
  else line.possible++;
}

/** Counts a row once at each of its places. */
function addPlaces(m: Model, lines: Lines, row: number, sure: boolean): void {
  const c = m.columns;
  const seen = new Set<string>();
  for (let j = c.places.offsets[row]; j < c.places.offsets[row + 1]; j++) {
    const place = c.places.index[j];
    const at = c.placeHotspot[place];
    const spot = at < 0 ? undefined : m.hotspotOf.get(c.dictionaries.hotspots[at]);
    const key = spot ? spot.id : `${c.placeLon[place]},${c.placeLat[place]}`;
    if (seen.has(key)) continue;
    seen.add(key);
    add(lines, key, sure, () =>
      spot
        ? { name: spot.name, country: countryName(spot.country), ...(spot.nameLang && { lang: spot.nameLang }) }
        : { name: c.text.place(row), country: "" },
    );
  }
}

const most = (a: Line, b: Line) => b.certain + b.possible - a.certain - a.possible || a.name.localeCompare(b.name);

function nameOf(m: Model, id: string | null): string | null {
  if (id === null) return null;
  return isCountryCode(id) ? countryName(id) : (m.hotspotOf.get(id)?.name ?? null);
}

function movements(m: Model, w: Window, pass: Uint8Array, filters: Filters): Movement[] {
  return m.flows
    .filter((f) => flowMeets(f, w) !== OUT && flowPasses(m, f, pass, filters))
    .map((f) => ({
      key: f.id,
      from: nameOf(m, f.from),
      to: nameOf(m, f.to),
      when: f.when,
      certain: flowMeets(f, w) === CERTAIN,
    }));
}

/** The map of a selection as a table; pass tells which rows pass the filters. */
export function mapTable(m: Model, s: Selection, pass: Uint8Array, filters: Filters): MapTable {
  const c = m.columns;
  const only = onlyCountries(m);
  const places: Lines = new Map();
  const countries: Lines = new Map();
  let region = 0;
  for (const row of s.rows) {
    const sure = s.meets[row] === CERTAIN;
    addPlaces(m, places, row, sure);
    for (let j = only.offsets[row]; j < only.offsets[row + 1]; j++) {
      const code = c.dictionaries.countries[only.index[j]];
      add(countries, code, sure, () => ({ name: countryName(code), country: "" }));
    }
    const placed = c.places.offsets[row + 1] > c.places.offsets[row] || c.countries.offsets[row + 1] > c.countries.offsets[row];
    if (!placed) region++;
  }
  return {
    places: [...places.values()].sort(most),
    countries: [...countries.values()].sort(most),
    region,
    movements: movements(m, s.window, pass, filters),
    quiet: m.hotspots.filter((h) => Number.isFinite(h.lon) && !places.has(h.id)).map((h) => h.name),
  };
}
