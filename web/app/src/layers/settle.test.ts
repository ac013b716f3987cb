import { expect, it } from "vitest";
import type { Box } from "./boxes";
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
