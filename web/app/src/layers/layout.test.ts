import { describe, expect, it } from "vitest";
import { type Box, overlaps } from "./boxes";
import { busiest } from "./busiest";
import { drawnBox, type Layout, layOut, type MarkSlot, markRadius, plateRect } from "./layout";
import { MOVE_PX } from "./layout-marks";
import { MOST_SQUARES, PER_ROW, plateSize, SQUARE, squareAt } from "./layout-plates";
import { metresPerPixel } from "./mercator";
import type { PlaceName } from "./names";
import { spotsOf } from "./spots";
import { hotspot, modelOf, randomFrom, type TestEvent, type TestPlace } from "./testing";

const NAMES: PlaceName[] = [
  { kind: "country", iso: "MM", name: "Myanmar", lon: 95.7, lat: 20.9, rank: 3 },
  { kind: "country", iso: "KH", name: "Cambodia", lon: 104.9, lat: 12.7, rank: 4 },
  { kind: "country", iso: "TH", name: "Thailand", lon: 101.9, lat: 15.6, rank: 3 },
  { kind: "sea", iso: "", name: "Andaman Sea", lon: 96, lat: 11.2, rank: 5 },
  { kind: "sea", iso: "", name: "Andaman Water", lon: 96, lat: 11.3, rank: 6 },
];
const measure = (text: string) => text.length * 7;

function layoutOf(model: ReturnType<typeof modelOf>, zoom: number): Layout {
  const spots = spotsOf(model);
  return layOut({ spots, countries: model.columns.dictionaries.countries, countryName: (c) => c, names: NAMES, measure }, zoom);
}

const eventsAt = (place: number, n: number): TestEvent[] =>
  Array.from({ length: n }, (_, i) => ({ id: `e${place}-${i}`, places: [place] }));

function labelBox(m: MarkSlot): Box {
  const width = Math.max(measure(m.name), measure(m.sub));
  const x = m.anchor.x + m.offset.x + m.label.dx;
  const left = m.label.align === "left" ? x : m.label.align === "right" ? x - width : x - width / 2;
  const top = m.anchor.y + m.offset.y + m.label.dy - 12;
  return { left, right: left + width, top, bottom: top + (m.sub === "" ? 16 : 31) };
}

