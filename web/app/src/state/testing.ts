// A model made of a few plain rows, for tests.

import { type Day, OPEN_END, OPEN_START } from "./days";
import { type Columns, DISAGREE, FROM_YEAR, type Lists, type Model } from "./model";
import { parseWhen, whenDays } from "./when";
import type { Family, Figure, Flow, Hotspot, Kind } from "./words";

export interface TestEvent {
  id: string;
  title?: string;
  when: string;
  /** Days on which it certainly goes on; a single day is certain by itself. */
  sure?: [Day, Day];
  kind?: string;
  hotspots?: string[];
  countries?: string[];
  place?: string;
  sources?: string[];
  confidence?: string;
  dataset?: string;
  figures?: Partial<Figure>[];
  disagree?: boolean;
}

const KINDS: Kind[] = (
  [
    ["raid", "force"],
    ["rescue", "freed"],
    ["repatriation", "freed"],
    ["relocation", "moved"],
    ["move", "moved"],
    ["report", "said"],
  ] as [string, Family][]
).map(([id, family]) => ({ id, label: id, glyph: id, family }));

class Dictionary {
  readonly values: string[] = [];
  at(value: string): number {
    const i = this.values.indexOf(value);
    return i >= 0 ? i : this.values.push(value) - 1;
  }
}

function listsOf(rows: string[][], d: Dictionary): Lists {
  const offsets = new Uint32Array(rows.length + 1);
  const index: number[] = [];
  rows.forEach((list, i) => {
    index.push(...list.map((v) => d.at(v)));
    offsets[i + 1] = index.length;
  });
  return { offsets, index: Uint16Array.from(index) };
}

export function testHotspot(id: string, name: string, country: string, more: Partial<Hotspot> = {}): Hotspot {
  return {
    id,
    name,
    country,
    lon: 98.5,
    lat: 16.6,
    names: [],
    type: "compound",
    role: "site",
    admin1: null,
    part_of: null,
    precision: "near",
    radius_m: 3000,
    located: "",
    status: [],
    first_cited: null,
    last_cited: null,
    summary: null,
    sources: [],
    ...more,
  };
}

export function testFlow(event: string, from: string | null, to: string | null): Flow {
  return {
    id: `flow-${event}`,
    kind: "relocation",
    title: "",
    start: 0,
    end: 0,
    sureStart: 0,
    sureEnd: 0,
    when: "",
    from,
    to,
    event,
    figures: [],
  };
}

/** It begins with a whole year; where the beginning is open, it ends with one. */
function isFromYear(text: string): boolean {
  const when = parseWhen(text);
  return (when.from ?? when.to)?.precision === "year";
}

function figuresOf(events: TestEvent[]) {
  const all = events.map((e) => e.figures ?? []);
  const flat = all.flat();
  const d = { measures: new Dictionary(), units: new Dictionary(), qualifiers: new Dictionary() };
  const offsets = new Uint32Array(events.length + 1);
  all.forEach((list, i) => (offsets[i + 1] = offsets[i] + list.length));
  const numbers = (key: "low" | "best" | "high") => Float64Array.from(flat, (f) => f[key] ?? NaN);
  return {
    d,
    figures: {
      offsets,
      measure: Uint16Array.from(flat, (f) => d.measures.at(f.measure ?? "rescued")),
      unit: Uint16Array.from(flat, (f) => d.units.at(f.unit ?? "people")),
      low: numbers("low"),
      best: numbers("best"),
      high: numbers("high"),
      qualifier: Uint8Array.from(flat, (f) => d.qualifiers.at(f.qualifier ?? "exactly")),
      sort: Uint8Array.from(flat, (f) => (f.sort === "level" ? 1 : 0)),
      part: Uint8Array.from(flat, (f) => (f.of ? 1 : 0)),
    },
  };
}

export type TestModel = Model & { rowOf: Map<string, number> };

/** Rows in the order of a pack: by start, end and id, undated last. */
export function testModel(given: TestEvent[], hotspots: Hotspot[] = [], flows: Flow[] = []): TestModel {
  return modelAsGiven(inOrder(given), hotspots, flows);
}

