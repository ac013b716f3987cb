import { describe, expect, it } from "vitest";
import { randomOf } from "../state/testing";
import { handleBoxes } from "./handle-boxes";

describe("where handles are gripped", () => {
  it("is outside of the window, by touch also a part of it", () => {
    expect(handleBoxes(100, 400, 1000, 19, 3)).toEqual({ from: [84, 103], to: [397, 416] });
    expect(handleBoxes(100, 400, 1000, 44, Infinity)).toEqual({ from: [89, 133], to: [367, 411] });
    expect(handleBoxes(200, 201, 390, 44, Infinity)).toEqual({ from: [156, 200], to: [201, 245] });
  });
  it("is on the screen for a day at its edge, and both are whole", () => {
    expect(handleBoxes(20, 21, 390, 44, Infinity)).toEqual({ from: [0, 44], to: [44, 88] });
    expect(handleBoxes(369, 370, 390, 44, Infinity)).toEqual({ from: [302, 346], to: [346, 390] });
  });
  it("never overlaps and never leaves the control", () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const next = randomOf(seed);
    for (let k = 0; k < 2000; k++) {
      const width = 200 + next(1200);
      const a = 20 + next(width - 40);
      const b = a + next(width - 20 - a + 1);
      const size = [19, 44][next(2)];
      const { from, to } = handleBoxes(a, b, width, size, [3, Infinity][next(2)]);
      const fine = from[0] >= 0 && to[1] <= width && from[1] <= to[0] && from[1] - from[0] === size && to[1] - to[0] === size;
      if (!fine) throw new Error(`seed ${seed}: ${a} to ${b} of ${width}: ${from}, ${to}`);
    }
  });
});
