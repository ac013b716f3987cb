// The sentence over the list: what the window holds, generated from the same
// selection that list, bars and map show.

import { countryInText, isCountryCode } from "./countries";
import { type Sum, sumFigures, sumText } from "./figures";
import type { Model } from "./model";
import { andText, capital, countText } from "./numbers";
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

/** What was done, after "1,500 people". A blank is where a destination may follow. */
const VERBS: Record<string, string> = {
  rescued: "were freed",
  freed: "were freed",
  released: "were freed",
  arrested: "were arrested",
  detained: "were detained",
  captured: "were captured",
  jailed: "were jailed",
  imprisoned: "were jailed",
  prosecuted: "were prosecuted",
  helped: "were helped",
  sentenced: "were sentenced",
  "sentenced to death": "were sentenced to death",
  "sentenced-to-death": "were sentenced to death",
  sanctioned: "were sanctioned",
  returned: "were returned",
  repatriated: "were returned",
  deported: "were deported",
  "handed over": "were handed over",
  "handed-over": "were handed over",
  crossed: "crossed",
  fled: "fled",
  left: "left",
  moved: "moved",
  relocated: "moved",
  displaced: "were displaced",
  trafficked: "were trafficked",
  died: "died",
  dead: "died",
  killed: "were killed",
};

const MOVES = new Set([
  "returned",
  "repatriated",
  "deported",
  "handed over",
  "handed-over",
  "crossed",
  "fled",
  "left",
  "moved",
  "relocated",
]);

function endText(m: Model, end: string | null): string | null {
  if (!end) return null;
  return isCountryCode(end) ? countryInText(end) : (m.hotspotOf.get(end)?.name ?? null);
}

/** "from KK Park into Thailand", where all movements of the rows agree on it. */
function wayText(m: Model, rows: readonly number[], measure: string): string {
  if (!MOVES.has(measure)) return "";
  const from = new Set<string | null>();
  const to = new Set<string | null>();
  for (const row of rows) {
    const flows = m.flows.filter((f) => f.event === m.columns.text.id(row));
    if (flows.length === 0) return "";
    for (const f of flows) {
      from.add(f.from);
      to.add(f.to);
    }
  }
  const one = (ends: Set<string | null>) => (ends.size === 1 ? endText(m, [...ends][0]) : null);
  const start = one(from);
  const end = one(to);
  const into = measure === "crossed" ? "into" : "to";
  return (start ? ` from ${start}` : "") + (end ? ` ${into} ${end}` : "");
}

/** " in raids and rescues", from the kinds of the events. */
function deedText(m: Model, s: Sum): string {
  if (!["rescued", "freed", "released"].includes(s.measure)) return "";
  const kinds = new Set(s.rows.map((r) => m.columns.dictionaries.kinds[m.columns.kind[r]]));
  if (kinds.size === 2 && kinds.has("raid") && kinds.has("rescue")) return " in raids and rescues";
  if (kinds.size === 1 && kinds.has("raid")) return s.rows.length === 1 ? " in a raid" : " in raids";
  return "";
}

function clause(m: Model, s: Sum, first: boolean): string {
  const one = s.low === 1 && s.qualifier === "exactly";
  const noun = one ? " person" : first ? " people" : "";
  const verb = one ? VERBS[s.measure].replace(/^were /, "was ") : VERBS[s.measure];
  return `${sumText(s)}${noun} ${verb}${deedText(m, s)}${wayText(m, s.rows, s.measure)}`;
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

function countSentence(m: Model, rows: readonly number[], possible: number): string {
  if (rows.length === 0) return possible > 0 ? "No event certainly falls in this time." : "No events.";
  const { places, countries } = placesOf(m, rows);
  const where = [places && countText(places, "place"), countries && countText(countries, "country", "countries")].filter(
    (x) => x !== 0,
  );
  return `${countText(rows.length, "event")}${where.length ? ` in ${andText(where as string[])}` : ""}.`;
}

function possibleSentence(certain: number, possible: number): string {
  if (possible === 0) return "";
  if (certain === 0) return possible === 1 ? "One event may." : `${possible} events may.`;
  return `${possible === 1 ? "One more event" : `${possible} more events`} may fall in this time.`;
}

export function sentence(m: Model, s: Selection): Sentence {
  const rows = Array.from(s.rows).filter((r) => s.meets[r] === CERTAIN);
  const sums = sumFigures(m, rows)
    .filter((x) => x.unit === "people" && VERBS[x.measure] && (x.low > 0 || (x.high ?? 0) > 0))
    .slice(0, 3);
  // Who is counted is said with the first number above one.
  const named = sums.findIndex((x) => !(x.low === 1 && x.qualifier === "exactly"));
  const clauses = sums.map((x, i) => clause(m, x, i === named));
  return {
    title: windowText(s.window.from, s.window.to),
    count: countSentence(m, rows, s.possible),
    figures: clauses.length ? `${capital(andText(clauses))}.` : "",
    firstFigure: clauses.length ? `${capital(clauses[0])}.` : "",
    possible: possibleSentence(s.certain, s.possible),
  };
}

/** The whole sentence as one text, as it is read aloud. */
export function spoken(s: Sentence): string {
  return [`${s.title}.`, s.count, s.figures, s.possible].filter(Boolean).join(" ");
}
