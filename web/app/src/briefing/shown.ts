// What a scene shows, and so what can be cited with it.

import type { Model } from "../state/model";
import { meets, OUT, passing } from "../state/selection";
import { endAt } from "../state/time-view";
import { shortWhen } from "../state/when";
import { MOST } from "./check";
import { marksIn } from "./marks";
import type { Citation, Scene, SceneView } from "./model";
import { filtersOf, windowOf } from "./scene";

/** The rows of the events that may fall into the window of a scene and pass its
 * filters, in the order of time: first those that lie in its view, then those
 * that are known by country only. */
export function shownRows(m: Model, scene: Scene): { inView: number[]; unlocated: number[] } {
  const days = windowOf(scene.time);
  const inView: number[] = [];
  const unlocated: number[] = [];
  if (!days) return { inView, unlocated };
  const window = endAt(days.to, days.from);
  const pass = passing(m, filtersOf(scene.filters));
  const { places, rows } = m.columns;
  for (let row = 0; row < rows; row++) {
    if (!pass[row] || meets(m.columns, row, window) === OUT) continue;
    if (places.offsets[row] === places.offsets[row + 1]) unlocated.push(row);
    else if (isInView(m, row, scene.view)) inView.push(row);
  }
  return { inView, unlocated };
}

function isInView({ columns: { places, placeLon, placeLat } }: Model, row: number, v: SceneView): boolean {
  for (let i = places.offsets[row]; i < places.offsets[row + 1]; i++) {
    const [lon, lat] = [placeLon[places.index[i]], placeLat[places.index[i]]];
    const between = v.west <= v.east ? lon >= v.west && lon <= v.east : lon >= v.west || lon <= v.east;
    if (between && lat >= v.south && lat <= v.north) return true;
  }
  return false;
}

/** A record that a scene can cite. */
export interface Citable extends Citation {
  title: string;
  /** When or where, to tell it from others. */
  detail: string;
}

/** Of very many, no more are offered. */
const MOST_OFFERED = 500;

/** What a scene shows, to pick from: its events, the places and movements that
 * belong to them, and the sources of all. The latest come first. */
export function citableIn(m: Model, scene: Scene): Citable[] {
  const { inView, unlocated } = shownRows(m, scene);
  const rows = [...inView.toReversed(), ...unlocated.toReversed()].slice(0, MOST_OFFERED);
  const { hotspots, sources, dictionaries } = m.columns;
  const idsOf = (list: typeof hotspots, names: readonly string[]): Set<string> =>
    new Set(rows.flatMap((row) => [...list.index.subarray(list.offsets[row], list.offsets[row + 1])].map((i) => names[i])));
  const events = rows.map((row) => citableEvent(m, row));
  const ids = new Set(events.map((e) => e.id));
  const places = [...idsOf(hotspots, dictionaries.hotspots)].map((id) => citableOf(m, { collection: "hotspots", id }));
  const flows = m.flows
    .filter((f) => f.event !== null && ids.has(f.event))
    .map((f) => citableOf(m, { collection: "flows", id: f.id }));
  const documents = [...idsOf(sources, dictionaries.sources)].map((id) => citableOf(m, { collection: "sources", id }));
  return [...events, ...places, ...flows, ...documents];
}

function citableEvent(m: Model, row: number): Citable {
  const { text } = m.columns;
  text.want(row);
  const id = text.id(row);
  return { collection: "events", id, title: text.title(row) || id, detail: shortWhen(text.when(row)) };
}

/** What a cited record is called; its id where the data do not have it. */
export function citableOf(m: Model, c: Citation): Citable {
  const named = (title: string | undefined, detail = ""): Citable => ({ ...c, title: title || c.id, detail });
  switch (c.collection) {
    case "events": {
      const row = m.rowOf.get(c.id);
      return row === undefined ? named(undefined) : citableEvent(m, row);
    }
    case "hotspots":
      return named(m.hotspotOf.get(c.id)?.name, m.hotspotOf.get(c.id)?.admin1 ?? "");
    case "flows": {
      const flow = m.flows.find((f) => f.id === c.id);
      return named(flow?.title, flow ? shortWhen(flow.when) : "");
    }
    case "sources":
      return named(m.sourceOf.get(c.id)?.title, m.sourceOf.get(c.id)?.issued ?? "");
  }
}

/** Where an id belongs; null if the data do not have it. The order is the server's. */
export function collectionOf(m: Model, id: string): Citation["collection"] | null {
  if (m.rowOf.get(id) !== undefined) return "events";
  if (m.flows.some((f) => f.id === id)) return "flows";
  if (m.hotspotOf.has(id)) return "hotspots";
  return m.sourceOf.has(id) ? "sources" : null;
}

/** What the server fills in where a scene leaves its citations out: what the
 * text cites, then the events in view. */
export function filledIn(m: Model, scene: Scene): Citation[] {
  const cited = marksIn(scene.text).flatMap(({ id }) => {
    const collection = collectionOf(m, id);
    return collection ? [{ collection, id }] : [];
  });
  const events = shownRows(m, scene).inView.map((row): Citation => ({ collection: "events", id: m.columns.text.id(row) }));
  const byId = new Map([...cited, ...events].map((c) => [`${c.collection} ${c.id}`, c]));
  return [...byId.values()].slice(0, MOST.citations);
}

/** The citations of a scene with those of its text, where they are listed. */
export function withCited(m: Model | null, scene: Scene): Citation[] | null {
  if (!scene.citations || !m) return scene.citations;
  const listed = new Set(scene.citations.map((c) => c.id));
  const more = filledIn(m, { ...scene, time: { to: "0000", mode: "upto" } }).filter((c) => !listed.has(c.id));
  return more.length > 0 ? [...scene.citations, ...more] : scene.citations;
}

/** The ids that a text cites, but the data do not have. */
export function unknownIn(m: Model, scene: Scene): string[] {
  const listed = new Set(scene.citations?.map((c) => c.id));
  return marksIn(scene.text)
    .map((mark) => mark.id)
    .filter((id) => !listed.has(id) && collectionOf(m, id) === null);
}
