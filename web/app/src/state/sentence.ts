// The sentence over the list: what the window holds, generated from the same
// selection that list, bars and map show.

import { type Key, t } from "../words";
import { countryInText, isCountryCode } from "./countries";
import { type Sum, sumFigures, sumText } from "./figures";
import type { Model } from "./model";
import { capital } from "./numbers";
import { CERTAIN, type Selection } from "./selection";
import { windowText } from "./when";

export interface Sentence {
  /** The window: "September 2022 to November 2025". */
  title: string;
  /** "48 events in 11 places and 7 countries." */
  count: string;
  /** What happened to people, at most three clauses; empty if no figure adds up. */
  figures: string;
  /** The first clause of figures alone, for a small sheet. */
  firstFigure: string;
  /** "6 more events may fall in this time.", or empty. */
  possible: string;
}

/** What was done to people, by measure; the catalogue has a clause for each. */
const DEEDS = {
  rescued: "freed",
  freed: "freed",
  released: "freed",
  arrested: "arrested",
  detained: "detained",
  captured: "captured",
  jailed: "jailed",
  imprisoned: "jailed",
  prosecuted: "prosecuted",
  helped: "helped",
  sentenced: "sentenced",
  "sentenced to death": "sentencedToDeath",
  "sentenced-to-death": "sentencedToDeath",
  sanctioned: "sanctioned",
  displaced: "displaced",
  trafficked: "trafficked",
  died: "died",
  dead: "died",
  killed: "killed",
} as const;

/** The same for those who moved or were moved: a clause may name from where and to where. */
const MOVES = {
  returned: "returned",
  repatriated: "returned",
  deported: "deported",
  "handed over": "handedOver",
  "handed-over": "handedOver",
  crossed: "crossed",
  fled: "fled",
  left: "left",
  moved: "moved",
  relocated: "moved",
} as const;

const isDeed = (measure: string): measure is keyof typeof DEEDS => Object.hasOwn(DEEDS, measure);
const isMove = (measure: string): measure is keyof typeof MOVES => Object.hasOwn(MOVES, measure);

function endText(m: Model, end: string | null): string | null {
  if (!end) return null;
  return isCountryCode(end) ? countryInText(end) : (m.hotspotOf.get(end)?.name ?? null);
}

/** From where and to where, as far as all movements of the rows agree on it. */
function wayOf(m: Model, rows: readonly number[]): { from: string | null; to: string | null } {
  const from = new Set<string | null>();
  const to = new Set<string | null>();
  for (const row of rows) {
    const flows = m.flows.filter((f) => f.event === m.columns.text.id(row));
    if (flows.length === 0) return { from: null, to: null };
    for (const f of flows) {
      from.add(f.from);
      to.add(f.to);
    }
  }
  const one = (ends: Set<string | null>) => (ends.size === 1 ? endText(m, [...ends][0]) : null);
  return { from: one(from), to: one(to) };
}

function moveClause(m: Model, s: Sum, move: (typeof MOVES)[keyof typeof MOVES], n: number, who: string): string {
  const { from, to } = wayOf(m, s.rows);
  const values = { n, who, from: from ?? "", to: to ?? "" };
  if (from && to) return t(`did.${move}.fromTo`, values);
  if (from) return t(`did.${move}.from`, values);
  return to ? t(`did.${move}.to`, values) : t(`did.${move}`, values);
}

/** How people were freed, from the kinds of the events. */
function freedKey(m: Model, s: Sum): Key & `did.freed${string}` {
  const kinds = new Set(s.rows.map((r) => m.columns.dictionaries.kinds[m.columns.kind[r]]));
  if (kinds.size === 2 && kinds.has("raid") && kinds.has("rescue")) return "did.freed.raidsAndRescues";
  if (kinds.size === 1 && kinds.has("raid")) return s.rows.length === 1 ? "did.freed.raid" : "did.freed.raids";
  return "did.freed";
}

/** One person, and no more. */
const isOne = (s: Sum) => s.low === 1 && s.qualifier === "exactly";

