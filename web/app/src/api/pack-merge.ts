// Makes one set of columns of the many parts of a large pack. All rows are put
// into the order of their first day, undated ones last; those of one day stay in
// the order of the parts. Only typed arrays: no object for each event.

import type { Lists } from "../state/model";
import type { Core, Filtered } from "./pack";
import { PackError } from "./part";

type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array;

export interface Merged {
  core: Core;
  /** By row, where it is when the parts stand one behind the other. */
  origin: Uint32Array;
}

/** An array of the same type, for that many numbers. */
function like<T extends Numbers>(array: T, length: number): T {
  return new (array.constructor as new (n: number) => T)(length);
}

/** The columns of the parts, one behind the other. */
function joined<T extends Numbers>(columns: readonly T[]): T {
  const out = like(
    columns[0],
    columns.reduce((n, c) => n + c.length, 0),
  );
  let at = 0;
  for (const c of columns) {
    out.set(c, at);
    at += c.length;
  }
  return out;
}

function taken<T extends Numbers>(values: T, from: Uint32Array): T {
  const out = like(values, from.length);
  for (let i = 0; i < out.length; i++) out[i] = values[from[i]];
  return out;
}

/** Numbers that count the words of a part, as numbers of the words of all. */
function recoded<T extends Uint8Array | Uint16Array | Uint32Array>(values: T, numbers: Uint32Array): T {
  const out = like(values, values.length);
  for (let i = 0; i < out.length; i++) out[i] = numbers[values[i]];
  for (const n of numbers) if (n >= 2 ** (8 * out.BYTES_PER_ELEMENT)) throw new PackError("it has too many different words");
  return out;
}

/** Lists of all parts, one behind the other. */
function joinedLists(all: readonly Lists[]): Lists {
  const rows = all.reduce((n, l) => n + l.offsets.length - 1, 0);
  const offsets = new Uint32Array(rows + 1);
  let at = 0;
  let base = 0;
  for (const l of all) {
    for (let i = 0; i < l.offsets.length; i++) offsets[at + i] = base + l.offsets[i];
    at += l.offsets.length - 1;
    base += l.index.length;
  }
  return { offsets, index: joined(all.map((l) => l.index)) };
}

/** The offsets of rows in another order, and from where each value comes. */
function takenOffsets(offsets: Uint32Array, rows: Uint32Array): { offsets: Uint32Array; from: Uint32Array } {
  const out = new Uint32Array(rows.length + 1);
  const from = new Uint32Array(offsets[offsets.length - 1]);
  let at = 0;
  for (let i = 0; i < rows.length; i++) {
    for (let j = offsets[rows[i]]; j < offsets[rows[i] + 1]; j++) from[at++] = j;
    out[i + 1] = at;
  }
  return { offsets: out, from };
}

function takenLists(lists: Lists, rows: Uint32Array): Lists {
  const { offsets, from } = takenOffsets(lists.offsets, rows);
  return { offsets, index: taken(lists.index, from) };
}

/** The words of all parts, and for each part what its numbers become. */
function mergeWords(known: readonly string[], all: readonly (readonly string[])[]): { words: string[]; numbers: Uint32Array[] } {
  const words = [...known];
  const at = new Map(words.map((w, i) => [w, i]));
  const numbers = all.map((own) =>
    Uint32Array.from(own, (w) => {
      const i = at.get(w) ?? words.push(w) - 1;
      at.set(w, i);
      return i;
    }),
  );
  return { words, numbers };
}

/** The rows in the order of their first day; undated ones last. */
function orderOf(start: Int32Array, timePrecision: Uint8Array): Uint32Array {
  let first = Infinity;
  let last = -Infinity;
  for (let i = 0; i < start.length; i++) {
    // Days that are open stand before all others.
    if (timePrecision[i] === 0 || start[i] <= OPEN) continue;
    if (start[i] < first) first = start[i];
    if (start[i] > last) last = start[i];
  }
  if (first > last) first = last = 0;
  if (last - first > MOST_DAYS) return sortedBy(start, timePrecision);
  const undated = last - first + 2;
  const slot = (i: number) => (timePrecision[i] === 0 ? undated : start[i] <= OPEN ? 0 : start[i] - first + 1);
  const from = new Uint32Array(undated + 2);
  for (let i = 0; i < start.length; i++) from[slot(i) + 1]++;
  for (let s = 1; s < from.length; s++) from[s] += from[s - 1];
  const order = new Uint32Array(start.length);
  for (let i = 0; i < start.length; i++) order[from[slot(i)]++] = i;
  return order;
}

const OPEN = -(2 ** 31);
/** Rows are counted by day over no more days than this: ten thousand years. */
const MOST_DAYS = 3_652_425;

