import { describe, expect, it } from "vitest";
import { OPEN_END, OPEN_START } from "../state/days";
import { NO_FILTERS, select } from "../state/selection";
import type { Figure } from "../state/words";
import { sourceTile } from "./basemap-tile";
import { boxAround, overlaps } from "./boxes";
import { emptierSide, FAN_DISC, FAN_MOST, FAN_RADIUS, fanPoints } from "./fan";
import { flowMeets, flowPasses, peopleOf } from "./flows";
import type { Hit } from "./frame";
import { hitAt } from "./hit";
import { spotsOf } from "./spots";
import { FAMILY_COUNT, inMarkOrder, rowsOfCountry, tally } from "./tally";
import { flow, hotspot, modelOf, randomFrom } from "./testing";
import { onTheWay } from "./time-camera";

describe("tally", () => {
  it("agrees with a plain count, each event once per mark", () => {
    for (let seed = 1; seed <= 10; seed++) {
      const random = randomFrom(seed);
      const places = Array.from({ length: 6 }, (_, i) => ({ lon: 98 + i, lat: 15 }));
      const some = (n: number) => Array.from({ length: n }, (_, i) => i).filter(() => random() < 0.3);
      const events = Array.from({ length: 200 }, (_, i) => {
        const start = Math.floor(random() * 100);
        return {
          id: `e${i}`,
          kind: random() < 0.5 ? "raid" : "move",
          start,
          end: start + Math.floor(random() * 20),
          places: some(6),
          countries: some(4).map((c) => ["KH", "LA", "MM", "TH"][c]),
        };
      });
      const m = modelOf(events, places);
      const selection = select(m, { from: 20, to: 60 }, new Uint8Array(200).fill(1));
      const markOfPlace = Int32Array.of(0, 0, 1, 1, 2, -1);
      const t = tally(m, selection, markOfPlace, 3);
      const shown = events.filter((e) => e.start <= 60 && e.end >= 20);
      for (const mark of [0, 1, 2]) {
        const at = shown.filter((e) => e.places.some((p) => markOfPlace[p] === mark));
        expect(t.markTotal[mark], `seed ${seed}`).toBe(at.length);
        expect(t.marks[mark].reduce((a, b) => a + b, 0)).toBe(at.length);
        const sureRaids = at.filter((e) => e.kind === "raid" && e.start >= 20 && e.end <= 60);
        expect(t.marks[mark][0], `seed ${seed}`).toBe(sureRaids.length);
      }
      const unlocated = shown.filter((e) => e.places.length === 0);
      expect(t.countryTotal[2]).toBe(unlocated.filter((e) => e.countries.includes("MM")).length);
      expect(rowsOfCountry(m, selection, 2)).toHaveLength(t.countryTotal[2]);
      expect(t.region).toBe(unlocated.filter((e) => e.countries.length === 0).length);
    }
  });

  it("orders squares like the tally counts them: certain ones by family first", () => {
    const m = modelOf([
      { id: "a", kind: "move", start: 5 },
      { id: "b", kind: "raid", start: 0, end: 50 },
      { id: "c", kind: "raid", start: 6 },
    ]);
    const s = select(m, { from: 1, to: 9 }, Uint8Array.of(1, 1, 1));
    expect(inMarkOrder(m, s, [...s.rows]).map((r) => m.columns.text.id(r))).toEqual(["c", "a", "b"]);
    expect(tally(m, s, new Int32Array(0), 0).possible).toBe(1);
    expect(FAMILY_COUNT).toBe(7);
  });
});

