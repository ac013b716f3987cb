// Small models for the tests of this folder.

import type { Columns, Lists, Model } from "../state/model";
import type { Flow, Hotspot, Kind } from "../state/words";

export interface TestEvent {
  id: string;
  kind?: string;
  start?: number;
  end?: number;
  places?: number[];
  countries?: string[];
}
export interface TestPlace {
  lon: number;
  lat: number;
  radius?: number;
  hotspot?: string;
}

export const hotspot = (id: string, lon: number, lat: number, more: Partial<Hotspot> = {}): Hotspot => ({
  id,
  lon,
  lat,
  name: id,
  names: [],
  type: "town",
  role: "site",
  country: "MM",
  admin1: null,
  part_of: null,
  precision: "town",
  radius_m: 3000,
  located: "",
  status: [],
  first_cited: null,
  last_cited: null,
  summary: null,
  sources: [],
  ...more,
});

export const flow = (id: string, from: string | null, to: string | null, more: Partial<Flow> = {}): Flow => ({
  id,
  kind: "move",
  title: id,
  start: 0,
  end: 0,
  sureStart: 0,
  sureEnd: 0,
  when: "",
  from,
  to,
  event: null,
  figures: [],
  ...more,
});

const KINDS: Kind[] = [
  { id: "raid", label: "Raid", glyph: "raid", family: "force" },
  { id: "move", label: "Relocation", glyph: "relocation", family: "moved" },
];
const COUNTRIES = ["KH", "LA", "MM", "TH"];

function lists(rows: number[][]): Lists {
  const offsets = [0];
  for (const row of rows) offsets.push(offsets.at(-1)! + row.length);
  return { offsets: Uint32Array.from(offsets), index: Uint32Array.from(rows.flat()) };
}

function columnsOf(events: TestEvent[], places: TestPlace[], hotspots: Hotspot[]): Columns {
  const n = events.length;
  const none = lists(events.map(() => []));
  const ids = hotspots.map((h) => h.id);
  const empty = new Float64Array(0);
  return {
    rows: n,
    start: Int32Array.from(events, (e) => e.start ?? 0),
    end: Int32Array.from(events, (e) => e.end ?? e.start ?? 0),
    sureStart: new Int32Array(n).fill(2147483647),
    sureEnd: new Int32Array(n).fill(-2147483648),
    timePrecision: new Uint8Array(n).fill(1),
    flags: new Uint8Array(n),
    kind: Uint16Array.from(events, (e) =>
      Math.max(
        0,
        KINDS.findIndex((k) => k.id === e.kind),
      ),
    ),
    confidence: new Uint8Array(n),
    dataset: new Uint16Array(n),
    precision: new Uint8Array(n),
    places: lists(events.map((e) => e.places ?? [])),
    hotspots: none,
    countries: lists(events.map((e) => (e.countries ?? []).map((c) => COUNTRIES.indexOf(c)))),
    sources: none,
    placeLon: Float64Array.from(places, (p) => p.lon),
    placeLat: Float64Array.from(places, (p) => p.lat),
    placeRadius: Float32Array.from(places, (p) => p.radius ?? 1000),
    placeHotspot: Int32Array.from(places, (p) => ids.indexOf(p.hotspot ?? "")),
    figures: {
      offsets: none.offsets,
      measure: new Uint16Array(0),
      unit: new Uint16Array(0),
      low: empty,
      best: empty,
      high: empty,
      qualifier: new Uint8Array(0),
      sort: new Uint8Array(0),
      part: new Uint8Array(0),
    },
    text: {
      id: (row) => events[row].id,
      title: (row) => events[row].id,
      when: () => "",
      place: (row) => `place of ${events[row].id}`,
    },
    dictionaries: {
      kinds: KINDS.map((k) => k.id),
      confidences: ["reported"],
      precisions: ["town"],
      datasets: ["d"],
      hotspots: ids,
      countries: COUNTRIES,
      sources: [],
      measures: [],
      units: [],
      qualifiers: [],
    },
  };
}

export function modelOf(events: TestEvent[], places: TestPlace[] = [], hotspots: Hotspot[] = [], flows: Flow[] = []): Model {
  return {
    store: "test",
    dataVersion: 1,
    lang: "en",
    columns: columnsOf(events, places, hotspots),
    kinds: KINDS,
    hotspots,
    flows,
    sources: [],
    kindAt: KINDS,
    familyAt: KINDS.map((k) => k.family),
    rowOf: new Map(events.map((e, i) => [e.id, i])),
    hotspotOf: new Map(hotspots.map((h) => [h.id, h])),
    sourceOf: new Map(),
    firstDay: 0,
    lastDay: 0,
  };
}

/** Numbers in [0, 1) from a seed, the same on every machine. */
export function randomFrom(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