describe("marks", () => {
  const parts = () => {
    const places: TestPlace[] = [
      { lon: 98.52, lat: 16.65, hotspot: "kk" },
      { lon: 98.53, lat: 16.82, hotspot: "skk" },
    ];
    const hotspots = [
      hotspot("myawaddy", 98.51, 16.69, { part_of: "kayin" }),
      hotspot("kk", 98.52, 16.65, { part_of: "myawaddy" }),
      hotspot("skk", 98.53, 16.82, { part_of: "myawaddy" }),
      hotspot("kayin", 97.75, 17.05, { type: "region", role: "context", precision: "province", radius_m: 120_000 }),
    ];
    return modelOf([...eventsAt(0, 5), ...eventsAt(1, 1)], places, hotspots);
  };

  it("merge the parts of one place while they would overlap", () => {
    const near = layoutOf(parts(), 5).marks.filter((m) => m.spots.length > 1);
    expect(near).toHaveLength(1);
    expect([near[0].name, near[0].sub]).toEqual(["kk", "and 2 near"]);
    expect(layoutOf(parts(), 7).marks.map((m) => m.spots.length)).toEqual([3]);
    const strangers = parts();
    for (const h of strangers.hotspots) h.part_of = null;
    expect(layoutOf(strangers, 7).marks.length).toBeGreaterThan(1);
    const far = layoutOf(parts(), 11).marks;
    expect(far.map((m) => m.spots.length)).toEqual([1, 1, 1]);
  });

  it("come apart at their true positions when near", () => {
    const places: TestPlace[] = [
      { lon: 98.524, lat: 16.643, hotspot: "kk" },
      { lon: 98.509, lat: 16.687, hotspot: "town" },
    ];
    const hotspots = [hotspot("town", 98.509, 16.687), hotspot("kk", 98.524, 16.643, { part_of: "town" })];
    const model = modelOf([...eventsAt(0, 12), ...eventsAt(1, 2)], places, hotspots);
    expect(layoutOf(model, 9).marks).toHaveLength(1);
    const [a, b] = layoutOf(model, 10).marks;
    expect([a.name, b.name]).toEqual(["kk", "town"]);
    expect(a.offset).toEqual({ x: 0, y: 0 });
    expect(Math.hypot(b.offset.x, b.offset.y)).toBeLessThan(8);
  });

  it("hide quiet places at small zooms, and quiet areas always", () => {
    const quiet = modelOf([], [], [hotspot("a", 100, 15), hotspot("b", 105, 15, { type: "region", role: "context" })]);
    expect(layoutOf(quiet, 4).marks).toHaveLength(0);
    expect(layoutOf(quiet, 5).marks.map((m) => m.name)).toEqual(["a"]);
  });

  it("ride at ten o'clock on the rim of their area, once it is larger than they", () => {
    const model = modelOf(
      eventsAt(0, 1),
      [{ lon: 97.75, lat: 17.05, hotspot: "kayin" }],
      [hotspot("kayin", 97.75, 17.05, { type: "region", radius_m: 120_000 })],
    );
    const [mark] = layoutOf(model, 6).marks;
    const radius = 120_000 / metresPerPixel(17.05, 6);
    expect(mark.rim).toBe(true);
    expect(mark.ring).toBeCloseTo(radius, 6);
    expect(Math.hypot(mark.offset.x, mark.offset.y)).toBeCloseTo(radius, 0);
    expect(mark.offset.x).toBeLessThan(0);
    expect(mark.offset.y).toBeLessThan(0);
    expect(layoutOf(model, 3).marks[0]).toMatchObject({ rim: false, ring: 0, offset: { x: 0, y: 0 } });
  });

  it("stand apart, and no further than they may", () => {
    for (let seed = 1; seed <= 30; seed++) {
      const random = randomFrom(seed);
      const places = Array.from({ length: 14 }, () => ({ lon: 98 + random() * 12, lat: 10 + random() * 12 }));
      const events = places.flatMap((_, i) => eventsAt(i, 1 + Math.floor(random() * 6)));
      const { marks } = layoutOf(modelOf(events, places), 5);
      for (const m of marks) expect(Math.hypot(m.offset.x, m.offset.y), `seed ${seed}`).toBeLessThanOrEqual(MOVE_PX + 1e-9);
      for (const a of marks)
        for (const b of marks) {
          if (a.index >= b.index) continue;
          const dx = a.anchor.x + a.offset.x - b.anchor.x - b.offset.x;
          const dy = a.anchor.y + a.offset.y - b.anchor.y - b.offset.y;
          expect(Math.hypot(dx, dy), `seed ${seed}: ${a.name}, ${b.name}`).toBeGreaterThanOrEqual(a.room + b.room);
        }
    }
  });

  it("gather places that no hotspot stands for, where there are very many", () => {
    const random = randomFrom(7);
    const places = Array.from({ length: 500 }, () => ({ lon: 80 + random() * 60, lat: -20 + random() * 50 }));
    const of = (n: number, zoom: number) =>
      layoutOf(
        modelOf(
          places.slice(0, n).flatMap((_, i) => eventsAt(i, 2)),
          places.slice(0, n),
        ),
        zoom,
      );
    const { marks, markOfSpot } = of(500, 3);
    expect(marks.length).toBeLessThan(250);
    expect(marks.reduce((n, m) => n + m.spots.length, 0)).toBe(500);
    expect([...markOfSpot].every((m) => m >= 0)).toBe(true);
    expect(of(500, 9).marks.length).toBeGreaterThan(400);
    expect(of(200, 3).marks.length).toBeGreaterThan(150);
  });

  it("grow with the number of events, up to a limit", () => {
    expect([0, 1, 4].map(markRadius)).toEqual([3.6, 9.5, 16.2]);
    expect(markRadius(10_000)).toBe(34);
  });
});

