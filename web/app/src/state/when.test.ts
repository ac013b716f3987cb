import { describe, expect, it } from "vitest";
import { dayOf } from "./days";
import { dateAndYear, dateWord, dayWord, exactnessOf, parseWhen, shortWhen, whenDays, whenText, windowText } from "./when";

describe("times in words", () => {
  const table: [edtf: string, full: string, short: string, inList: string][] = [
    ["2024-01-05", "5 January 2024", "5 January 2024", "5"],
    ["2024-01-05~", "About 5 January 2024", "about 5 January 2024", "about 5"],
    ["2023-08", "Some time in August 2023", "August 2023", ""],
    ["2023-08~", "About August 2023", "about August 2023", "about"],
    ["2023-08?", "Some time in August 2023, uncertain", "August 2023", "perhaps"],
    ["2023", "Some time in 2023", "2023", ""],
    ["201X", "Some time in the 2010s", "the 2010s", ""],
    ["20XX", "Some time in 2000 to 2099", "2000 to 2099", ""],
    ["2023-XX", "Some time in 2023", "2023", ""],
    ["2023-08-XX", "Some time in August 2023", "August 2023", ""],
    ["[2023-08..2023-08]", "Some time in August 2023", "August 2023", ""],
    ["2023-21", "Some time in spring 2023", "spring 2023", ""],
    ["[2025-10-21..2025-10-31]", "Some time between 21 and 31 October 2025", "late October 2025", "late"],
    ["[2025-02-01..2025-02-10]", "Some time between 1 and 10 February 2025", "early February 2025", "early"],
    ["[2025-02-11..2025-02-20]", "Some time between 11 and 20 February 2025", "mid February 2025", "mid"],
    ["[2024-01-06..2024-01-31]", "Some time between 6 and 31 January 2024", "6 to 31 January 2024", "after 6"],
    ["[2023-08..2023-12]", "Some time between August and December 2023", "August to December 2023", "Aug–Dec"],
    ["[2023-11..2025-11]", "Some time between November 2023 and November 2025", "November 2023 to November 2025", "to 2025"],
    ["[..2024-03]", "By March 2024", "by March 2024", "by"],
    ["[2024..]", "On or after 2024", "after 2024", "after"],
    ["2023/..", "Since 2023", "since 2023", "since"],
    ["2022-08/2022-09", "From August to September 2022", "August to September 2022", "Aug–Sep"],
    ["../2024-03", "Until March 2024", "by March 2024", "by"],
    ["2025-10-21/2025-11-03", "From 21 October to 3 November 2025", "21 October to 3 November 2025", "Oct–Nov"],
    ["[2025-10-21..2025-11]", "Some time between 21 October and November 2025", "21 October to November 2025", "Oct–Nov"],
    ["", "No date given", "no date given", ""],
  ];
  it.each(table)("%s", (edtf, full, short, inList) => {
    expect(whenText(edtf)).toBe(full);
    expect(shortWhen(edtf)).toBe(short);
    expect(dayWord(edtf)).toBe(inList);
  });

  it("closes what goes on with the newest source", () => {
    expect(whenText("2023/..", dayOf(2025, 11, 30))).toBe("Since 2023, still so as of 30 November 2025");
  });

  it("shortens months where no heading names them", () => {
    expect(dateWord("2025-11-12")).toBe("12 Nov 2025");
    expect(dateWord("[2025-10-21..2025-10-31]")).toBe("late Oct 2025");
    expect(dateWord("2024-05")).toBe("May 2024");
    expect(dateWord("")).toBe("");
  });

  it("sets the year apart where there is one only", () => {
    expect(dateAndYear("2025-11-12")).toEqual({ date: "12 Nov", year: "2025" });
    expect(dateAndYear("2025")).toEqual({ date: "", year: "2025" });
    expect(dateAndYear("[2025-10-21..2025-10-31]")).toEqual({ date: "late Oct", year: "2025" });
    expect(dateAndYear("")).toEqual({ date: "", year: "" });
  });

  it("reads the days of both ends", () => {
    expect(whenDays("[2023-08..2023-12]")).toEqual({ from: dayOf(2023, 8), to: dayOf(2023, 12, 31) });
    expect(whenDays("2024-02")).toEqual({ from: dayOf(2024, 2), to: dayOf(2024, 2, 29) });
    expect(whenDays("2023-21")).toEqual({ from: dayOf(2023, 3), to: dayOf(2023, 5, 31) });
    expect(whenDays("")).toBeNull();
    expect(parseWhen("nonsense").shape).toBe("none");
  });
});

describe("how exactly the end of a time is told", () => {
  it.each([
    ["2024-01-05", "day"],
    ["2022/2024-01-05", "day"],
    ["2024-01-05~", "month"],
    ["2023-08", "month"],
    ["[2025-10-21..2025-10-31]", "month"],
    ["2023-21", "month"],
    ["2022", "year"],
    ["[2022-01-03..2024-01-05]", "year"],
    ["[..2024-01-05]", "month"],
    ["", "year"],
  ])("%s: by its %s", (text, exact) => {
    expect(exactnessOf(text)).toBe(exact);
  });
});

describe("a window as a title", () => {
  const table: [[number, number, number], [number, number, number], string][] = [
    [[2025, 10, 1], [2025, 10, 31], "October 2025"],
    [[2025, 10, 1], [2025, 11, 30], "October and November 2025"],
    [[2025, 1, 1], [2025, 3, 31], "January to March 2025"],
    [[2022, 9, 1], [2025, 11, 30], "September 2022 to November 2025"],
    [[2024, 1, 1], [2024, 12, 31], "2024"],
    [[2022, 1, 1], [2025, 12, 31], "2022 to 2025"],
    [[2024, 2, 1], [2024, 2, 29], "February 2024"],
    [[2024, 2, 1], [2024, 2, 28], "1 to 28 February 2024"],
    [[2024, 1, 5], [2024, 1, 5], "5 January 2024"],
    [[2024, 1, 5], [2024, 3, 3], "5 January to 3 March 2024"],
    [[2023, 12, 31], [2024, 1, 1], "31 December 2023 to 1 January 2024"],
  ];
  it.each(table)("%j to %j", (from, to, text) => {
    expect(windowText(dayOf(...from), dayOf(...to))).toBe(text);
  });
});
