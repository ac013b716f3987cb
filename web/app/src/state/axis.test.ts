import { describe, expect, it } from "vitest";
import { dayAt, edgeAt, edgeX, type Scale, snapEnd, snapStart, ticks, xOf } from "./axis";
import { addSteps, ceilTo, dateOf, dayOf, floorTo, isoDay, STEPS } from "./days";

const over = (from: number, to: number, width = 900): Scale => ({ from, to, left: 108, width });
const years = over(dayOf(2022), dayOf(2025, 12, 31));

describe("days and pixels", () => {
  it("puts the first day's left edge and the last day's right edge at the ends", () => {
    expect(xOf(years, years.from)).toBe(108);
    expect(xOf(years, years.to + 1)).toBe(1008);
  });
  it("finds each day again from the middle of its pixels, 2003 to 2025", () => {
    const s = over(dayOf(2003), dayOf(2025, 12, 31));
    for (let d = s.from; d <= s.to; d++) {
      const middle = (xOf(s, d) + xOf(s, d + 1)) / 2;
      if (dayAt(s, middle) !== d) throw new Error(isoDay(d));
    }
  });
  it("puts an edge on whole pixels of the screen, and never beyond the ends", () => {
    const s = over(0, 6, 100);
    expect([edgeX(s, 1, 1), edgeX(s, 1, 2), edgeX(s, -3, 1), edgeX(s, 9, 1)]).toEqual([122, 122.5, 108, 208]);
  });
  it("takes the nearer edge of a day", () => {
    const s = over(0, 9, 100);
    expect([edgeAt(s, 108 + 14), edgeAt(s, 108 + 16)]).toEqual([1, 2]);
  });
});

describe("snapping", () => {
  const cases: [step: (typeof STEPS)[number], day: string, start: string, end: string][] = [
    ["month", "2024-02-29", "2024-03-01", "2024-02-29"],
    ["month", "2023-02-10", "2023-02-01", "2023-01-31"],
    ["month", "2024-01-31", "2024-02-01", "2024-01-31"],
    ["quarter", "2024-02-14", "2024-01-01", "2023-12-31"],
    ["year", "2025-07-10", "2026-01-01", "2025-12-31"],
    ["week", "2024-01-03", "2024-01-01", "2023-12-31"],
    ["day", "2024-02-29", "2024-02-29", "2024-02-29"],
  ];
  it.each(cases)("%s at %s", (step, day, start, end) => {
    const [y, m, d] = day.split("-").map(Number);
    expect(isoDay(snapStart(step, dayOf(y, m, d)))).toBe(start);
    expect(isoDay(snapEnd(step, dayOf(y, m, d)))).toBe(end);
  });
  it("is the nearest of all step starts and ends, 2003 to 2025", () => {
    for (const step of STEPS) {
      for (let d = dayOf(2003); d <= dayOf(2025, 12, 31); d += 11) {
        const low = floorTo(step, d);
        const high = addSteps(step, low, 1);
        expect(Math.abs(snapStart(step, d) - d)).toBe(Math.min(d - low, high - d));
        const end = snapEnd(step, d);
        expect(ceilTo(step, end)).toBe(end);
        expect(Math.abs(end - d)).toBeLessThanOrEqual(Math.min(ceilTo(step, d) - d, d - low + 1));
      }
    }
  });
});

describe("ticks", () => {
  const texts = (s: Scale, finest?: Parameters<typeof ticks>[1], loose?: number) => ticks(s, finest, loose).map((t) => t.text);
  it("names years where months do not fit", () => {
    expect(texts(over(dayOf(2022), dayOf(2025, 12, 31), 350))).toEqual(["2022", "2023", "2024", "2025"]);
  });
  it("names quarters of a wide axis, and the year instead of January", () => {
    expect(texts(years).slice(0, 6)).toEqual(["2022", "Apr", "Jul", "Oct", "2023", "Apr"]);
  });
  it("says the year at an axis that begins within one", () => {
    expect(texts(over(dayOf(2025, 9, 10), dayOf(2025, 12, 31)))[0]).toMatch(/Sep 2025$/);
    expect(texts(over(dayOf(2025, 9), dayOf(2025, 12, 31)), "month")).toEqual(["Sep 2025", "Oct", "Nov", "Dec"]);
  });
  it("lets the year win over a cut-off month before it", () => {
    expect(texts(over(dayOf(2022, 12, 20), dayOf(2025, 12, 31)))[0]).toBe("2023");
  });
  it("names no days where the step is a month", () => {
    for (const t of texts(over(dayOf(2025, 9), dayOf(2025, 10, 31)), "month")) expect(t).not.toMatch(/^\d{1,2}( |$)/);
  });
  it("takes five-year marks for all years if asked to be loose", () => {
    expect(texts(over(dayOf(2003), dayOf(2025, 12, 31)), "year", 2)).toEqual(["2003", "2005", "2010", "2015", "2020", "2025"]);
  });
  it("never lets labels overlap or leave the axis, at any range and width", () => {
    for (let k = 0; k < 1500; k++) {
      const from = dayOf(1990) + ((k * 7919) % 12000);
      const s = over(from, from + 6 + ((k * k * 31) % 15000), 200 + ((k * 53) % 1400));
      const list = ticks(s, STEPS[k % 5]);
      expect(list.length).toBeGreaterThan(0);
      let free = -Infinity;
      for (const t of list) {
        if (t.day < s.from || t.day > s.to || xOf(s, t.day) < free)
          throw new Error(`${t.text} at ${isoDay(s.from)} to ${isoDay(s.to)}, ${s.width} px`);
        free = xOf(s, t.day) + t.text.length * 6.4;
      }
    }
  });
  it("names whole days while the axis lies between them", () => {
    const s = over(dayOf(2025, 10, 20) + 0.4, dayOf(2025, 10, 26) + 0.4);
    expect(texts(s)).toEqual(["20 Oct 2025", "22", "23", "24", "25", "26"]);
    for (const t of ticks(over(dayOf(2024, 12, 3) + 0.7, dayOf(2025, 2, 3) + 0.7))) expect(Number.isInteger(t.day)).toBe(true);
  });
  it("marks the first of January as major", () => {
    for (const t of ticks(years)) expect(t.major).toBe(dateOf(t.day)[1] === 1);
  });
});
