import { describe, expect, it } from "vitest";
import { dayOf, isoDay } from "../state/days";
import type { Columns } from "../state/model";
import { barsOf, domainOf, placeDiscs, rowsOn, ticksOf } from "./strip-layout";

const days = (from: string, to: string) => ({ from: dayOf(...split(from)), to: dayOf(...split(to)) });
const split = (text: string) => text.split("-").map(Number) as [number, number, number];

/** Columns with what the strip reads of them. */
function columns(times: [string, string][]): Columns {
  const ranges = times.map(([from, to]) => days(from, to));
  return {
    rows: times.length,
    start: Int32Array.from(ranges, (r) => r.from),
    end: Int32Array.from(ranges, (r) => r.to),
    timePrecision: Uint8Array.from(ranges, () => 1),
  } as unknown as Columns;
}

const october = days("2025-10-01", "2025-10-31");

describe("the strip of time", () => {
  it("shows some days around the window", () => {
    const d = domainOf(october);
    expect([isoDay(d.from), isoDay(d.to)]).toEqual(["2025-09-17", "2025-11-14"]);
    expect(domainOf(days("2025-10-22", "2025-10-22"))).toEqual(days("2025-10-16", "2025-10-28"));
  });
  it.each([
    ["a fortnight", days("2025-10-16", "2025-10-29"), "day"],
    ["a quarter", days("2025-10-01", "2025-12-31"), "week"],
    ["a year", days("2025-01-01", "2025-12-31"), "month"],
    ["ten years", days("2015-01-01", "2024-12-31"), "year"],
  ])("has marks for %s that do not touch", (_, d, step) => {
    const { step: found, ticks } = ticksOf(d, 900);
    expect(found).toBe(step);
    for (let i = 1; i < ticks.length; i++) expect(ticks[i].x - ticks[i - 1].x).toBeGreaterThanOrEqual(50);
    expect(ticks[0].year).toBe(true);
  });
  it("takes what passes and meets its days", () => {
    const c = columns([
      ["2025-09-01", "2025-09-02"],
      ["2025-10-02", "2025-10-02"],
      ["2025-10-30", "2025-12-01"],
      ["2025-10-05", "2025-10-05"],
    ]);
    expect(rowsOn(c, Uint8Array.of(1, 1, 1, 0), october)).toEqual([1, 2]);
  });
  it("puts discs that would touch on each other, and gives up where there are too many", () => {
    const c = columns(Array.from({ length: 4 }, () => ["2025-10-10", "2025-10-10"]));
    expect(placeDiscs(c, [0, 1, 2], october, 600, 9, 3)?.map((p) => p.level)).toEqual([0, 1, 2]);
    expect(placeDiscs(c, [0, 1, 2, 3], october, 600, 9, 3)).toBe(null);
  });
  it("keeps discs within its ends", () => {
    const c = columns([["2025-10-01", "2025-10-01"]]);
    expect(placeDiscs(c, [0], october, 300, 9, 3)?.[0].x).toBe(9);
  });
  it("counts by steps where there are too many for discs", () => {
    const c = columns([
      ["2025-10-02", "2025-10-02"],
      ["2025-10-02", "2025-10-02"],
      ["2025-10-20", "2025-10-20"],
    ]);
    expect(barsOf(c, [0, 1, 2], october, 600).map((b) => b.rows)).toEqual([[0, 1], [2]]);
  });
});
