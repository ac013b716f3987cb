import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { model } from "../state/store";
import { testHotspot, testModel } from "../state/testing";
import type { Scene } from "./model";
import { citableIn, collectionOf, filledIn, shownRows, unknownIn, withCited } from "./shown";

const m = testModel(
  [
    { id: "early", when: "2023-05-01", hotspots: ["kk-park"], sources: ["paper"] },
    { id: "raid", when: "2025-10-20", kind: "raid", hotspots: ["kk-park"], sources: ["paper", "wire"] },
    { id: "far", when: "2025-10-21", kind: "rescue" },
    { id: "nowhere", when: "2025-10-22" },
    { id: "undated", when: "" },
  ],
  [testHotspot("kk-park", "KK Park", "MM")],
);
// Two places: one in the view for the first two, one outside of it.
const where: Record<string, number[]> = { early: [0], raid: [0], far: [1] };
const lists = [...m.rowOf.entries()].sort((a, b) => a[1] - b[1]).map(([id]) => where[id] ?? []);
const offsets = new Uint32Array(lists.length + 1);
lists.forEach((list, i) => (offsets[i + 1] = offsets[i] + list.length));
m.columns.places = { offsets, index: Uint16Array.from(lists.flat()) };
m.columns.placeLon = Float64Array.of(98.5, 120);
m.columns.placeLat = Float64Array.of(16.6, 10);

const scene = (text = "", citations: Scene["citations"] = null): Scene => ({
  id: "one",
  title: "One",
  text,
  dwell_s: 0,
  citations,
  view: { west: 97, south: 15, east: 100, north: 18 },
  time: { from: "2025-10", to: "2025-10", mode: "window" },
  filters: {},
  layers: {},
});
const ids = (rows: number[]) => rows.map((row) => m.columns.text.id(row));

beforeEach(() => (model.value = m));
afterEach(() => (model.value = null));

describe("what a scene shows", () => {
  it("lies in its window, its view and its filters; what has no place is apart", () => {
    const { inView, unlocated } = shownRows(m, scene());
    expect([ids(inView), ids(unlocated)]).toEqual([["raid"], ["nowhere"]]);
    expect(ids(shownRows(m, { ...scene(), filters: { without_kinds: ["raid"] } }).inView)).toEqual([]);
    expect(ids(shownRows(m, { ...scene(), view: { west: 119, south: 5, east: -170, north: 20 } }).inView)).toEqual(["far"]);
  });

  it("can be cited, with its places and sources", () => {
    expect(citableIn(m, scene()).map((c) => `${c.collection} ${c.id}`)).toEqual([
      "events raid",
      "events nowhere",
      "hotspots kk-park",
      "sources paper",
      "sources wire",
    ]);
  });

  it("is filled in behind what the text cites, each once", () => {
    expect(filledIn(m, scene("So [@kk-park; @raid] and [@early], not [@gone].")).map((c) => c.id)).toEqual([
      "kk-park",
      "raid",
      "early",
    ]);
  });
});

describe("citations of a text", () => {
  it("join those that are listed", () => {
    const listed = [{ collection: "events" as const, id: "raid" }];
    expect(withCited(m, scene("[@raid]", listed))).toBe(listed);
    expect(withCited(m, scene("[@raid] [@kk-park]", listed))?.map((c) => c.id)).toEqual(["raid", "kk-park"]);
    expect(withCited(m, scene("[@raid]"))).toBeNull();
  });

  it("that the data do not have are named", () => {
    expect(collectionOf(m, "gone")).toBeNull();
    expect(unknownIn(m, scene("[@gone; @raid]"))).toEqual(["gone"]);
    expect(unknownIn(m, scene("[@gone]", [{ collection: "events", id: "gone" }]))).toEqual([]);
  });
});
