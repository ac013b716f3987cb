import { describe, expect, it } from "vitest";
import { isoDay, OPEN_END, OPEN_START, parseDate } from "../state/days";
import { applyTyped, readTyped } from "./typed-date";

const iso = (day: number) => (day === OPEN_START ? "-" : day === OPEN_END ? "+" : isoDay(day));
const read = (text: string) => {
  const d = readTyped(text);
  return d.ok ? `${iso(d.from)}/${iso(d.to)}` : d.fault;
};
const w = (from: string, to: string) => ({ from: parseDate(from)!.from, to: parseDate(to)!.to });

describe("typed dates", () => {
  it.each([
    ["2022", "2022-01-01/2022-12-31"],
    ["2024-02", "2024-02-01/2024-02-29"],
    ["2023-02", "2023-02-01/2023-02-28"],
    [" 2022-09-01 ", "2022-09-01/2022-09-01"],
    ["2022-09~", "2022-09-01/2022-09-30"],
    ["2023?", "2023-01-01/2023-12-31"],
    ["2023-08-05%", "2023-08-05/2023-08-05"],
    ["2023-21", "2023-03-01/2023-05-31"],
    ["2023-24", "2023-12-01/2024-02-29"],
    ["2023-1X?", "2023-10-01/2023-12-31"],
    ["2023-0X", "2023-01-01/2023-09-30"],
    ["202X", "2020-01-01/2029-12-31"],
    ["2024-02-2X", "2024-02-20/2024-02-29"],
    ["2024-XX-XX", "2024-01-01/2024-12-31"],
    ["1 Sep 2022", "2022-09-01/2022-09-01"],
    ["1 Sept 2022", "2022-09-01/2022-09-01"],
    ["1st september 2022", "2022-09-01/2022-09-01"],
    ["Sep 1, 2022", "2022-09-01/2022-09-01"],
    ["September 2022", "2022-09-01/2022-09-30"],
    ["Aug 2023?", "2023-08-01/2023-08-31"],
    ["May 2023", "2023-05-01/2023-05-31"],
    ["8/2023", "2023-08-01/2023-08-31"],
    ["08/2023", "2023-08-01/2023-08-31"],
    ["17.10.2025", "2025-10-17/2025-10-17"],
    ["1. 9. 2022", "2022-09-01/2022-09-01"],
    ["09.2022", "2022-09-01/2022-09-30"],
    ["Q3 2025", "2025-07-01/2025-09-30"],
    ["q1 2024", "2024-01-01/2024-03-31"],
    ["2025-Q4", "2025-10-01/2025-12-31"],
    ["2025Q2", "2025-04-01/2025-06-30"],
    ["2025-33", "2025-01-01/2025-03-31"],
    ["2025-36~", "2025-10-01/2025-12-31"],
    ["2025年第三季度", "2025-07-01/2025-09-30"],
    ["2025年第3季度", "2025-07-01/2025-09-30"],
    ["winter 2023", "2023-12-01/2024-02-29"],
    ["2024年春季", "2024-03-01/2024-05-31"],
    ["2024冬天", "2024-12-01/2025-02-28"],
    ["late October 2025", "2025-10-21/2025-10-31"],
    ["Late Oct 2025", "2025-10-21/2025-10-31"],
    ["late-Feb 2024", "2024-02-21/2024-02-29"],
    ["early Feb 2025", "2025-02-01/2025-02-10"],
    ["mid-June 2024", "2024-06-11/2024-06-20"],
    ["mid 2024-06", "2024-06-11/2024-06-20"],
    ["early 2025", "2025-01-01/2025-04-30"],
    ["late 2023", "2023-10-01/2023-12-31"],
    ["2025年10月下旬", "2025-10-21/2025-10-31"],
    ["2025年10月上旬", "2025-10-01/2025-10-10"],
    ["2023年8月5日", "2023-08-05/2023-08-05"],
    ["2023年8月", "2023-08-01/2023-08-31"],
    ["2023年", "2023-01-01/2023-12-31"],
  ])("%s", (text, want) => expect(read(text)).toBe(want));
  it.each([
    ["2022/2024", "2022-01-01/2024-12-31"],
    ["[2022..2024]", "2022-01-01/2024-12-31"],
    ["[2022-03, 2023-05-06]", "2022-03-01/2023-05-06"],
    ["2022-09..2023-02", "2022-09-01/2023-02-28"],
    ["..2024", "-/2024-12-31"],
    ["2022/..", "2022-01-01/+"],
    ["/2024", "-/2024-12-31"],
    ["2022–2024", "2022-01-01/2024-12-31"],
    ["2022-2024", "2022-01-01/2024-12-31"],
    ["Q4 2024 to Q1 2025", "2024-10-01/2025-03-31"],
    ["Aug 2023 to 5 Oct 2023", "2023-08-01/2023-10-05"],
    ["Aug 2023 - Oct 2023", "2023-08-01/2023-10-31"],
    ["late 2023 to early 2025", "2023-10-01/2025-04-30"],
    ["2025年9月下旬至2025年10月上旬", "2025-09-21/2025-10-10"],
    ["2023年8月至2023年10月", "2023-08-01/2023-10-31"],
  ])("both ends in %s", (text, want) => expect(read(text)).toBe(want));
  it.each([
    ["29 Feb 2023", "day"],
    ["31 Jun 2023", "day"],
    ["2024-02-30", "day"],
    ["2024-02-00", "day"],
    ["2023-13", "month"],
    ["2023-25", "month"],
    ["2023-00", "month"],
    ["13/2023", "month"],
    ["2024/2022", "order"],
    ["", "form"],
    ["soon", "form"],
    ["mid 2024", "form"],
    ["early 5 Oct 2024", "form"],
    ["late spring 2024", "form"],
    ["late 202X", "form"],
    ["late", "form"],
    ["late Oct", "form"],
    ["late Feb 20244", "form"],
    ["2025年下旬", "form"],
    ["last month", "form"],
    ["上个月", "form"],
    ["1/9/2022", "form"],
    ["22", "form"],
    ["2022-9", "form"],
    ["1 Foo 2022", "form"],
    ["Sep", "form"],
    ["20222", "form"],
    ["XXXX", "form"],
    ["202X-05", "form"],
    ["2023-1X-05", "form"],
    ["2023-21-05", "form"],
    ["../..", "form"],
    ["[2022", "form"],
    ["[[2022]]", "form"],
  ])("%s is none", (text, want) => expect(read(text)).toBe(want));
  it("never fails otherwise, whatever is typed", () => {
    const letters = "0123456789X-/.[]{},~?% to年月日Augsprin下旬latey";
    let s = 1;
    const next = (n: number) => (s = (Math.imul(s, 1103515245) + 12345) >>> 0) % n;
    for (let k = 0; k < 20000; k++) {
      const text = Array.from({ length: next(14) }, () => letters[next(letters.length)]).join("");
      const d = readTyped(text);
      if (d.ok && !(d.from <= d.to && Number.isInteger(d.from) && Number.isInteger(d.to))) throw new Error(JSON.stringify(text));
    }
  });
});

