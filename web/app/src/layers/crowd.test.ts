import { describe, expect, it } from "vitest";
import { LargeState, liveOf } from "../state/large";
import type { Model } from "../state/model";
import { NO_FILTERS, type Selection } from "../state/selection";
import { CELL, Crowd, cellRadius, eachIn } from "./crowd-cells";
import { shortNumber } from "./crowd-stamps";
import { LargeTally } from "./large-tally";
import { layOut } from "./layout";
import { toWorld } from "./mercator";
import { spotsOf } from "./spots";
import { tally } from "./tally";
import { hotspot, modelOf, randomFrom, type TestEvent, type TestPlace } from "./testing";

const SEED = 20261123;
const PLACES = 2600;

/** More places than have a mark each, one hotspot among them, and events at one to three of them. */
function crowded(): Model {
  const random = randomFrom(SEED);
  const places: TestPlace[] = Array.from({ length: PLACES }, () => ({ lon: 95 + 20 * random(), lat: 5 + 15 * random() }));
  places[0] = { lon: 98.5, lat: 16.6, hotspot: "kk" };
  const events: TestEvent[] = Array.from({ length: 6000 }, (_, i) => {
    const start = Math.floor(random() * 300);
    return {
      id: `e${i}`,
      start,
      end: start + Math.floor(random() * random() * 60),
      places: Array.from({ length: 1 + Math.floor(random() * 3) }, () => Math.floor(random() ** 2 * PLACES)),
      kind: random() < 0.5 ? "raid" : "report",
    };
  });
  events.sort((a, b) => a.start! - b.start!);
  const m = modelOf(events, places, [hotspot("kk", 98.5, 16.6)]);
  return { ...m, large: {} as Model["large"] & object };
}

const measure = (text: string) => text.length * 7;

describe("a crowd of places", () => {
  const m = crowded();
  const spots = spotsOf(m);
  const crowd = new Crowd(m, spots);
  const layoutAt = (zoom: number) =>
    layOut({ spots, countries: m.columns.dictionaries.countries, countryName: (c) => c, names: [], measure }, zoom);

  it("has no mark, but for hotspots", () => {
    expect(spots.list.map((s) => s.hotspot?.id)).toEqual(["kk"]);
    expect(crowd.places.length).toBe(PLACES - 1);
  });

  it.each([3, 5, 8, 12])("stands in the cells of zoom %i, each place in one", (zoom) => {
    const cells = crowd.at(zoom);
    const { placeLon, placeLat } = m.columns;
    for (let p = 0; p < PLACES; p++) {
      const cell = cells.ofPlace[p];
      expect(cell < 0).toBe(spots.ofPlace[p] >= 0);
      if (cell < 0) continue;
      const at = toWorld(placeLon[p], placeLat[p], zoom);
      // Positions are kept to a sixteenth of a pixel.
      for (const [shown, own] of [
        [cells.x[cell], at.x],
        [cells.y[cell], at.y],
      ]) {
        const left = Math.floor(own / CELL) * CELL;
        if (shown < left - 0.1 || shown > left + CELL + 0.1) throw new Error(`place ${p} is at ${own}, its mark at ${shown}`);
      }
    }
    expect([...cells.key].every((key, i) => i === 0 || key > cells.key[i - 1])).toBe(true);
  });

  it("is found in a rectangle as a plain loop finds it", () => {
    const cells = crowd.at(6);
    const [a, b] = [toWorld(100, 14, 6), toWorld(106, 9, 6)];
    const found: number[] = [];
    eachIn(cells, a.x, a.y, b.x, b.y, (cell) => found.push(cell));
    const inside = (cell: number) => {
      const [x, y] = [Math.floor(cells.x[cell] / CELL), Math.floor(cells.y[cell] / CELL)];
      const within = (n: number, from: number, to: number) => n >= Math.floor(from / CELL) && n <= Math.floor(to / CELL);
      return within(x, a.x, b.x) && within(y, a.y, b.y);
    };
    const plain = [...cells.x.keys()].filter(inside);
    expect(found.sort((x, y) => x - y)).toEqual(plain);
    expect(found.length).toBeGreaterThan(20);
  });

  it.each([4, 9])("is counted at zoom %i in step with the window as anew", (zoom) => {
    const state = new LargeState();
    const pass = state.passing(m, NO_FILTERS);
    const layout = layoutAt(zoom);
    const cells = crowd.at(zoom);
    const own = new LargeTally(m, layout, cells);
    const random = randomFrom(SEED + zoom);
    let from = 0;
    for (let i = 0; i < 20; i++) {
      from = Math.max(-20, Math.min(320, from + Math.floor((random() - 0.4) * (i % 8 === 0 ? 300 : 20))));
      const s: Selection = state.select(m, { from, to: from + 10 + Math.floor(random() * 40) }, pass);
      liveOf(s).keep(own);
      const all = tally(m, s, layout.markOfPlace, layout.marks.length);
      expect([...own.markTotal]).toEqual([...all.markTotal]);
      expect(own.marks.map((c) => [...c])).toEqual(all.marks.map((c) => [...c]));
      const plain = tally(m, s, cells.ofPlace, cells.n);
      expect([...own.cellTotal]).toEqual([...plain.markTotal]);
      expect(Array.from(own.cells)).toEqual(plain.marks.flatMap((c) => [...c]));
      const lone = [...plain.markTotal.keys()].filter((cell) => plain.markTotal[cell] === 1);
      expect(lone.map((cell) => own.cellRow[cell])).toEqual(lone.map((cell) => plain.markRow[cell]));
      expect([own.region, own.possible]).toEqual([all.region, all.possible]);
    }
  });

  it("says more by larger discs and short numbers", () => {
    expect(cellRadius(10, 5000)).toBeLessThan(cellRadius(100, 5000));
    expect(cellRadius(5000, 5000)).toBeLessThan(CELL / 2);
    expect([5, 999, 1200, 999_400, 999_600, 2_400_000].map(shortNumber)).toEqual(["5", "999", "1k", "999k", "1m", "2m"]);
  });
});
