import { describe, expect, it } from "vitest";
import type { Figure } from "../state/words";
import { eventsText, sayFlows } from "./say";
import { FAMILY_COUNT } from "./tally";
import { flow, hotspot, modelOf } from "./testing";

const counts = (certain: number, possible: number) => {
  const all = new Uint32Array(2 * FAMILY_COUNT);
  all[0] = certain;
  all[FAMILY_COUNT + 1] = possible;
  return all;
};

describe("what is said of a mark", () => {
  it.each([
    [0, 0, "no event in this time"],
    [1, 0, "1 event in this time"],
    [0, 1, "1 event that may fall in this time"],
    [11, 1, "12 events in this time, 1 of them possibly"],
  ])("%i certain and %i possible", (certain, possible, want) => expect(eventsText(counts(certain, possible))).toBe(want));
});

describe("what is said of a movement", () => {
  const m = modelOf([], [], [hotspot("kk-park", 98.5, 16.6, { name: "KK Park" })]);
  const people: Figure = {
    measure: "crossed",
    unit: "people",
    low: 1500,
    best: null,
    high: null,
    qualifier: "at least",
    sort: "happened",
  };
  it("is its title, its way, its number and its time", () => {
    const one = flow("f", "kk-park", "TH", { title: "People cross", when: "[2025-10-21..2025-10-31]", figures: [people] });
    expect(sayFlows(m, [one])).toEqual({
      name: "People cross",
      detail: "from KK Park to Thailand · at least 1,500 people, late October 2025",
    });
  });
  it("tells what is not named, and of others on the same way", () => {
    const one = flow("f", "kk-park", null, { title: "Hundreds leave", when: "2025-10-23" });
    expect(sayFlows(m, [one, one, one]).detail).toBe(
      "from KK Park, to where is not named · 23 October 2025 · 2 more movements on this way",
    );
    expect(sayFlows(m, [flow("g", null, "TH", { when: "2024" })]).detail).toBe("to Thailand, from where is not named · 2024");
  });
});