function sortedBy(start: Int32Array, timePrecision: Uint8Array): Uint32Array {
  const day = (i: number) => (timePrecision[i] === 0 ? Infinity : start[i]);
  return Uint32Array.from(start.keys()).sort((a, b) => (day(a) === day(b) ? a - b : day(a) - day(b)));
}

export function mergeCores(parts: readonly Core[]): Merged {
  const all = <K extends keyof Core>(key: K): Core[K][] => parts.map((p) => p[key]);
  const kinds = mergeWords(
    [],
    parts.map((p) => p.words.kinds),
  );
  const countries = mergeWords(
    [],
    parts.map((p) => p.words.countries),
  );
  const hotspots = mergeWords(
    [],
    parts.map((p) => p.words.hotspots),
  );
  const precision = joined(all("timePrecision"));
  const origin = orderOf(joined(all("start")), precision);
  let base = 0;
  const places = parts.map(({ places: l, placeLon }) => {
    const from = base;
    base += placeLon.length;
    return { offsets: l.offsets, index: l.index.map((i) => i + from) };
  });
  const inOrder = <T extends Numbers>(columns: T[]): T => taken(joined(columns), origin);
  return {
    origin,
    core: {
      rows: origin.length,
      start: inOrder(all("start")),
      end: inOrder(all("end")),
      sureStart: inOrder(all("sureStart")),
      sureEnd: inOrder(all("sureEnd")),
      timePrecision: taken(precision, origin),
      flags: inOrder(all("flags")),
      kind: inOrder(parts.map((p, i) => recoded(p.kind, kinds.numbers[i]))),
      places: takenLists(joinedLists(places), origin),
      countries: mergeLists(parts, "countries", countries.numbers, origin),
      placeLon: joined(all("placeLon")),
      placeLat: joined(all("placeLat")),
      placeRadius: joined(all("placeRadius")),
      placeHotspot: joined(parts.map((p, i) => p.placeHotspot.map((h) => (h < 0 ? h : hotspots.numbers[i][h])))),
      words: { kinds: kinds.words, countries: countries.words, hotspots: hotspots.words },
    },
  };
}

function mergeLists<K extends string>(
  parts: readonly Record<K, Lists>[],
  key: K,
  numbers: readonly Uint32Array[],
  origin: Uint32Array,
): Lists {
  const recodedLists = parts.map((p, i) => ({ offsets: p[key].offsets, index: recoded(p[key].index, numbers[i]) }));
  return takenLists(joinedLists(recodedLists), origin);
}

/** The filter columns of the same parts. Hotspots and countries that the core
 * columns number keep their numbers. */
export function mergeFilters(parts: readonly Filtered[], { core, origin }: Merged): Filtered {
  const words = (name: keyof Filtered["words"], known: readonly string[] = []) =>
    mergeWords(
      known,
      parts.map((p) => p.words[name]),
    );
  const countries = words("countries", core.words.countries);
  const hotspots = words("hotspots", core.words.hotspots);
  const sources = words("sources");
  const [confidences, precisions, datasets] = [words("confidences"), words("precisions"), words("datasets")];
  const [measures, units, qualifiers] = [words("measures"), words("units"), words("qualifiers")];
  const { offsets, from } = takenOffsets(
    joinedLists(parts.map((p) => ({ offsets: p.figures.offsets, index: p.figures.measure }))).offsets,
    origin,
  );
  const figure = <T extends Numbers>(columns: T[]): T => taken(joined(columns), from);
  return {
    confidence: taken(joined(parts.map((p, i) => recoded(p.confidence, confidences.numbers[i]))), origin),
    dataset: taken(joined(parts.map((p, i) => recoded(p.dataset, datasets.numbers[i]))), origin),
    precision: taken(joined(parts.map((p, i) => recoded(p.precision, precisions.numbers[i]))), origin),
    countries: mergeLists(parts, "countries", countries.numbers, origin),
    hotspots: mergeLists(parts, "hotspots", hotspots.numbers, origin),
    sources: mergeLists(parts, "sources", sources.numbers, origin),
    figures: {
      offsets,
      measure: figure(parts.map((p, i) => recoded(p.figures.measure, measures.numbers[i]))),
      unit: figure(parts.map((p, i) => recoded(p.figures.unit, units.numbers[i]))),
      low: figure(parts.map((p) => p.figures.low)),
      best: figure(parts.map((p) => p.figures.best)),
      high: figure(parts.map((p) => p.figures.high)),
      qualifier: figure(parts.map((p, i) => recoded(p.figures.qualifier, qualifiers.numbers[i]))),
      sort: figure(parts.map((p) => p.figures.sort)),
      part: figure(parts.map((p) => p.figures.part)),
    },
    words: {
      countries: countries.words,
      hotspots: hotspots.words,
      confidences: confidences.words,
      precisions: precisions.words,
      datasets: datasets.words,
      sources: sources.words,
      measures: measures.words,
      units: units.words,
      qualifiers: qualifiers.words,
    },
  };
}
