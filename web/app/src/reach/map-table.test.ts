import { expect, it } from "vitest";
import { flow, hotspot, modelOf } from "../layers/testing";
import { NO_FILTERS, passing, select } from "../state/selection";
import { mapTable } from "./map-table";

const places = [
  { lon: 98.5, lat: 16.6, hotspot: "kk-park" },
  { lon: 98.7, lat: 23.7, hotspot: "laukkai" },
  { lon: 101, lat: 14 },
];
const hotspots = [hotspot("kk-park", 98.5, 16.6, { name: "KK Park" }), hotspot("laukkai", 98.7, 23.7, { name: "Laukkai" })];
const events = [
  { id: "cross", start: 10, places: [0], countries: ["MM", "TH"] },
  { id: "maybe", start: 0, end: 90, places: [0, 0], countries: ["MM"] },
  { id: "said", start: 12, countries: ["KH"] },
  { id: "hid", start: 13, kind: "move", countries: ["KH"] },
  { id: "all", start: 14 },
  { id: "named", start: 15, places: [2], countries: ["TH"] },
  { id: "before", start: -40, places: [1], countries: ["MM"] },
];
const sure = (day: number) => ({ start: day, end: day, sureStart: day, sureEnd: day });
const flows = [
  flow("out", "kk-park", "TH", { event: "cross", ...sure(10) }),
  flow("perhaps", "MM", null, { event: "maybe", start: 0, end: 90, sureStart: 1, sureEnd: 0 }),
  flow("earlier", "laukkai", "CN", { event: "before", ...sure(-40) }),
  flow("hidden", "KH", null, { event: "hid", ...sure(13) }),
];

it("holds what the map draws, and nothing that is filtered away", () => {
  const m = modelOf(events, places, hotspots, flows);
  const filters = { ...NO_FILTERS, kinds: new Set(["move"]) };
  const pass = passing(m, filters);
  const table = mapTable(m, select(m, { from: 8, to: 20 }, pass), pass, filters);
  expect(table.places).toEqual([
    { key: "kk-park", name: "KK Park", country: "Myanmar", certain: 1, possible: 1 },
    { key: "101,14", name: "place of named", country: "", certain: 1, possible: 0 },
  ]);
  expect(table.countries.map((l) => [l.name, l.certain, l.possible])).toEqual([
    ["Cambodia", 1, 0],
    ["Thailand", 1, 0],
  ]);
  expect(table.region).toBe(1);
  expect(table.movements.map((x) => [x.key, x.from, x.to, x.certain])).toEqual([
    ["out", "KK Park", "Thailand", true],
    ["perhaps", "Myanmar", null, false],
  ]);
  expect(table.quiet).toEqual(["Laukkai"]);
});