function inOrder(given: TestEvent[]): TestEvent[] {
  const span = (e: TestEvent) => whenDays(e.when);
  return [...given].sort((a, b) => {
    const [x, y] = [span(a), span(b)];
    if (!x || !y) return Number(!x) - Number(!y) || a.id.localeCompare(b.id);
    return x.from - y.from || x.to - y.to || a.id.localeCompare(b.id);
  });
}

/** Rows in the order in which they are given. */
export function modelAsGiven(events: TestEvent[], hotspots: Hotspot[] = [], flows: Flow[] = []): TestModel {
  const columns = columnsOf(events);
  const kindAt = columns.dictionaries.kinds.map((id) => KINDS.find((k) => k.id === id)!);
  return {
    store: "test",
    dataVersion: 1,
    lang: "en",
    columns,
    kinds: KINDS,
    hotspots,
    flows,
    sources: [],
    kindAt,
    familyAt: kindAt.map((k) => k.family),
    rowOf: new Map(events.map((e, i) => [e.id, i])),
    hotspotOf: new Map(hotspots.map((h) => [h.id, h])),
    sourceOf: new Map(),
    firstDay: 0,
    lastDay: 0,
  };
}

function columnsOf(events: TestEvent[]): Columns {
  const n = events.length;
  const spans = events.map((e) => whenDays(e.when));
  const sure = events.map(
    (e, i) => e.sure ?? (spans[i] && spans[i].from === spans[i].to ? [spans[i].from, spans[i].to] : [OPEN_END, OPEN_START]),
  );
  const [kinds, spots, codes] = [new Dictionary(), new Dictionary(), new Dictionary()];
  const [sources, confidences, datasets] = [new Dictionary(), new Dictionary(), new Dictionary()];
  const { d, figures } = figuresOf(events);
  const bytes = () => new Uint8Array(n);
  return {
    rows: n,
    start: Int32Array.from(spans, (s) => s?.from ?? OPEN_START),
    end: Int32Array.from(spans, (s) => s?.to ?? OPEN_END),
    sureStart: Int32Array.from(sure, (s) => s[0]),
    sureEnd: Int32Array.from(sure, (s) => s[1]),
    timePrecision: Uint8Array.from(spans, (s) => (s ? (s.from === s.to ? 1 : 5) : 0)),
    flags: Uint8Array.from(events, (e) => (e.disagree ? DISAGREE : 0) | (isFromYear(e.when) ? FROM_YEAR : 0)),
    kind: Uint16Array.from(events, (e) => kinds.at(e.kind ?? "raid")),
    confidence: Uint8Array.from(events, (e) => confidences.at(e.confidence ?? "reported")),
    dataset: Uint16Array.from(events, (e) => datasets.at(e.dataset ?? "test")),
    precision: bytes(),
    places: listsOf(
      events.map(() => []),
      new Dictionary(),
    ),
    hotspots: listsOf(
      events.map((e) => e.hotspots ?? []),
      spots,
    ),
    countries: listsOf(
      events.map((e) => e.countries ?? []),
      codes,
    ),
    sources: listsOf(
      events.map((e) => e.sources ?? []),
      sources,
    ),
    placeLon: new Float64Array(0),
    placeLat: new Float64Array(0),
    placeRadius: new Float32Array(0),
    placeHotspot: new Int32Array(0),
    figures,
    text: {
      want: () => undefined,
      id: (i) => events[i].id,
      title: (i) => events[i].title ?? events[i].id,
      when: (i) => events[i].when,
      place: (i) => events[i].place ?? "",
    },
    dictionaries: {
      kinds: kinds.values,
      confidences: confidences.values,
      precisions: ["site"],
      datasets: datasets.values,
      hotspots: spots.values,
      countries: codes.values,
      sources: sources.values,
      measures: d.measures.values,
      units: d.units.values,
      qualifiers: d.qualifiers.values,
    },
  };
}

/** Numbers in [0, 1), the same for the same seed on every machine (mulberry32). */
export function randomFrom(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Whole numbers below n, the same for the same seed. */
export function randomOf(seed: number): (n: number) => number {
  const next = randomFrom(seed);
  return (n) => Math.floor(next() * n);
}