describe("labels", () => {
  it("never lie on a mark or on another label", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = randomFrom(seed);
      const hotspots = Array.from({ length: 25 }, (_, i) => hotspot(`Place number ${i}`, 96 + random() * 10, 10 + random() * 12));
      const places = hotspots.map((h) => ({ lon: h.lon, lat: h.lat, hotspot: h.id }));
      const events = places.flatMap((_, i) => eventsAt(i, Math.floor(random() * 5)));
      const only = ["MM", "KH", "TH"].flatMap((c) => Array.from({ length: 5 }, (_, i) => ({ id: `${c}${i}`, countries: [c] })));
      const layout = layoutOf(modelOf([...events, ...only], places, hotspots), 5);
      const labels = layout.marks.filter((m) => m.label.fits).map((m) => ({ name: m.name, box: labelBox(m) }));
      expect(labels.length).toBeGreaterThan(5);
      const marks = layout.marks.map((m) => drawnBox(m));
      for (const a of labels) {
        for (const b of labels) if (a !== b) expect(overlaps(a.box, b.box), `seed ${seed}: ${a.name} on ${b.name}`).toBe(false);
        for (const box of marks) expect(overlaps(a.box, box), `seed ${seed}: ${a.name} on a mark`).toBe(false);
      }
    }
  });

  it("of countries and seas appear from their zoom on, where there is room", () => {
    const names = (zoom: number) => layoutOf(modelOf([]), zoom).names.map((n) => n.name);
    expect(names(3)).toEqual(["Myanmar", "Thailand"]);
    expect(names(6).sort()).toEqual(["Andaman Sea", "Cambodia", "Myanmar", "Thailand"]);
    expect(names(12)).toContain("Andaman Water");
  });
});

describe("plates", () => {
  it.each([1, 5, 6, 7, 12])("hold %i squares", (n) => {
    const { width, height } = plateSize(n, 10);
    for (let i = 0; i < n; i++) {
      const at = squareAt(i);
      expect(at.x + SQUARE).toBeLessThan(width);
      expect(at.y + SQUARE).toBeLessThan(height);
    }
  });
  it("have six squares a row and one row for a number", () => {
    expect(squareAt(PER_ROW).x).toBe(squareAt(0).x);
    expect(squareAt(PER_ROW).y).toBeGreaterThan(squareAt(0).y);
    expect(plateSize(MOST_SQUARES + 1, 0).height).toBe(plateSize(1, 0).height);
  });
  it("replace the name of their country and keep apart from each other", () => {
    const events = ["MM", "KH", "TH"].flatMap((c) => Array.from({ length: 9 }, (_, i) => ({ id: `${c}${i}`, countries: [c] })));
    const layout = layoutOf(modelOf(events), 4);
    expect(layout.plates.map((p) => p.code).sort()).toEqual(["KH", "MM", "TH"]);
    expect(layout.names.filter((n) => n.kind === "country")).toEqual([]);
    const boxes = layout.plates.map(plateRect);
    boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => expect(overlaps(a, b)).toBe(false)));
  });
});

describe("busiest", () => {
  it("finds the part with most events and shows its marks whole", () => {
    const places = [
      { lon: 98, lat: 16 },
      { lon: 100, lat: 17 },
      { lon: 125, lat: 10 },
    ];
    const model = modelOf([...eventsAt(0, 3), ...eventsAt(1, 3), ...eventsAt(2, 5)], places);
    const layout = layoutOf(model, 5);
    const middle = busiest(layout, spotsOf(model), 300, 300);
    const boxes = layout.marks.filter((m) => m.lead.lon < 110).map((m) => drawnBox(m));
    expect(boxes).toHaveLength(2);
    for (const b of boxes) {
      expect(b.left).toBeGreaterThan(middle.x - 150);
      expect(b.right).toBeLessThan(middle.x + 150);
    }
  });
});
