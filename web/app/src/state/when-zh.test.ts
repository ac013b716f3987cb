// The same times in a language that puts the year first.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setLanguage } from "../words";
import { dayOf } from "./days";
import { dateAndYear, dateWord, dayWord, shortWhen, whenText, windowText } from "./when";

beforeAll(() => setLanguage("zh"));
afterAll(() => setLanguage("en"));

describe("times in Chinese", () => {
  const table: [edtf: string, full: string, short: string, inList: string][] = [
    ["2024-01-05", "2024年1月5日", "2024年1月5日", "5日"],
    ["2023-08~", "约2023年8月", "约2023年8月", "约"],
    ["2023-21", "2023年春季内某时", "2023年春季", ""],
    ["201X", "2010年代内某时", "2010年代", ""],
    ["[2025-10-21..2025-10-31]", "2025年10月21日至31日之间某时", "2025年10月下旬", "下旬"],
    ["[2023-08..2023-12]", "2023年8月至12月之间某时", "2023年8月至12月", "8月–12月"],
    ["[2023-11..2025-11]", "2023年11月至2025年11月之间某时", "2023年11月至2025年11月", "至2025年"],
    ["[2025-10-21..2025-11]", "2025年10月21日至11月之间某时", "2025年10月21日至11月", "10月–11月"],
    ["[..2024-03]", "不晚于2024年3月", "不晚于2024年3月", "此前"],
    ["", "日期不详", "日期不详", ""],
  ];
  it.each(table)("%s", (edtf, full, short, inList) => {
    expect(whenText(edtf)).toBe(full);
    expect(shortWhen(edtf)).toBe(short);
    expect(dayWord(edtf)).toBe(inList);
  });
  it("sets the year apart where there is one only", () => {
    expect(dateAndYear("2025-11-12")).toEqual({ date: "11月12日", year: "2025年" });
    expect(dateAndYear("2023-08~")).toEqual({ date: "约8月", year: "2023年" });
    expect(dateAndYear("[2025-10-21..2025-11]")).toEqual({ date: "10月21日至11月", year: "2025年" });
    expect(dateAndYear("[2023-11..2025-11]")).toEqual({ date: "2023年11月至2025年11月", year: "" });
    expect(dateAndYear("2025")).toEqual({ date: "2025年", year: "" });
  });
  it("writes the shorter months in full", () => expect(dateWord("2025-11-12")).toBe("2025年11月12日"));
});

describe("a window as a Chinese title", () => {
  const table: [[number, number, number], [number, number, number], string][] = [
    [[2025, 10, 1], [2025, 10, 31], "2025年10月"],
    [[2025, 10, 1], [2025, 11, 30], "2025年10月和11月"],
    [[2025, 1, 1], [2025, 3, 31], "2025年1月至3月"],
    [[2022, 9, 1], [2025, 11, 30], "2022年9月至2025年11月"],
    [[2024, 1, 1], [2024, 12, 31], "2024年"],
    [[2024, 2, 1], [2024, 2, 28], "2024年2月1日至28日"],
    [[2024, 1, 5], [2024, 3, 3], "2024年1月5日至3月3日"],
  ];
  it.each(table)("%j to %j", (from, to, text) => {
    expect(windowText(dayOf(...from), dayOf(...to))).toBe(text);
  });
});
