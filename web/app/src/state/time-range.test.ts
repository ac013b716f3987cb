import { describe, expect, it } from "vitest";
import { type FixtureRow, modelOf } from "../timeline/fixture";
import { isoDay, OPEN_END, OPEN_START, parseDate } from "./days";
import type { Window } from "./selection";
import { defaultDetail, extentOf, following, holds, within } from "./time-range";

const w = (from: string, to = from): Window => ({ from: parseDate(from)!.from, to: parseDate(to)!.to });
const text = (x: Window | null) => x && `${isoDay(x.from)}/${isoDay(x.to)}`;
const rows = (...dates: string[]): FixtureRow[] => dates.map((d) => ({ start: w(d).from, end: w(d).to }));
const many = (year: string, n: number) => Array.from({ length: n }, () => `${year}-05`);

describe("what the bars show at first", () => {
  it("leaves lone early events to the overview", () => {
    const m = modelOf(
      rows("2003", "2009", "2011", ...many("2022", 6), ...many("2023", 10), ...many("2024", 10), ...many("2025", 14)),
    );
    expect(text(extentOf(m))).toBe("2003-01-01/2025-12-31");
    expect(text(defaultDetail(m))).toBe("2022-01-01/2025-12-31");
  });
  it("does not go back for what has an open start", () => {
    const open = Array.from({ length: 10 }, (): FixtureRow => ({ start: OPEN_START, end: w("2024-03").to }));
    const m = modelOf([...rows("2003", ...many("2023", 5), ...many("2025", 5)), ...open]);
    expect(text(defaultDetail(m))).toBe("2023-01-01/2025-12-31");
  });
  it("is all of a few years", () => {
    expect(text(defaultDetail(modelOf(rows("2021", ...many("2025", 12)))))).toBe("2021-01-01/2025-12-31");
  });
  it("goes far back where events are spread evenly", () => {
    const even = Array.from({ length: 60 }, (_, k) => String(1966 + k));
    expect(text(defaultDetail(modelOf(rows(...even))))).toBe("2006-01-01/2025-12-31");
  });
  it("stands open ends and no dated event", () => {
    const m = modelOf([{ start: w("2023").from, end: OPEN_END }]);
    expect(text(defaultDetail(m))).toBe("2023-01-01/2023-12-31");
    expect(defaultDetail(modelOf([{ start: 0, end: 0, undated: true }]))).toBeNull();
  });
});

describe("following the window", () => {
  const range = w("2022", "2025");
  it("stays, moves or widens", () => {
    const limits = w("2003", "2025");
    expect(following(range, w("2023"), "month", limits)).toBe(range);
    expect(text(following(range, w("2021-11", "2022-02"), "month", limits))).toBe("2021-11-01/2025-10-31");
    expect(text(following(range, w("2003", "2025"), "month", limits))).toBe("2003-01-01/2025-12-31");
  });
  it("brings a window that jumped into the middle, inside the limits", () => {
    const limits = w("2003", "2025");
    expect(text(following(range, w("2011"), "year", limits))).toBe("2009-01-01/2012-12-31");
    expect(text(following(range, w("2003-02"), "month", limits))).toBe("2003-01-01/2006-12-31");
  });
  it("always holds the window in the end", () => {
    for (let k = 0; k < 500; k++) {
      const from = w("2000").from + ((k * 977) % 9000);
      const target = { from, to: from + ((k * 131) % 4000) };
      expect(holds(following(range, target, "quarter", k % 2 ? w("1999", "2050") : range), target)).toBe(true);
    }
  });
});

describe("within", () => {
  it("moves in and cuts what is too long", () => {
    expect(text(within(w("2026"), w("2003", "2025")))).toBe("2025-01-01/2025-12-31");
    expect(text(within(w("1990", "2030"), w("2003", "2025")))).toBe("2003-01-01/2025-12-31");
  });
});
