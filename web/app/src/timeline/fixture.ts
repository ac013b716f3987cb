// A small model for tests: one kind for each family, rows by their days.

import { type Day, OPEN_END, OPEN_START } from "../state/days";
import type { Columns, Lists, Model } from "../state/model";
import { FAMILIES, type Family, type Kind } from "../state/words";

export interface FixtureRow {
  start: Day;
  end: Day;
  /** The certain part; left out, a single day is certain and a longer time is not. */
  sure?: [Day, Day];
  family?: Family;
  undated?: boolean;
}

/** Rows are brought into the order of a pack: by start, then end, undated last. */
export function modelOf(given: FixtureRow[]): Model {
  const rows = [...given].sort(
    (a, b) => Number(a.undated ?? false) - Number(b.undated ?? false) || a.start - b.start || a.end - b.end,
  );
  const kinds = FAMILIES.map((f): Kind => ({ id: `k-${f}`, label: f, glyph: "report", family: f }));
  const columns = columnsOf(rows, kinds);
  const closed = rows
    .filter((r) => !r.undated)
    .flatMap((r) => [r.start, r.end])
    .filter((d) => d !== OPEN_START && d !== OPEN_END);
  return {
    store: "test",
    dataVersion: 1,
    lang: "en",
    columns,
    kinds,
    hotspots: [],
    flows: [],
    sources: [],
    kindAt: kinds,
    familyAt: kinds.map((k) => k.family),
    rowOf: new Map(),
    hotspotOf: new Map(),
    sourceOf: new Map(),
    firstDay: closed.reduce((a, b) => Math.min(a, b), Infinity),
    lastDay: closed.reduce((a, b) => Math.max(a, b), -Infinity),
  };
}

function columnsOf(rows: FixtureRow[], kinds: Kind[]): Columns {
  const n = rows.length;
  const none = (): Lists => ({ offsets: new Uint32Array(n + 1), index: new Uint16Array(0) });
  const sure = rows.map((r): [Day, Day] => r.sure ?? (r.start === r.end ? [r.start, r.end] : [OPEN_END, OPEN_START]));
  const numbers = new Float64Array(0);
  return {
    rows: n,
    start: Int32Array.from(rows, (r) => (r.undated ? OPEN_START : r.start)),
    end: Int32Array.from(rows, (r) => (r.undated ? OPEN_END : r.end)),
    sureStart: Int32Array.from(sure, (s) => s[0]),
    sureEnd: Int32Array.from(sure, (s) => s[1]),
    timePrecision: Uint8Array.from(rows, (r) => (r.undated ? 0 : r.start === r.end ? 1 : 5)),
    flags: new Uint8Array(n),
    kind: Uint16Array.from(rows, (r) => FAMILIES.indexOf(r.family ?? "force")),
    confidence: new Uint8Array(n),
    dataset: new Uint16Array(n),
    precision: new Uint8Array(n),
    places: none(),
    hotspots: none(),
    countries: none(),
    sources: none(),
    placeLon: numbers,
    placeLat: numbers,
    placeRadius: new Float32Array(0),
    placeHotspot: new Int32Array(0),
    figures: {
      offsets: new Uint32Array(n + 1),
      measure: new Uint16Array(0),
      unit: new Uint16Array(0),
      low: numbers,
      best: numbers,
      high: numbers,
      qualifier: new Uint8Array(0),
      sort: new Uint8Array(0),
      part: new Uint8Array(0),
    },
    text: { want: () => undefined, id: (i) => `e${i}`, title: (i) => `Event ${i}`, when: () => "", place: () => "" },
    dictionaries: {
      kinds: kinds.map((k) => k.id),
      confidences: ["reported"],
      precisions: [""],
      datasets: ["test"],
      hotspots: [],
      countries: [],
      sources: [],
      measures: [],
      units: [],
      qualifiers: [],
    },
  };
}
