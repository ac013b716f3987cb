// The places that the map can mark: every hotspot with coordinates, and every
// other place that an event names. Made once per model.

import type { Model } from "../state/model";
import { onlyCountries } from "../state/only-country";
import type { Hotspot } from "../state/words";

export interface Spot {
  index: number;
  hotspot: Hotspot | null;
  name: string;
  /** In the script of its country; empty if there is none, or it is the same. */
  local: string;
  lon: number;
  lat: number;
  /** How far off the true position may be, or half the width of an area. */
  radiusM: number;
  /** Known only as an area: its events have no place inside it. */
  area: boolean;
  /** Scam centres are reported here; other places are drawn more quietly. */
  site: boolean;
  /** The topmost town or site that this is a part of; itself if none. */
  root: string;
  /** Dated events over all time. */
  events: number;
}

export interface Spots {
  list: Spot[];
  /** Spot of each row of the places table; -1 if it is one of a crowd. */
  ofPlace: Int32Array;
  ofHotspot: Map<string, Spot>;
  /** Events known only by country, by entry of the country dictionary. */
  byCountry: Uint32Array;
  /** Countries that have a hotspot. */
  focus: ReadonlySet<string>;
}

/** From this radius on a place is an area rather than a point. */
const AREA_M = 15_000;
const AREA_PRECISIONS: ReadonlySet<string> = new Set(["district", "province", "country"]);

const isArea = (h: Hotspot): boolean => h.type === "region" || (AREA_PRECISIONS.has(h.precision) && h.radius_m >= AREA_M);

function rootOf(m: Model, h: Hotspot): string {
  let at = h;
  const seen = new Set<string>([h.id]);
  for (;;) {
    const parent = at.part_of === null ? undefined : m.hotspotOf.get(at.part_of);
    if (!parent || isArea(parent) || seen.has(parent.id)) return at.id;
    seen.add(parent.id);
    at = parent;
  }
}

/** The name for the map: the shortest common one in the page's language. */
function shortName(h: Hotspot, lang: string): string {
  const common = h.names.filter((n) => n.use === "common" && n.lang === lang).map((n) => n.text);
  return common.reduce((short, text) => (text.length < short.length ? text : short), h.name);
}

/** The language in which a country writes its places, where its script is not
 * the Latin one. */
const LOCAL_LANGUAGE: Readonly<Record<string, string>> = {
  CN: "zh-Hans",
  HK: "zh-Hant",
  KH: "km",
  LA: "lo",
  MM: "my",
  MO: "zh-Hant",
  TH: "th",
  TW: "zh-Hant",
};
const USES = ["common", "official"];

/** The shortest name in the place's own script, a common one first. */
function localName(h: Hotspot, shown: string): string {
  const lang = LOCAL_LANGUAGE[h.country];
  for (const use of USES) {
    const names = h.names.filter((n) => n.lang === lang && n.use === use).map((n) => n.text);
    if (lang && names.length > 0) {
      const name = names.reduce((short, text) => (text.length < short.length ? text : short));
      return name === shown ? "" : name;
    }
  }
  return "";
}

function hotspotSpots(m: Model): Spot[] {
  return m.hotspots
    .filter((h) => Number.isFinite(h.lon) && Number.isFinite(h.lat))
    .map((h, index) => ({
      index,
      hotspot: h,
      name: shortName(h, m.lang),
      local: localName(h, shortName(h, m.lang)),
      lon: h.lon,
      lat: h.lat,
      radiusM: h.radius_m,
      area: isArea(h),
      site: h.role === "site",
      root: rootOf(m, h),
      events: 0,
    }));
}

/** More places than this, beside hotspots, have no mark each. */
const MOST_PLACES = 2500;

export const isCrowd = (m: Model): boolean => m.large !== undefined && m.columns.placeLon.length > MOST_PLACES;

/** A spot for each place that is no hotspot's; equal positions share one. */
function addPlaces(m: Model, list: Spot[], ofHotspot: Map<string, Spot>): Int32Array {
  const c = m.columns;
  const ofPlace = new Int32Array(c.placeLon.length).fill(-1);
  const byPosition = new Map<string, Spot>();
  const crowd = isCrowd(m);
  for (let p = 0; p < ofPlace.length; p++) {
    const known = c.placeHotspot[p] < 0 ? undefined : ofHotspot.get(c.dictionaries.hotspots[c.placeHotspot[p]]);
    if (known) {
      ofPlace[p] = known.index;
      continue;
    }
    if (crowd) continue;
    const key = `${c.placeLon[p]},${c.placeLat[p]},${c.placeRadius[p]}`;
    let spot = byPosition.get(key);
    if (!spot) {
      const index = list.length;
      const area = c.placeRadius[p] >= AREA_M;
      spot = {
        index,
        hotspot: null,
        name: "",
        local: "",
        lon: c.placeLon[p],
        lat: c.placeLat[p],
        radiusM: c.placeRadius[p],
        area,
        site: false,
        root: `place ${index}`,
        events: 0,
      };
      byPosition.set(key, spot);
      list.push(spot);
    }
    ofPlace[p] = spot.index;
  }
  return ofPlace;
}

export function spotsOf(m: Model): Spots {
  const c = m.columns;
  const list = hotspotSpots(m);
  const ofHotspot = new Map(list.map((s) => [s.hotspot!.id, s]));
  const ofPlace = addPlaces(m, list, ofHotspot);
  const only = onlyCountries(m);
  const byCountry = new Uint32Array(c.dictionaries.countries.length);
  const last = new Int32Array(list.length).fill(-1);
  for (let row = 0; row < c.rows; row++) {
    const from = c.places.offsets[row];
    const to = c.places.offsets[row + 1];
    for (let i = from; i < to; i++) {
      const at = ofPlace[c.places.index[i]];
      if (at < 0 || last[at] === row) continue;
      const spot = list[at];
      last[at] = row;
      if (c.timePrecision[row] !== 0) spot.events++;
      if (spot.name === "" && to - from === 1 && !m.large) spot.name = c.text.place(row);
    }
    if (c.timePrecision[row] !== 0) for (let i = only.offsets[row]; i < only.offsets[row + 1]; i++) byCountry[only.index[i]]++;
  }
  return {
    list,
    ofPlace,
    ofHotspot,
    byCountry,
    focus: new Set(m.hotspots.filter((h) => h.role === "site").map((h) => h.country)),
  };
}
