// The events of one data version as columns, with the hotspots and flows
// beside them. Nothing here changes after it is loaded.

import type { Facets } from "./facets";
import type { Listing } from "./list";
import type { Filters, Selection, Window } from "./selection";
import type { Told } from "./sentence";
import type { Family, Flow, Hotspot, Kind, Source } from "./words";

/** A list per row, kept as one array: row i has index[offsets[i]..offsets[i+1]). */
export interface Lists {
  offsets: Uint32Array;
  index: Uint16Array | Uint32Array;
}

/** Of a large pack, texts come when they are wanted: before that they are
 * empty, and an id stands for the row only. */
export interface TextColumns {
  id(row: number): string;
  title(row: number): string;
  /** EDTF. */
  when(row: number): string;
  place(row: number): string;
  /** Asks for the texts of a row, unless they are here. Who is drawn by signals
   * is drawn again when they come. */
  want(row: number): void;
}

export interface Columns {
  rows: number;
  start: Int32Array;
  end: Int32Array;
  sureStart: Int32Array;
  sureEnd: Int32Array;
  /** 0 unknown, 1 day, 2 month, 3 season, 4 year, 5 range. */
  timePrecision: Uint8Array;
  flags: Uint8Array;
  kind: Uint16Array;
  confidence: Uint8Array;
  dataset: Uint16Array;
  precision: Uint8Array;
  places: Lists;
  hotspots: Lists;
  countries: Lists;
  sources: Lists;
  placeLon: Float64Array;
  placeLat: Float64Array;
  placeRadius: Float32Array;
  placeHotspot: Int32Array;
  figures: {
    offsets: Uint32Array;
    measure: Uint16Array;
    unit: Uint16Array;
    low: Float64Array;
    best: Float64Array;
    high: Float64Array;
    qualifier: Uint8Array;
    /** 0 happened (adds up), 1 level (never added). */
    sort: Uint8Array;
    /** 1 if it is a part of another figure: never added again. */
    part: Uint8Array;
  };
  text: TextColumns;
  dictionaries: {
    kinds: string[];
    confidences: string[];
    precisions: string[];
    datasets: string[];
    hotspots: string[];
    countries: string[];
    sources: string[];
    measures: string[];
    units: string[];
    qualifiers: string[];
  };
}

/** Bits of Columns.flags. */
export const ONGOING = 1;
export const APPROXIMATE = 2;
export const UNCERTAIN = 4;
export const DISAGREE = 8;
/** A range that begins with a whole year, or ends with one if its beginning is open. */
export const FROM_YEAR = 16;

/** What the page can do without. */
export type Beside = "flows" | "sources";

/** What comes later of a pack of many parts. */
export interface Large {
  /** The model with all columns that are filtered by; null if this one has them. */
  complete: (() => Promise<Model>) | null;
  /** The same as for any model, each from what was asked for before. */
  passing(m: Model, f: Filters): Uint8Array;
  select(m: Model, w: Window, pass: Uint8Array): Selection;
  facets(m: Model, f: Filters, w: Window): Facets;
  byFamily(m: Model, f: Filters, w: Window): Record<Family, [number, number]>;
  told(s: Selection): Told;
  listing(s: Selection): Listing;
  /** Resolves to the id of a row once its texts are here. */
  idOf(row: number): Promise<string>;
  /** Finds the row of an id that was not read yet; null if there is none. */
  find(id: string): Promise<number | null>;
}

export interface Model {
  store: string;
  dataVersion: number;
  /** The language that was asked for, as a tag. */
  lang: string;
  /** The language that most titles are in; without it, the one asked for. */
  titleLang?: string;
  columns: Columns;
  kinds: Kind[];
  hotspots: Hotspot[];
  flows: Flow[];
  sources: Source[];
  /** What could not be loaded beside the events. */
  missing?: readonly Beside[];
  /** Kind and family of each row's kind column value. */
  kindAt: Kind[];
  familyAt: Family[];
  rowOf: { get(id: string): number | undefined };
  /** Of a pack of many parts: what is not here from the beginning. */
  large?: Large;
  hotspotOf: Map<string, Hotspot>;
  sourceOf: Map<string, Source>;
  /** First and last day of the located-in-time data (dated rows, closed ends). */
  firstDay: number;
  lastDay: number;
}

/** The values of one row of a list column. */
export function listOf(lists: Lists, row: number): number[] {
  return Array.from(lists.index.subarray(lists.offsets[row], lists.offsets[row + 1]));
}