describe("spots", () => {
  it("are the hotspots, and one for each other place", () => {
    const m = modelOf(
      [
        { id: "a", places: [0, 1, 2] },
        { id: "b", places: [1] },
        { id: "c", countries: ["KH"] },
      ],
      [
        { lon: 98, lat: 16, hotspot: "kk" },
        { lon: 101, lat: 3, radius: 40_000 },
        { lon: 98.1, lat: 16, hotspot: "kk" },
      ],
      [hotspot("kk", 98, 16, { names: [{ text: "K", lang: "en", use: "common" }] }), hotspot("nowhere", NaN, NaN)],
    );
    const spots = spotsOf(m);
    expect(spots.list.map((s) => [s.name, s.events, s.area])).toEqual([
      ["K", 1, false],
      ["place of b", 2, true],
    ]);
    expect([...spots.ofPlace]).toEqual([0, 1, 0]);
    expect([...spots.byCountry]).toEqual([1, 0, 0, 0]);
  });

  it("leave room for dated events only, as no window shows the others", () => {
    const m = modelOf([{ id: "a", places: [0], countries: ["KH"] }], [{ lon: 98, lat: 16 }]);
    m.columns.timePrecision[0] = 0;
    expect(spotsOf(m).list[0].events).toBe(0);
  });
});

describe("flows", () => {
  const w = { from: 10, to: 20 };
  it.each([
    ["within the window", { start: 12, end: 15, sureStart: OPEN_END, sureEnd: OPEN_START }, 2],
    ["partly in it", { start: 5, end: 12, sureStart: OPEN_END, sureEnd: OPEN_START }, 1],
    ["partly in it, certainly so", { start: 5, end: 12, sureStart: 8, sureEnd: 11 }, 2],
    ["before it", { start: 1, end: 9 }, 0],
    ["open at its end", { start: 15, end: OPEN_END, sureStart: OPEN_END, sureEnd: OPEN_START }, 1],
    ["without any date", { start: OPEN_END, end: OPEN_START, sureStart: OPEN_END, sureEnd: OPEN_START }, 0],
  ])("%s", (_, time, want) => expect(flowMeets(flow("f", "a", "b", time), w)).toBe(want));

  it("pass with their event, or by their kind without one", () => {
    const m = modelOf([{ id: "e" }]);
    const off = { ...NO_FILTERS, families: new Set(["moved" as const]) };
    expect(flowPasses(m, flow("f", "a", "b", { event: "e" }), Uint8Array.of(0), NO_FILTERS)).toBe(false);
    expect(flowPasses(m, flow("f", "a", "b", { event: "e" }), Uint8Array.of(1), off)).toBe(true);
    expect(flowPasses(m, flow("f", "a", "b"), Uint8Array.of(0), NO_FILTERS)).toBe(true);
    expect(flowPasses(m, flow("f", "a", "b"), Uint8Array.of(1), off)).toBe(false);
  });

  it("are as wide as the most people that one of them moved", () => {
    const figure = (low: number | null, best: number | null, unit = "people"): Figure => ({
      measure: "moved",
      unit,
      low,
      best,
      high: null,
      qualifier: "exactly",
      sort: "happened",
    });
    const flows = [
      flow("a", null, null, { figures: [figure(null, 40), figure(9e9, null, "USD")] }),
      flow("b", null, null, { figures: [figure(1500, 2000)] }),
    ];
    expect(peopleOf(flows)).toBe(1500);
    expect(peopleOf([flow("c", null, null)])).toBeNull();
  });
});

describe("fan", () => {
  it("stands in a circle, 25 degrees apart", () => {
    const points = fanPoints(5, Math.PI);
    for (const p of points) expect(Math.hypot(p.x, p.y)).toBeCloseTo(FAN_RADIUS, 9);
    const angles = points.map((p) => (Math.atan2(p.y, p.x) + 2 * Math.PI) % (2 * Math.PI));
    angles.slice(1).forEach((a, i) => expect(((a - angles[i]) * 180) / Math.PI).toBeCloseTo(25, 6));
    expect(angles[2]).toBeCloseTo(Math.PI, 9);
  });
  it("keeps a side free and its discs apart, however many they are", () => {
    for (let n = 2; n <= FAN_MOST; n++) {
      const points = fanPoints(n, 0);
      points.slice(1).forEach((p, i) => {
        expect(Math.hypot(p.x - points[i].x, p.y - points[i].y)).toBeGreaterThan(2 * FAN_DISC + 2);
      });
      for (const p of points) expect(Math.abs(Math.atan2(p.y, p.x))).toBeLessThan((101 * Math.PI) / 180);
    }
  });
  it("looks to the emptier side", () => {
    expect(emptierSide(3, { x: 0, y: 0 }, [])).toMatchObject({ middle: Math.PI, covers: [0] });
    const west = { left: -90, top: -90, right: -20, bottom: 90 };
    expect(Math.cos(emptierSide(3, { x: 0, y: 0 }, [west]).middle)).toBeGreaterThanOrEqual(-1e-9);
    // A name gives way to a mark, however large it is.
    const mark = boxAround(70, 0, 10);
    const name = { left: -200, top: -100, right: -20, bottom: 100 };
    const middle = emptierSide(3, { x: 0, y: 0 }, [mark], [], [name]).middle;
    expect(fanPoints(3, middle).some((p) => overlaps(boxAround(p.x, p.y, FAN_DISC), mark))).toBe(false);
  });
});

