import { describe, expect, it } from "vitest";
import { differing } from "./differ";

const marks = (...texts: string[]) => differing(texts).map((list) => list.filter((s) => s.differs).map((s) => s.text));

describe("differing words", () => {
  it("marks bounds, numbers and dates that not all have", () => {
    expect(marks("More than 1,500 people", "Around 1,500 people from 28 countries")).toEqual([["More than"], ["Around", "28"]]);
  });
  it("leaves other wording alone", () => {
    expect(marks("The army says it freed 20 people", "20 people were let go, an officer reports")).toEqual([[], []]);
  });
  it("marks dates", () => {
    expect(marks("August 2023: people held", "Late 2023: people held")).toEqual([["August"], ["Late"]]);
  });
  it("loses no character", () => {
    const texts = ["At least 120,000  held (in 2023).", "220,000 in total,\nin August 2023"];
    expect(differing(texts).map((l) => l.map((s) => s.text).join(""))).toEqual(texts);
  });
});
