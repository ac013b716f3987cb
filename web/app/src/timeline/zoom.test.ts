import { describe, expect, it } from "vitest";
import { parseDate } from "../state/days";
import type { Window } from "../state/selection";
import { randomOf } from "../state/testing";
import { between, CENTURY, clampView, settled, shifted, WEEK, zoomed } from "./zoom";

const w = (from: string, to = from): Window => ({ from: parseDate(from)!.from, to: parseDate(to)!.to });
const all = w("2003", "2025");
const length = (v: Window) => v.to + 1 - v.from;

describe("zooming the axis", () => {
  it("keeps the day under the pointer where it is", () => {
    const v = w("2012", "2015");
    const centre = w("2014-02").from;
    for (const factor of [0.5, 0.8, 1.1]) {
      const z = zoomed(v, factor, centre, all);
      expect((centre - z.from) / length(z)).toBeCloseTo((centre - v.from) / length(v), 10);
      expect(length(z)).toBeCloseTo(length(v) * factor, 8);
    }
  });
  it("goes from a week to a century", () => {
    let v = w("2022", "2025");
    for (let k = 0; k < 60; k++) v = zoomed(v, 0.8, w("2024").from, all);
    expect(length(v)).toBeCloseTo(WEEK, 8);
    for (let k = 0; k < 100; k++) v = zoomed(v, 1.3, w("2024").from, all);
    expect(length(v)).toBeCloseTo(CENTURY, 6);
    expect(v.from).toBeLessThanOrEqual(all.from);
    expect(v.to).toBeGreaterThanOrEqual(all.to);
  });
  it("does not leave the data, at any zoom, wherever it is moved", () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const next = randomOf(seed);
    let v = w("2022", "2025");
    for (let k = 0; k < 3000; k++) {
      v = next(2) ? zoomed(v, 0.5 + next(150) / 100, v.from + next(1000), all) : shifted(v, next(4000) - 2000, all);
      const [inside, outside] = [
        v.from >= all.from - 1e-6 && v.to <= all.to + 1e-6,
        v.from <= all.from + 1e-6 && v.to >= all.to - 1e-6,
      ];
      if (!inside && !outside) throw new Error(`seed ${seed}, turn ${k}`);
      if (length(v) < WEEK - 1e-6 || length(v) > CENTURY + 1e-6) throw new Error(`seed ${seed}, turn ${k}: ${length(v)}`);
    }
  });
  it("holds data that are longer than a century", () => {
    const long = w("1850", "2025");
    expect(clampView(w("1700", "2100"), long)).toEqual(long);
    expect(clampView(w("2024-05-10"), all)).toEqual(w("2024-05-07", "2024-05-13"));
  });
  it("moves by parts of days and settles on whole ones", () => {
    const v = shifted(w("2024-01"), 0.4, all);
    expect(v.from - w("2024-01").from).toBeCloseTo(0.4, 10);
    expect(settled(v)).toEqual(w("2024-01"));
    expect(length(settled({ from: 10.5, to: 16.4 }))).toBe(WEEK);
    expect(between({ from: 0, to: 10 }, { from: 10, to: 30 }, 0.5)).toEqual({ from: 5, to: 20 });
  });
});
