import { describe, expect, it } from "vitest";
import seeds from "../../../../seeds/briefings.json";
import type { Scene } from "../briefing/model";
import { randomFrom } from "../state/testing";
import { toWorld } from "./mercator";
import { boxOf, type Screen, viewOfBox } from "./scene-view";

const screen = (x: number, y: number, top = 0, bottom = 0): Screen => ({ size: { x, y }, covered: { top, bottom } });

describe("a view as a box", () => {
  const random = randomFrom(11);
  const between = (a: number, b: number) => a + (b - a) * random();
  it.each([screen(1040, 670), screen(640, 670), screen(390, 560, 56, 300), screen(240, 240)])("comes back on %j", (s) => {
    for (let i = 0; i < 200; i++) {
      const zoom = Math.floor(between(5, 13));
      const view = { lat: between(-40, 60), lon: between(-120, 120), zoom };
      const back = viewOfBox(boxOf(view, s), s);
      expect(back.zoom).toBe(zoom);
      const [a, b] = [toWorld(view.lon, view.lat, zoom), toWorld(back.lon, back.lat, zoom)];
      expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeLessThan(1);
    }
  });

  it("crosses the date line", () => {
    const box = boxOf({ lat: 0, lon: 179, zoom: 6 }, screen(600, 400));
    expect(box.west).toBeGreaterThan(box.east);
    expect(viewOfBox(box, screen(600, 400)).lon).toBeCloseTo(179, 2);
  });

  it("is the whole world at most", () => {
    expect(boxOf({ lat: 0, lon: 0, zoom: 1 }, screen(1440, 400))).toMatchObject({ west: -180, east: 180 });
  });
});

describe("a box on another screen", () => {
  it("is seen whole", () => {
    for (const scene of seeds.flatMap((b) => b.scenes as unknown as Scene[]))
      for (const s of [screen(958, 670), screen(390, 500, 56, 200)]) {
        const shown = boxOf(viewOfBox(scene.view, s), s);
        const { west, south, east, north } = scene.view;
        expect(shown.west).toBeLessThanOrEqual(west + 0.02);
        expect(shown.south).toBeLessThanOrEqual(south + 0.02);
        expect(shown.east).toBeGreaterThanOrEqual(east - 0.02);
        expect(shown.north).toBeGreaterThanOrEqual(north - 0.02);
      }
  });
});
