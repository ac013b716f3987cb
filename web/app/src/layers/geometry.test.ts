import { describe, expect, it } from "vitest";
import { between, curve, outline, pointAt, widthOf } from "./arc";
import { Boxes, boxAround, shared } from "./boxes";
import { MAX_LATITUDE, metresPerPixel, toLonLat, toWorld, worldSize } from "./mercator";
import { scaleAt } from "./scale";
import { randomFrom } from "./testing";

describe("mercator", () => {
  it("puts the corners of the world where the tiles begin and end", () => {
    expect(toWorld(-180, MAX_LATITUDE, 3).x).toBe(0);
    expect(toWorld(-180, MAX_LATITUDE, 3).y).toBeCloseTo(0, 6);
    expect(toWorld(180, -90, 3).y).toBeCloseTo(worldSize(3), 6);
    expect(toWorld(0, 0, 0)).toEqual({ x: 128, y: 128 });
  });
  it.each([
    [98.52, 16.65, 9],
    [-170, -60, 3],
    [123.9, 10.31, 12],
  ])("comes back to %f, %f at zoom %i", (lon, lat, zoom) => {
    const back = toLonLat(toWorld(lon, lat, zoom), zoom);
    expect(back.lon).toBeCloseTo(lon, 9);
    expect(back.lat).toBeCloseTo(lat, 9);
  });
  it("knows the length of a pixel", () => {
    expect(metresPerPixel(0, 0)).toBeCloseTo(156543.03, 1);
    expect(metresPerPixel(60, 5)).toBeCloseTo(156543.03 / 64, 1);
  });
});

describe("scale", () => {
  it.each([
    [16, 5, 300_000],
    [16, 9, 20_000],
    [0, 12, 3000],
    [0, 20, 10],
  ])("at latitude %i and zoom %i it is %s m", (lat, zoom, metres) => {
    const s = scaleAt(lat, zoom, 90);
    expect(s.metres).toBe(metres);
    expect(s.px).toBeLessThanOrEqual(90);
    expect(s.px).toBeGreaterThan(40);
  });
});

describe("boxes", () => {
  it("finds overlaps across cells, and touching is none", () => {
    const boxes = new Boxes();
    boxes.add({ left: -10, top: 0, right: 200, bottom: 20 });
    expect(boxes.free(boxAround(150, 10, 5))).toBe(false);
    expect(boxes.free({ left: 200, top: 0, right: 220, bottom: 20 })).toBe(true);
    expect(boxes.free(boxAround(-100, -100, 5))).toBe(true);
    expect(boxes.taken({ left: 190, top: 10, right: 210, bottom: 30 })).toBe(100);
    expect(shared(boxAround(0, 0, 2), boxAround(3, 0, 2))).toBe(4);
  });
});

describe("counting what is taken", () => {
  it("gives the same up to what is enough, and no less than that beyond", () => {
    const seed = 20260;
    const random = randomFrom(seed);
    const box = () => {
      const left = random() * 400;
      const top = random() * 400;
      return { left, top, right: left + random() * 150, bottom: top + random() * 150 };
    };
    const boxes = new Boxes();
    for (let i = 0; i < 40; i++) boxes.add(box());
    for (let i = 0; i < 300; i++) {
      const b = box();
      const all = boxes.taken(b);
      const enough = random() * 20_000;
      const counted = boxes.taken(b, enough);
      if (all < enough) expect(counted, `seed ${seed}, box ${i}`).toBe(all);
      else expect(counted, `seed ${seed}, box ${i}`).toBeGreaterThanOrEqual(enough);
    }
  });
});

describe("arc", () => {
  const k = curve({ x: 0, y: 0 }, { x: 100, y: 0 }, 0.2);
  it("begins and ends at its ends and bends to one side", () => {
    expect(pointAt(k, 0)).toEqual({ x: 0, y: 0 });
    expect(pointAt(k, 1)).toEqual({ x: 100, y: 0 });
    expect(pointAt(k, 0.5)).toEqual({ x: 50, y: 10 });
    expect(pointAt(curve(k.a, k.b, -0.2), 0.5)).toEqual({ x: 50, y: -10 });
    expect(pointAt(curve({ x: 0, y: 0 }, { x: 0, y: 100 }, 0.2), 0.5)).toEqual({ x: -10, y: 50 });
  });
  it("leaves out what lies inside the ends", () => {
    const part = between(
      k,
      (p) => Math.hypot(p.x, p.y) < 20,
      (p) => p.x > 90,
    );
    expect(part).not.toBeNull();
    const from = pointAt(k, part![0]);
    expect(Math.hypot(from.x, from.y)).toBeCloseTo(20, 0);
    expect(pointAt(k, part![1]).x).toBeCloseTo(90, 0);
    expect(
      between(
        k,
        () => true,
        () => true,
      ),
    ).toBeNull();
  });
  it("is thin at the tail and points with its tip", () => {
    const points = outline(k, 0, 1, 6);
    const tail = Math.hypot(points[0].x - points.at(-1)!.x, points[0].y - points.at(-1)!.y);
    expect(tail).toBeCloseTo(0.7, 5);
    expect(points).toContainEqual({ x: 100, y: 0 });
  });
  it.each([
    [null, 3],
    [0, 3],
    [30, 4],
    [1e4, 6.5],
    [1e9, 9],
  ])("of %s people is %s wide", (low, width) => expect(widthOf(low)).toBeCloseTo(width, 6));
});
