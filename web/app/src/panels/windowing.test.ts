import { describe, expect, it } from "vitest";
import type { Listing } from "../state/list";
import { randomOf } from "../state/testing";
import { Heights, HIGHEST, offsetOf, rowAt, scrollFor, sliceAt, topsOf } from "./windowing";

const HEADING = 37;

/** A listing of n rows in groups of at most `size`. */
function listOf(n: number, size: number): Listing {
  const groups = [];
  for (let from = 0; from < n; from += size) groups.push({ key: -from, from, count: Math.min(size, n - from) });
  return { rows: Uint32Array.from({ length: n }, (_, i) => i), groups };
}

describe("windowing", () => {
  it("puts a heading over each group", () => {
    const heights = new Heights(4);
    heights.set(1, 80);
    expect(Array.from(topsOf(listOf(4, 2), heights, HEADING))).toEqual([37, 94, 211, 268, 325]);
  });

  it("finds the row at a height as a plain loop does", () => {
    const seed = 99;
    const next = randomOf(seed);
    const heights = new Heights(300);
    for (let i = 0; i < 300; i++) if (next(2)) heights.set(i, 40 + next(60));
    const tops = topsOf(listOf(300, 23), heights, HEADING);
    for (let turn = 0; turn < 500; turn++) {
      const y = next(Math.ceil(tops[300]));
      let plain = 0;
      for (let i = 0; i < 300; i++) if (tops[i] <= y) plain = i;
      expect(rowAt(tops, y), `seed ${seed}, turn ${turn}`).toBe(plain);
    }
  });

  it("draws what is near the view, at its place, however long the list is", () => {
    const seed = 5;
    const next = randomOf(seed);
    for (const n of [1, 40, 100_000, 1_000_000]) {
      const tops = topsOf(listOf(n, 1 + Math.floor(n / 7)), new Heights(n), HEADING);
      const page = Math.min(tops[n], HIGHEST);
      for (let turn = 0; turn < 60; turn++) {
        const view = 300 + next(700);
        const scrolled = next(Math.max(1, Math.floor(page - view)));
        const s = sliceAt(tops, HEADING, scrolled, view, 400);
        const offset = offsetOf(tops, scrolled, view);
        const note = `seed ${seed}, ${n} rows, turn ${turn}`;
        expect(s.to - s.from, note).toBeLessThan((view + 800) / 50 + 8);
        // All that is in the view is drawn, and stands where the view is.
        expect(tops[s.from] - HEADING, note).toBeLessThanOrEqual(offset + 1);
        expect(tops[s.to], note).toBeGreaterThanOrEqual(Math.min(offset + view, tops[n]) - 1);
        if (tops[n] > view && s.above > 0) expect(s.above - scrolled, note).toBeCloseTo(tops[s.from] - HEADING - offset, 1);
        expect(s.above + s.below + tops[s.to] - tops[s.from] + HEADING, note).toBeLessThan(page + HEADING + 1);
      }
    }
  });

  it("reaches the last row at the end of the scroll", () => {
    const tops = topsOf(listOf(1_000_000, 8000), new Heights(1_000_000), HEADING);
    expect(sliceAt(tops, HEADING, HIGHEST - 600, 600, 100).to).toBe(1_000_000);
    expect(scrollFor(tops, offsetOf(tops, 12345, 600), 600)).toBeCloseTo(12345, 6);
  });
});
