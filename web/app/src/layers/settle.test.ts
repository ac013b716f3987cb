import { expect, it } from "vitest";
import { type Box, shared } from "./boxes";
import { type Seen, settle } from "./settle";

const size = { x: 400, y: 300 };
const middle = { x: 200, y: 150 };
const thing = (left: number, top: number, events = 3, site = false): Seen => ({
  box: { left, top, right: left + 30, bottom: top + 30 },
  events,
  site,
});
const move = (seen: Seen[], covered: Box[] = [], reach = 60) => {
  const at = settle(seen, middle, size, covered, reach);
  return { x: at.x - middle.x, y: at.y - middle.y };
};

it("stays where nothing is cut", () => {
  expect(move([thing(10, 10), thing(360, 260)])).toEqual({ x: 0, y: 0 });
});

it("moves as little as brings what is cut wholly into view", () => {
  expect(move([thing(385, 100), thing(40, 100)])).toEqual({ x: 16, y: 0 });
  expect(move([thing(385, -12)])).toEqual({ x: 16, y: -12 });
});

it("leaves out what does not fit rather than cutting it", () => {
  const { x } = move([thing(385, 100, 1), thing(5, 100, 9)]);
  expect(x).toBeLessThanOrEqual(-15);
});

it("keeps sites in view before all else", () => {
  expect(move([thing(385, 100, 90), thing(3, 100, 1, true)]).x).toBeLessThanOrEqual(0);
});

it("brings out what something lies over", () => {
  const key = { left: 20, top: 260, right: 300, bottom: 290 };
  const { y } = move([thing(100, 250)], [key]);
  expect(y).toBe(20);
});

/** Numbers from 0 to below n, the same ones for the same seed. */
function numbers(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * n);
  };
}

/** What the view around a middle costs, by the plain rule. */
function plainCost(seen: Seen[], at: { x: number; y: number }, covered: Box[]): number {
  const view = { left: at.x - 200, top: at.y - 150, right: at.x + 200, bottom: at.y + 150 };
  let cost = 0.01 * Math.hypot(at.x - middle.x, at.y - middle.y);
  for (const s of seen) {
    const out = s.site ? 200 : s.events;
    let part = shared(s.box, view);
    if (part === 0) cost += out;
    else {
      for (const c of covered)
        part -= shared(s.box, {
          left: c.left + view.left,
          top: c.top + view.top,
          right: c.right + view.left,
          bottom: c.bottom + view.top,
        });
      if (part <= (s.box.right - s.box.left) * (s.box.bottom - s.box.top) * 0.999) cost += part < 1 ? out : out + 6;
    }
  }
  return cost;
}

it.each(Array.from({ length: 12 }, (_, i) => 100 + i))("finds nothing worse than trying every step does (seed %i)", (seed) => {
  const upTo = numbers(seed);
  const seen = Array.from({ length: 40 }, () => thing(upTo(600) - 100, upTo(500) - 100, 1 + upTo(9), upTo(5) === 0));
  const covered = Array.from({ length: 2 }, () => ({
    left: upTo(200),
    top: upTo(150),
    right: 200 + upTo(200),
    bottom: 150 + upTo(150),
  }));
  let least = Infinity;
  for (let x = -60; x <= 60; x += 4)
    for (let y = -60; y <= 60; y += 4) least = Math.min(least, plainCost(seen, { x: middle.x + x, y: middle.y + y }, covered));
  expect(plainCost(seen, settle(seen, middle, size, covered, 60), covered)).toBeCloseTo(least, 6);
});
