import { describe, expect, it } from "vitest";
import { isoDay, parseDate } from "../state/days";
import { applyTyped, readTyped } from "./typed-date";

const read = (text: string) => {
  const t = readTyped(text);
  return t.ok ? `${isoDay(t.from)}/${isoDay(t.to)}` : t.why;
};
const w = (from: string, to: string) => ({ from: parseDate(from)!.from, to: parseDate(to)!.to });

describe("typed dates", () => {
  it.each([
    ["2022", "2022-01-01/2022-12-31"],
    ["2024-02", "2024-02-01/2024-02-29"],
    [" 2022-09-01 ", "2022-09-01/2022-09-01"],
    ["2022-09~", "2022-09-01/2022-09-30"],
    ["1 Sep 2022", "2022-09-01/2022-09-01"],
    ["1 Sept 2022", "2022-09-01/2022-09-01"],
    ["1st september 2022", "2022-09-01/2022-09-01"],
    ["Sep 1, 2022", "2022-09-01/2022-09-01"],
    ["September 2022", "2022-09-01/2022-09-30"],
    ["May 2023", "2023-05-01/2023-05-31"],
    ["29 Feb 2023", "There is no such day."],
    ["31 Jun 2023", "There is no such day."],
    ["2023-13", "There is no such day."],
  ])("%s", (text, want) => expect(read(text)).toBe(want));
  it.each(["", "soon", "1/9/2022", "22", "2022-9", "1 Foo 2022", "Sep", "20222"])("explains %s", (text) => {
    expect(read(text)).toBe("Write a date like 1 Sep 2022, 2022-09 or 2022.");
  });
});

describe("applying a typed date", () => {
  const now = w("2022-09", "2025-11");
  const extent = w("2003", "2025");
  const apply = (text: string, end: "from" | "to") => {
    const r = applyTyped(text, end, now, extent);
    return r.ok ? `${isoDay(r.window.from)}/${isoDay(r.window.to)}` : r.why;
  };
  it("takes the first day for the start and the last for the end", () => {
    expect(apply("2024", "from")).toBe("2024-01-01/2025-11-30");
    expect(apply("2024", "to")).toBe("2022-09-01/2024-12-31");
  });
  it("says why a date cannot be", () => {
    expect(apply("1999", "from")).toBe("The events are from 2003 to 2025.");
    expect(apply("Dec 2025", "from")).toBe("This is after the end, 30 Nov 2025.");
    expect(apply("2009", "to")).toBe("This is before the start, 1 Sep 2022.");
  });
});
