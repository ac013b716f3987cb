import { describe, expect, it } from "vitest";
import type { Hit } from "./frame";
import { nextStop, type Stop, stopsOf, stopText } from "./stops";

const hit = (id: string, x: number, y: number, more: Partial<Hit> = {}): Hit => ({
  picked: { what: "event", id },
  say: () => ({ name: id, detail: "3 events" }),
  shape: { what: "disc", x, y, r: 10 },
  level: 1,
  stop: true,
  ...more,
});

describe("stops", () => {
  it("are what can be opened, once each, what lies on top first", () => {
    const box = { what: "box", left: 100, top: 100, right: 140, bottom: 120 } as const;
    const hits = [
      hit("arc", 50, 50, { level: 0 }),
      hit("light", 90, 90, { level: 2 }),
      hit("arc", 60, 60, { level: 0, stop: false }),
      hit("mark", 20, 20, { level: 2 }),
      hit("nothing", 30, 30, { picked: null }),
      hit("outside", -5, 30),
      hit("covered", 280, 30),
      hit("plate", 0, 0, { shape: box }),
      hit("mark", 70, 70, { level: 0 }),
    ];
    const stops = [...stopsOf(hits, 300, 200, [{ left: 250, top: 0, right: 300, bottom: 60 }])];
    expect(stops.map((s) => [s.picked?.id, s.x, s.y, s.halfX])).toEqual([
      ["mark", 20, 20, 10],
      ["light", 90, 90, 10],
      ["plate", 120, 110, 20],
      ["arc", 50, 50, 10],
    ]);
    expect(stopText(stops[0])).toBe("mark: 3 events");
    expect(stops[0].open()).toEqual({ what: "event", id: "mark" });
    const second = { what: "event", id: "second" } as const;
    expect([...stopsOf([hit("first", 5, 5, { next: () => second })], 9, 9, [])][0].open()).toEqual(second);
  });
});

describe("arrow keys", () => {
  const at = (key: string, x: number, y: number): Stop => ({
    key,
    picked: { what: "event", id: key },
    open: () => null,
    said: { name: key, detail: "" },
    x,
    y,
    halfX: 10,
    halfY: 10,
  });
  const middle = at("middle", 100, 100);
  const all = [middle, at("east", 180, 110), at("far east", 300, 100), at("north", 110, 20), at("steep", 115, 190)];
  it.each([
    ["ArrowRight", "east"],
    ["ArrowUp", "north"],
    ["ArrowDown", "steep"],
    ["ArrowLeft", undefined],
    ["Home", "north"],
    ["End", "steep"],
    ["Enter", undefined],
  ])("%s leads to %s", (key, want) => expect(nextStop(all, middle, key)?.key).toBe(want));
  it("lead back where they came from", () => expect(nextStop(all, all[1], "ArrowLeft")?.key).toBe("middle"));
});
