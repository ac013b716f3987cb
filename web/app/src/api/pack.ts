// The columns of a part of the event pack: those that are drawn, those that are
// filtered by, and texts, which are decoded when they are asked for.

import type { Columns, TextColumns } from "../state/model";
import { Part } from "./part";

export { PackError } from "./part";

type Dictionaries = Columns["dictionaries"];
type CoreWords = Pick<Dictionaries, "kinds" | "countries" | "hotspots">;

/** What is drawn. The countries are those of events that stand nowhere but at
 * hotspots, unless the filters are here too. */
export type Core = Pick<
  Columns,
  | "rows"
  | "start"
  | "end"
  | "sureStart"
  | "sureEnd"
  | "timePrecision"
  | "flags"
  | "kind"
  | "places"
  | "countries"
  | "placeLon"
  | "placeLat"
  | "placeRadius"
  | "placeHotspot"
> & { words: CoreWords };

/** What is filtered by and added up. */
export type Filtered = Pick<
  Columns,
  "confidence" | "dataset" | "precision" | "countries" | "hotspots" | "sources" | "figures"
> & { words: Omit<Dictionaries, "kinds"> };

export function readCore(p: Part): Core {
  const n = p.rows;
  const words = { kinds: p.dictionary("kinds"), countries: p.dictionary("countries"), hotspots: p.dictionary("hotspots") };
  const placeHotspot = p.column("placeHotspot", "i32", p.places);
  for (const at of placeHotspot) p.check("placeHotspot", at + 1, words.hotspots.length + 1);
  return {
    rows: n,
    start: p.column("start", "i32", n),
    end: p.column("end", "i32", n),
    sureStart: p.column("sureStart", "i32", n),
    sureEnd: p.column("sureEnd", "i32", n),
    timePrecision: p.column("timePrecision", "u8", n),
    flags: p.column("flags", "u8", n),
    kind: p.coded("kind", "u16", words.kinds, n),
    places: p.lists("place", "u32", p.places),
    countries: p.lists("country", "u16", words.countries.length),
    placeLon: p.column("placeLon", "f64", p.places),
    placeLat: p.column("placeLat", "f64", p.places),
    placeRadius: p.column("placeRadius", "f32", p.places),
    placeHotspot,
    words,
  };
}

export function readFilters(p: Part): Filtered {
  const n = p.rows;
  const words = {
    countries: p.dictionary("countries"),
    hotspots: p.dictionary("hotspots"),
    confidences: p.dictionary("confidences"),
    precisions: p.dictionary("precisions"),
    datasets: p.dictionary("datasets"),
    sources: p.dictionary("sources"),
    measures: p.dictionary("measures"),
    units: p.dictionary("units"),
    qualifiers: p.dictionary("qualifiers"),
  };
  return {
    confidence: p.coded("confidence", "u8", words.confidences, n),
    dataset: p.coded("dataset", "u16", words.datasets, n),
    precision: p.coded("precision", "u8", words.precisions, n),
    countries: p.lists("country", "u16", words.countries.length),
    hotspots: p.lists("hotspot", "u16", words.hotspots.length),
    sources: p.lists("source", "u16", words.sources.length),
    figures: readFigures(p, words),
    words,
  };
}

function readFigures(p: Part, d: Filtered["words"]): Columns["figures"] {
  const offsets = p.offsets("figureOffsets");
  const n = offsets[p.rows];
  return {
    offsets,
    measure: p.coded("figureMeasure", "u16", d.measures, n),
    unit: p.coded("figureUnit", "u16", d.units, n),
    low: p.column("figureLow", "f64", n),
    best: p.column("figureBest", "f64", n),
    high: p.column("figureHigh", "f64", n),
    qualifier: p.coded("figureQualifier", "u8", d.qualifiers, n),
    sort: p.column("figureSort", "u8", n),
    part: p.column("figurePart", "u8", n),
  };
}

export function readTexts(p: Part): TextColumns {
  return { want: () => undefined, id: p.text("id"), title: p.text("title"), when: p.text("when"), place: p.text("placeText") };
}

/** Puts together what is drawn and what is filtered by. */
export function columnsOf({ words: core, ...drawn }: Core, { words, ...filtered }: Filtered, text: TextColumns): Columns {
  return { ...drawn, ...filtered, text, dictionaries: { ...core, ...words } };
}

/** Decodes a part that has all columns. Throws PackError if anything in it is
 * not as it must be. */
export function decodePack(bytes: ArrayBuffer): Columns {
  const p = new Part(bytes);
  return columnsOf(readCore(p), readFilters(p), readTexts(p));
}
