import { describe, expect, it } from "vitest";
import { randomOf } from "../state/testing";
import { endBoxes, gripBoxes } from "./handle-boxes";

describe("where a range is gripped", () => {
  it("handles are outside of it, by touch also on a part of it", () => {
    expect(gripBoxes(100, 400, 1000, 24, 3)).toEqual({ from: [79, 103], bar: [103, 397], to: [397, 421] });
    expect(gripBoxes(100, 400, 1000, 44, Infinity)).toEqual({ from: [89, 133], bar: [133, 367], to: [367, 411] });
  });
  it("a short one has a whole bar about its middle, and handles beside that", () => {
    expect(gripBoxes(200, 202, 390, 24, 3)).toEqual({ from: [165, 189], bar: [189, 213], to: [213, 237] });
    expect(gripBoxes(200, 202, 390, 44, Infinity)).toEqual({ from: [135, 179], bar: [179, 223], to: [223, 267] });
  });
  it("is on the screen for a day at its edge, and all are whole", () => {
    expect(gripBoxes(20, 21, 390, 44, Infinity)).toEqual({ from: [0, 44], bar: [44, 88], to: [88, 132] });
    expect(gripBoxes(369, 370, 390, 44, Infinity)).toEqual({ from: [258, 302], bar: [302, 346], to: [346, 390] });
  });
  it("where only the end moves, its box is whole", () => {
    expect(endBoxes(100, 400, 1000, 24, 3)).toEqual({ from: null, bar: [100, 397], to: [397, 421] });
    expect(endBoxes(20, 21, 390, 44, Infinity).to).toEqual([21 - 1 / 3, 65 - 1 / 3]);
    expect(endBoxes(369, 370, 390, 44, Infinity)).toEqual({ from: null, bar: [369, 369], to: [346, 390] });
  });
  it("boxes never overlap, never leave the control and have their size", () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const next = randomOf(seed);
    for (let k = 0; k < 2000; k++) {
      const width = 200 + next(1200);
      const a = 20 + next(width - 40);
      const b = a + next(width - 20 - a + 1);
      const size = [24, 44][next(2)];
      const { from, bar, to } = gripBoxes(a, b, width, size, [3, 12, Infinity][next(3)]);
      const fine = from[0] >= 0 && to[1] <= width && from[1] === bar[0] && bar[1] === to[0] && bar[1] - bar[0] >= size - 1e-9;
      if (!fine) throw new Error(`seed ${seed}: ${a} to ${b} of ${width}: ${from}, ${bar}, ${to}`);
    }
  });
});
