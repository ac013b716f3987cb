import { describe, expect, it } from "vitest";
import { dayOf, isoDay } from "./days";
import { claimedSpans, firstTold, gapsOf, lastConfirmed, lastTold, newestRow, spansOf } from "./life";
import { testHotspot, testModel } from "./testing";

const text = (s: { from: number; to: number }) => `${isoDay(s.from)} ${isoDay(s.to)}`;

describe("the life of a place", () => {
  const m = testModel([
    { id: "first", when: "2021-03-05" },
    { id: "second", when: "[2021-04-01..2021-04-30]", confidence: "confirmed" },
    { id: "late", when: "2025-10" },
    { id: "open", when: "2022/.." },
    { id: "never", when: "" },
  ]);
  const rows = [...m.rowOf.values()];

  it("tells long silences as gaps, and short ones not", () => {
    expect(gapsOf(spansOf(m, rows)).map(text)).toEqual(["2021-05-01 2025-09-30"]);
    expect(gapsOf([])).toEqual([]);
  });
  it("has no gap under a span that lies over the others", () => {
    const day = (d: number) => dayOf(2020) + d;
    expect(
      gapsOf([
        { from: day(0), to: day(900) },
        { from: day(10), to: day(20) },
        { from: day(950), to: day(960) },
      ]),
    ).toEqual([]);
  });
  it("counts claims like events", () => {
    const h = testHotspot("kk", "KK Park", "MM", {
      status: [{ status: "reported", when: "2023-06", sources: [{ id: "s", when: "2023-06" }] }],
      sources: [{ id: "s", when: "2025-11" }],
    });
    expect(gapsOf([...spansOf(m, rows), ...claimedSpans(h)]).map(text)).toEqual([
      "2021-05-01 2023-05-31",
      "2023-07-01 2025-09-30",
    ]);
    expect(lastTold(m, h, rows)).toEqual({ from: dayOf(2025, 11), day: dayOf(2025, 11, 30), when: "2025-11", row: null });
    expect(firstTold(m, h, rows)).toBe("2021-03-05");
    expect(firstTold(m, h, [])).toBe("2023-06");
    expect(firstTold(m, testHotspot("x", "X", "MM"), [])).toBeNull();
  });
  it("finds what is newest, and what is newest and confirmed", () => {
    const h = testHotspot("kk", "KK Park", "MM");
    expect(newestRow(m, rows)).toMatchObject({ row: m.rowOf.get("late"), when: "2025-10" });
    expect(lastConfirmed(m, h, rows)).toMatchObject({ row: m.rowOf.get("second"), day: dayOf(2021, 4, 30) });
    expect(lastConfirmed(m, h, [m.rowOf.get("late")!])).toBeNull();
    expect(newestRow(m, [m.rowOf.get("never")!])).toBeNull();
    const two = testModel([
      { id: "rough", when: "[2025-10-21..2025-11-30]" },
      { id: "exact", when: "2025-11" },
    ]);
    expect(newestRow(two, [1, 0])).toMatchObject({ when: "2025-11" });
  });
});
