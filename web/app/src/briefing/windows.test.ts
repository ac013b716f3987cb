import { describe, expect, it } from "vitest";
import { dayOf, isoDay } from "../state/days";
import { between, paceOf, periodSteps } from "./windows";

const to = (w: { to: number }) => isoDay(w.to);

describe("a period that plays", () => {
  it("grows by whole steps to all of it", () => {
    const steps = periodSteps({ from: dayOf(2024, 1, 10), to: dayOf(2024, 3, 20) }, "month");
    expect(steps.map(to)).toEqual(["2024-01-31", "2024-02-29", "2024-03-20"]);
    expect(new Set(steps.map((w) => w.from))).toEqual(new Set([dayOf(2024, 1, 10)]));
  });
  it("is one step if it is no longer", () => {
    const day = { from: dayOf(2025, 10, 22), to: dayOf(2025, 10, 22) };
    expect(periodSteps(day, "week")).toEqual([day]);
  });
  it("takes several steps at a time where there are many, and ends with all of it", () => {
    const steps = periodSteps({ from: dayOf(2000), to: dayOf(2025) }, "day");
    expect(steps.length).toBeLessThanOrEqual(40);
    expect(to(steps.at(-1)!)).toBe("2025-01-01");
  });
  it("is slow, and not too slow", () => {
    expect(paceOf(3)).toBe(1400);
    expect(paceOf(18)).toBe(500);
    expect(paceOf(1000)).toBe(240);
  });
});

it("between two windows lie those on the way", () => {
  const [a, b] = [
    { from: 0, to: 10 },
    { from: 100, to: 30 },
  ];
  expect([0, 0.5, 1].map((t) => between(a, b, t))).toEqual([a, { from: 50, to: 20 }, b]);
});
