// Models of places on the map, for tests: events by day numbers, places by index.

import type { Columns, Lists, Model } from "../state/model";
import { modelAsGiven, testFlow, testHotspot } from "../state/testing";
import type { Flow, Hotspot } from "../state/words";

export { randomFrom } from "../state/testing";

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

/** A town in Myanmar, called by its id. */
export const hotspot = (id: string, lon: number, lat: number, more: Partial<Hotspot> = {}): Hotspot =>
  testHotspot(id, id, "MM", { lon, lat, type: "town", precision: "town", ...more });

/** A movement on day 0, called by its id. */
export const flow = (id: string, from: string | null, to: string | null, more: Partial<Flow> = {}): Flow => ({
  ...testFlow(id, from, to),
  id,
  kind: "move",
  title: id,
  event: null,
  ...more,
});

const COUNTRIES = ["KH", "LA", "MM", "TH"];

function lists(rows: number[][]): Lists {
  const offsets = [0];
  for (const row of rows) offsets.push(offsets.at(-1)! + row.length);
  return { offsets: Uint32Array.from(offsets), index: Uint32Array.from(rows.flat()) };
}

/** Where and on which days the events are; none is certain by itself. */
function placed(events: TestEvent[], places: TestPlace[], hotspots: Hotspot[]): Partial<Columns> {
  const ids = hotspots.map((h) => h.id);
  return {
    start: Int32Array.from(events, (e) => e.start ?? 0),
    end: Int32Array.from(events, (e) => e.end ?? e.start ?? 0),
    timePrecision: new Uint8Array(events.length).fill(1),
    places: lists(events.map((e) => e.places ?? [])),
    countries: lists(events.map((e) => (e.countries ?? []).map((c) => COUNTRIES.indexOf(c)))),
    placeLon: Float64Array.from(places, (p) => p.lon),
    placeLat: Float64Array.from(places, (p) => p.lat),
    placeRadius: Float32Array.from(places, (p) => p.radius ?? 1000),
    placeHotspot: Int32Array.from(places, (p) => ids.indexOf(p.hotspot ?? "")),
  };
}

export function modelOf(events: TestEvent[], places: TestPlace[] = [], hotspots: Hotspot[] = [], flows: Flow[] = []): Model {
  const rows = events.map(({ id, kind }) => ({ id, when: "", place: `place of ${id}`, ...(kind && { kind }) }));
  const m = modelAsGiven(rows, hotspots, flows);
  const dictionaries = { ...m.columns.dictionaries, hotspots: hotspots.map((h) => h.id), countries: COUNTRIES };
  return { ...m, columns: { ...m.columns, ...placed(events, places, hotspots), dictionaries } };
}