describe("hits", () => {
  const disc = (x: number, r: number, level: number, id: string): Hit => ({
    picked: { what: "event", id },
    say: () => ({ name: id, detail: "" }),
    shape: { what: "disc", x, y: 0, r },
    level,
    stop: true,
  });
  const nameOf = (hit: Hit | null) => hit?.say().name;
  const hits = [disc(0, 10, 2, "mark"), disc(4, 10, 3, "fan"), disc(40, 5, 1, "far")];
  it.each([
    [2, 0, "fan"],
    [-9, 0, "mark"],
    [47, 3, "far"],
    [47, 1, undefined],
    [60, 13, undefined],
  ])("at %i with reach %i", (x, reach, want) => expect(nameOf(hitAt(hits, x, 0, reach, true))).toBe(want));
  it("lead to what is inside of them", () => {
    const outer: Hit = { ...disc(0, 30, 1, "plate"), inner: () => [disc(0, 4, 1, "square")] };
    expect(nameOf(hitAt([outer], 4, 0, 0, true))).toBe("square");
    expect(nameOf(hitAt([outer], 12, 0, 0, true))).toBe("plate");
    expect(nameOf(hitAt([outer], 4, 0, 0, false)), "a finger").toBe("plate");
  });
  it("know boxes", () => {
    const box: Hit = { ...disc(0, 0, 1, "box"), shape: { what: "box", left: 0, top: 0, right: 10, bottom: 10 } };
    expect(nameOf(hitAt([box], 10, 10, 0, true))).toBe("box");
    expect(hitAt([box], 13, 14, 4, true)).toBeNull();
    expect(nameOf(hitAt([box], 13, 14, 5, true))).toBe("box");
  });
});

describe("zoom animation", () => {
  const from = { zoom: 5, origin: { x: 6000, y: 3000 }, width: 1000, height: 600 };
  it("leads from one view to the other", () => {
    const centre = { x: 13_100, y: 6_700 };
    expect(onTheWay(from, centre, 6, 0)).toEqual(from);
    const end = onTheWay(from, centre, 6, 1);
    expect(end.zoom).toBe(6);
    expect(end.origin).toEqual({ x: 12_600, y: 6_400 });
  });
  it("keeps the point that is zoomed about in its place", () => {
    // About (700, 200) of the screen: the new centre follows from it.
    const about = { x: 6700 * 2, y: 3200 * 2 };
    const centre = { x: about.x - 700 + 500, y: about.y - 200 + 300 };
    for (const t of [0, 0.3, 0.8, 1]) {
      const c = onTheWay(from, centre, 6, t);
      const k = 2 ** (c.zoom - 5);
      expect(6700 * k - c.origin.x).toBeCloseTo(700, 6);
      expect(3200 * k - c.origin.y).toBeCloseTo(200, 6);
    }
  });
});

describe("basemap tiles beyond the last zoom", () => {
  it.each([
    [10, 800, 450, { z: 10, x: 800, y: 450, part: { x: 0, y: 0, size: 1 } }],
    [12, 3203, 1801, { z: 10, x: 800, y: 450, part: { x: 0.75, y: 0.25, size: 0.25 } }],
  ])("%i/%i/%i", (z, x, y, want) => expect(sourceTile(z, x, y, 10)).toEqual(want));
});