describe("applying a typed date", () => {
  const now = w("2022-09", "2025-11");
  const extent = w("2003", "2025");
  const apply = (text: string, end: "from" | "to", tied = false) => {
    const r = applyTyped(text, end, now, extent, tied);
    return r.ok ? `${isoDay(r.window.from)}/${isoDay(r.window.to)}` : r.why;
  };
  it("takes the first day for the start and the last for the end", () => {
    expect(apply("2024", "from")).toBe("2024-01-01/2025-11-30");
    expect(apply("2024", "to")).toBe("2022-09-01/2024-12-31");
  });
  it("sets both ends from one text, in either field", () => {
    expect(apply("2023/2024", "from")).toBe("2023-01-01/2024-12-31");
    expect(apply("..2024", "to")).toBe("2003-01-01/2024-12-31");
    expect(apply("2020..", "from")).toBe("2020-01-01/2025-12-31");
    expect(apply("2009", "to", true).slice(11)).toBe("2009-12-31");
  });
  it("says why a date cannot be", () => {
    expect(apply("1999", "from")).toBe("The events are from 2003 to 2025.");
    expect(apply("Dec 2025", "from")).toBe("This is after the end, 30 Nov 2025.");
    expect(apply("2009", "to")).toBe("This is before the start, 1 Sep 2022.");
    expect(apply("soon", "to")).toBe(
      "Write a date like 1 Sep 2022, late Oct 2025, Q3 2025, 2022 or 2022-09, or two with “to” between.",
    );
    expect(apply("29 Feb 2023", "to")).toBe("February 2023 has days 1 to 28.");
    expect(apply("2023-13", "to")).toBe("Months run from 01 to 12, and 21 to 24 are seasons: 2022-09.");
    expect(apply("2024/2022", "to")).toBe("This ends before it begins. Write the earlier date first: 2022/2024.");
  });
});
