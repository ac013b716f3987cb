// The calendar's rules, and that no time zone changes them.

import { afterEach, describe, expect, it } from "vitest";
import { readTyped } from "../timeline/typed-date";
import { dayText, monthText } from "../words/format";
import { snapEnd, snapStart, ticks } from "./axis";
import { addSteps, ceilTo, type Day, dateOf, dayOf, floorTo, isoDay, parseDate, STEPS, type Step } from "./days";
import { shift } from "./play";

const day = (text: string): Day => parseDate(text)!.from;
const around = (step: Step, text: string) => `${isoDay(floorTo(step, day(text)))}/${isoDay(ceilTo(step, day(text)))}`;

describe("steps of the calendar", () => {
  it.each<[Step, string, string]>([
    ["week", "2024-12-31", "2024-12-30/2025-01-05"],
    ["week", "2025-01-05", "2024-12-30/2025-01-05"],
    ["week", "2025-01-06", "2025-01-06/2025-01-12"],
    ["week", "2021-01-03", "2020-12-28/2021-01-03"],
    ["week", "1969-12-31", "1969-12-29/1970-01-04"],
    ["month", "2024-02-29", "2024-02-01/2024-02-29"],
    ["month", "2100-02-28", "2100-02-01/2100-02-28"],
    ["month", "2000-02-10", "2000-02-01/2000-02-29"],
    ["quarter", "2025-12-31", "2025-10-01/2025-12-31"],
    ["quarter", "2024-01-01", "2024-01-01/2024-03-31"],
    ["year", "2024-12-31", "2024-01-01/2024-12-31"],
    ["year", "1969-06-01", "1969-01-01/1969-12-31"],
  ])("%s of %s", (step, text, want) => expect(around(step, text)).toBe(want));
  it("weeks begin on Monday, in every year from 1900 to 2100", () => {
    // 1 January 1900 was a Monday.
    const monday = dayOf(1900);
    for (let d = monday; d < dayOf(2101); d += 5) {
      const first = floorTo("week", d);
      if ((first - monday) % 7 !== 0 || d < first || d > first + 6) throw new Error(isoDay(d));
    }
  });
  it("years have 366 days every four years, but not in 1900 and 2100", () => {
    const long = Array.from({ length: 201 }, (_, i) => 1900 + i).filter((y) => ceilTo("year", dayOf(y)) - dayOf(y) === 365);
    expect(long).toEqual(Array.from({ length: 50 }, (_, i) => 1904 + 4 * i).filter((y) => y !== 1900 && y !== 2100));
  });
  it("keep their place over the ends of months and years", () => {
    expect(isoDay(addSteps("month", day("2024-01-31"), 1))).toBe("2024-02-29");
    expect(isoDay(addSteps("month", day("2023-12-31"), 2))).toBe("2024-02-29");
    expect(isoDay(addSteps("year", day("2024-02-29"), 1))).toBe("2025-02-28");
    expect(isoDay(addSteps("quarter", day("2023-11-30"), 1))).toBe("2024-02-29");
    expect(isoDay(addSteps("week", day("2024-02-26"), 1))).toBe("2024-03-04");
  });
});

describe("in every time zone", () => {
  const home = process.env.TZ;
  afterEach(() => {
    if (home === undefined) delete process.env.TZ;
    else process.env.TZ = home;
  });

  /** All that the time control makes of days, as one text. */
  function all(): string {
    const out: string[] = [];
    // Days on which clocks are changed somewhere, and the ends of months.
    for (const text of ["2024-03-10", "2024-03-31", "2024-11-03", "2011-12-30", "1995-01-01", "2024-02-29", "2025-12-31"]) {
      const d = day(text);
      out.push(dateOf(d).join("-"), isoDay(d), dayText(d), monthText(d, "short"));
      for (const s of STEPS) {
        const w = shift({ from: floorTo(s, d), to: ceilTo(s, d) }, s, 1);
        out.push(around(s, text), isoDay(snapStart(s, d)), isoDay(snapEnd(s, d)), isoDay(w.from), isoDay(w.to));
      }
      out.push(...ticks({ from: d - 9, to: d + 9, left: 0, width: 900 }).map((t) => t.text));
    }
    for (const text of ["2024-03-10", "10 Mar 2024", "3/2024", "2024-24", "2024-03-31/2024-11-03", "2024年3月10日"]) {
      const read = readTyped(text);
      out.push(read.ok ? `${isoDay(read.from)} ${isoDay(read.to)}` : read.fault);
    }
    return out.join("\n");
  }

  it.each(["Pacific/Kiritimati", "America/Adak", "Asia/Yangon", "Pacific/Apia"])("%s", (zone) => {
    process.env.TZ = "UTC";
    const want = all();
    process.env.TZ = zone;
    expect(new Date(2024, 0, 1).getTimezoneOffset(), "the zone is taken").not.toBe(0);
    expect(all()).toBe(want);
  });
});