/** named: says that people are counted; after the first clause that goes without saying. */
function clause(m: Model, s: Sum, named: boolean): string {
  const n = isOne(s) ? 1 : Math.max(2, Math.round(s.low));
  const who = t(named ? "sentence.people" : "sentence.more", { n, number: sumText(s) });
  if (isMove(s.measure)) return moveClause(m, s, MOVES[s.measure], n, who);
  const deed = DEEDS[s.measure as keyof typeof DEEDS];
  return deed === "freed" ? t(freedKey(m, s), { n, who }) : t(`did.${deed}`, { n, who });
}

/** What the sentence tells of the events that certainly fall in the window. */
export interface Told {
  n: number;
  places: number;
  countries: number;
  sums: Sum[];
}

function toldOf(m: Model, s: Selection): Told {
  const rows = Array.from(s.rows).filter((r) => s.meets[r] === CERTAIN);
  return { n: rows.length, ...placesOf(m, rows), sums: sumFigures(m, rows) };
}

function placesOf(m: Model, rows: readonly number[]): { places: number; countries: number } {
  const c = m.columns;
  const spots = new Set<number>();
  const others = new Set<number>();
  const countries = new Set<number>();
  for (const row of rows) {
    for (let j = c.hotspots.offsets[row]; j < c.hotspots.offsets[row + 1]; j++) spots.add(c.hotspots.index[j]);
    for (let j = c.places.offsets[row]; j < c.places.offsets[row + 1]; j++) {
      if (c.placeHotspot[c.places.index[j]] < 0) others.add(c.places.index[j]);
    }
    for (let j = c.countries.offsets[row]; j < c.countries.offsets[row + 1]; j++) countries.add(c.countries.index[j]);
  }
  return { places: spots.size + others.size, countries: countries.size };
}

function countSentence(n: Told, possible: number): string {
  if (n.n === 0) return t(possible > 0 ? "sentence.noneCertain" : "sentence.none");
  const events = t("common.events", { n: n.n });
  const places = t("common.places", { n: n.places });
  const countries = t("common.countries", { n: n.countries });
  if (n.places > 0 && n.countries > 0) return t("sentence.count", { events, places, countries });
  if (n.places > 0) return t("sentence.countPlaces", { events, places });
  return n.countries > 0 ? t("sentence.countCountries", { events, countries }) : t("sentence.countEvents", { events });
}

function possibleSentence(certain: number, possible: number): string {
  if (possible === 0) return "";
  return t(certain === 0 ? "sentence.possible" : "sentence.possibleMore", { n: possible });
}

/** Clauses as one sentence: "A, b and c." */
function joined(clauses: readonly string[]): string {
  const [a, b, c] = clauses;
  if (!a) return "";
  if (!b) return t("sentence.one", { a: capital(a) });
  return c ? t("sentence.three", { a: capital(a), b, c }) : t("sentence.two", { a: capital(a), b });
}

export function sentence(m: Model, s: Selection): Sentence {
  const told = m.large ? m.large.told(s) : toldOf(m, s);
  const sums = told.sums
    .filter((x) => x.unit === "people" && (isDeed(x.measure) || isMove(x.measure)) && (x.low > 0 || (x.high ?? 0) > 0))
    .slice(0, 3);
  // Who is counted is said with the first number above one.
  const named = sums.findIndex((x) => !isOne(x));
  const clauses = sums.map((x, i) => clause(m, x, i === named));
  return {
    title: windowText(s.window.from, s.window.to),
    count: countSentence(told, s.possible),
    figures: joined(clauses),
    firstFigure: joined(clauses.slice(0, 1)),
    possible: possibleSentence(s.certain, s.possible),
  };
}

/** Sentences one after the other, as the language sets them; empty ones are left out. */
export function together(...sentences: string[]): string {
  return sentences.filter(Boolean).join(t("sentence.between"));
}

/** The whole sentence as one text, as it is read aloud. */
export function spoken(s: Sentence): string {
  return together(t("sentence.one", { a: s.title }), s.count, s.figures, s.possible);
}
