// Places in words.

import { countryName } from "./countries";
import { listOf, type Model } from "./model";
import { andText, capital } from "./numbers";
import type { Hotspot } from "./words";

export interface Where {
  text: string;
  /** country: known by country only; region: known for the whole region only. */
  how: "place" | "country" | "region";
}

/** Where a row happened: hotspots with their country, else the place named, else countries. */
export function whereOf(m: Model, row: number): Where {
  const c = m.columns;
  const spots = listOf(c.hotspots, row).map((i) => m.hotspotOf.get(c.dictionaries.hotspots[i]));
  const named = spots.filter((h) => h !== undefined);
  const codes = listOf(c.countries, row).map((i) => c.dictionaries.countries[i]);
  if (named.length > 0) return { text: spotsText(named), how: "place" };
  const located = c.places.offsets[row + 1] > c.places.offsets[row];
  const place = c.text.place(row);
  const countries = andText(codes.map(countryName));
  const told = codes.some((code) => place.includes(countryName(code)));
  if (place)
    return {
      text: countries && !told ? `${place}, ${countries}` : place,
      how: located ? "place" : codes.length ? "country" : "region",
    };
  if (codes.length > 0) return { text: countries, how: located ? "place" : "country" };
  return { text: "The whole region", how: "region" };
}

function spotsText(spots: Hotspot[]): string {
  const codes = new Set(spots.map((h) => h.country));
  const country = (h: Hotspot) => (h.name.includes(countryName(h.country)) ? "" : `, ${countryName(h.country)}`);
  if (codes.size > 1) return andText(spots.map((h) => h.name + country(h)));
  return andText(spots.map((h) => h.name)) + country(spots[0]);
}

/** Metres as a person says them: "about 3 km", "about 500 m". */
export function distanceText(metres: number): string {
  if (metres < 950) return `about ${Math.round(metres / 50) * 50 || Math.round(metres)} m`;
  const km = metres / 1000;
  return `about ${km < 10 ? Math.round(km * 2) / 2 : Math.round(km)} km`;
}

const TYPES: Record<string, string> = { zone: "special zone" };

/** "Compound in Kayin State, Myanmar." */
export function typeText(h: Hotspot): string {
  const type = capital(TYPES[h.type] ?? h.type);
  const inside = [h.admin1 && h.admin1 !== h.name ? h.admin1 : null, countryName(h.country)].filter((x) => x && x !== h.name);
  const role = h.role === "transit" ? " People are taken through it." : "";
  return `${type}${inside.length ? ` in ${inside.join(", ")}` : ""}.${role}`;
}

/** How exactly a hotspot is known. */
export function positionText(h: { precision: string; radius_m: number; type?: string }): string {
  if (h.precision === "country") return "Known by country only.";
  if (h.type === "region" || h.precision === "province")
    return `A whole area: the ring has a radius of ${distanceText(h.radius_m)}.`;
  return h.radius_m > 0 ? `Position known to within ${distanceText(h.radius_m)}.` : "Position known.";
}

/** How exactly the place of an event is known. */
export function precisionText(precision: string, radius: number, countries: number): string {
  switch (precision) {
    case "site":
      return `Known to the site, within ${distanceText(radius)}.`;
    case "near":
      return `Known to be near there, within ${distanceText(radius)}.`;
    case "town":
      return `Known to the town, within ${distanceText(radius)}.`;
    case "district":
      return `Known to the district, within ${distanceText(radius)}.`;
    case "province":
      return `Known only to the province or state, within ${distanceText(radius)}.`;
  }
  if (countries === 0) return "Told of the whole region: not drawn on the map.";
  return `Known by country only: a square on ${countries > 1 ? "each country" : "the country"}, never a dot.`;
}

const CONFIDENCE: Record<string, string> = {
  confirmed: "Confirmed: official, or told by two sources that do not depend on each other.",
  reported: "Reported by one source.",
  disputed: "Disputed: the sources do not agree.",
  alleged: "Alleged: the source itself says so.",
};

export function confidenceText(confidence: string): string {
  return CONFIDENCE[confidence] ?? capital(confidence);
}
