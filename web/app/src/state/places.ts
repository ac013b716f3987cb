// Places in words.

import { t, textOf } from "../words";
import { listText } from "../words/format";
import { countryName, englishName } from "./countries";
import { listOf, type Model } from "./model";
import { capital } from "./numbers";
import { together } from "./sentence";
import type { Hotspot, Name } from "./words";

export interface Where {
  text: string;
  /** The language of the text, where it is the data's own. */
  lang?: string;
  /** The same in its parts, where the place is in the data's language and its countries in the page's. */
  parts?: { place: string; country: string };
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
  const countries = listText(codes.map((code) => countryName(code)));
  const told = codes.some((code) => place.includes(countryName(code)) || place.includes(englishName(code)));
  if (place) {
    const how = located ? "place" : codes.length ? "country" : "region";
    const lang = m.titleLang && { lang: m.titleLang };
    if (!countries || told) return { text: place, ...lang, how };
    const parts = { place, country: countries };
    return { text: t("place.withCountry", parts), ...(lang && { ...lang, parts }), how };
  }
  if (codes.length > 0) return { text: countries, how: located ? "place" : "country" };
  // Where a large pack has not brought the words yet, nothing is said.
  return located ? { text: "", how: "place" } : { text: t("place.wholeRegion"), how: "region" };
}

function spotsText(spots: Hotspot[]): string {
  const codes = new Set(spots.map((h) => h.country));
  const inCountry = (place: string, h: Hotspot) =>
    place.includes(countryName(h.country)) ? place : t("place.withCountry", { place, country: countryName(h.country) });
  if (codes.size > 1) return listText(spots.map((h) => inCountry(h.name, h)));
  return inCountry(listText(spots.map((h) => h.name)), spots[0]);
}

/** Metres as a person says them: "about 3 km", "about 500 m". */
export function distanceText(metres: number): string {
  if (metres < 950) return t("place.metres", { n: Math.round(metres / 50) * 50 || Math.round(metres) });
  const km = metres / 1000;
  return t("place.km", { n: km < 10 ? Math.round(km * 2) / 2 : Math.round(km) });
}

/** The province in the page's language, where the page has a name for it. */
const provinceOf = (h: Hotspot): string | null => (h.admin1 ? (textOf(`admin1.${h.country}.${h.admin1}`) ?? h.admin1) : null);

/** "Compound in Kayin State, Myanmar." */
export function typeText(h: Hotspot): string {
  const type = capital(textOf(`place.type.${h.type}`) ?? h.type);
  const [inner, outer] = [provinceOf(h), countryName(h.country)].filter((x) => x && x !== h.name);
  const where = inner && outer ? t("place.inside", { inner, outer }) : inner;
  const is = where ? t("place.isIn", { type, where }) : t("place.is", { type });
  return together(is, h.role === "transit" ? t("place.transit") : "");
}

/** How exactly a hotspot is known. */
export function positionText(h: { precision: string; radius_m: number; type?: string }): string {
  const distance = distanceText(h.radius_m);
  if (h.precision === "country") return t("place.byCountry");
  if (h.type === "region" || h.precision === "province") return t("place.area", { distance });
  return h.radius_m > 0 ? t("place.within", { distance }) : t("place.known");
}

const PRECISIONS = ["site", "near", "town", "district", "province"] as const;

/** How exactly the place of an event is known. */
export function precisionText(precision: string, radius: number, countries: number): string {
  const known = PRECISIONS.find((p) => p === precision);
  if (known) return t(`precision.${known}`, { distance: distanceText(radius) });
  if (countries === 0) return t("precision.region");
  return t(countries > 1 ? "precision.countries" : "precision.country");
}

export function confidenceText(confidence: string): string {
  return textOf(`confidence.${confidence}`) ?? capital(confidence);
}

const USES = ["official", "common"];

/** The name in each local script that stands for the others: the official one
 * before the common one. Mere spellings and former names stand for nothing. */
export function localNames(names: readonly Name[]): Name[] {
  const best = new Map<string, Name>();
  for (const use of USES) {
    for (const n of names) {
      if (n.use === use && n.script && n.script !== "Latn" && !best.has(n.script)) best.set(n.script, n);
    }
  }
  return names.filter((n) => best.get(n.script ?? "") === n);
}
