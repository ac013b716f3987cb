import { describe, expect, it } from "vitest";
import { dayOf, isoDay } from "../state/days";
import { endingWith, formatLength, parseLength } from "../state/time-mode";
import { readLength } from "./typed-length";

describe("typed lengths", () => {
  it.each([
    ["12 months", "12m"],
    ["1 month", "1m"],
    ["90d", "90d"],
    [" 2 Years ", "2y"],
    ["6", "6m"],
    ["8 weeks", "8w"],
    ["3 quarters", "3q"],
    ["12个月", "12m"],
    ["2 年", "2y"],
  ])("%s", (text, want) => {
    expect(formatLength(readLength(text, "month")!)).toBe(want);
    expect(formatLength(parseLength(want)!)).toBe(want);
  });
  it.each(["", "0", "0 days", "-3", "months", "12 moons", "101 years", "1.5 years"])("%s is none", (text) => {
    expect(readLength(text, "month")).toBeNull();
  });
});

describe("the window of a mode", () => {
  const first = dayOf(2003);
  const window = (mode: "upto" | "trailing" | "window", to: number, n: number, unit: "month" | "day" | "year" = "month") => {
    const w = endingWith(to, dayOf(2020), { mode, trail: { n, unit }, first });
    return `${isoDay(w.from)}/${isoDay(w.to)}`;
  };
  it("is free, or everything since the beginning", () => {
    expect(window("window", dayOf(2024, 2, 29), 12)).toBe("2020-01-01/2024-02-29");
    expect(window("upto", dayOf(2024, 2, 29), 12)).toBe("2003-01-01/2024-02-29");
    expect(window("upto", dayOf(1999), 12)).toBe("1999-01-01/1999-01-01");
  });
  it("trails by calendar steps, over leap days and ends of months", () => {
    expect(window("trailing", dayOf(2024, 2, 29), 12)).toBe("2023-03-01/2024-02-29");
    expect(window("trailing", dayOf(2023, 2, 28), 1)).toBe("2023-02-01/2023-02-28");
    expect(window("trailing", dayOf(2024, 3, 30), 1)).toBe("2024-02-29/2024-03-30");
    expect(window("trailing", dayOf(2025, 12, 31), 90, "day")).toBe("2025-10-03/2025-12-31");
    expect(window("trailing", dayOf(2024, 2, 28), 1, "year")).toBe("2023-02-28/2024-02-28");
  });
});
