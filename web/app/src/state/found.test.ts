import { describe, expect, it } from "vitest";
import { modelOf } from "../layers/testing";
import { eventsIn, type FoundPlace, holds, isNamed, meantBy, metresBetween } from "./found";
import { NO_FILTERS, passing, select } from "./selection";

const place = (over: Partial<FoundPlace> = {}): FoundPlace => ({
  id: "x",
  name: "X",
  label: "X",
  kind: "town",
  lon: 98.5,
  lat: 16.7,
  radiusM: 5000,
  box: null,
  ...over,
});

describe("a place that was looked up", () => {
  it("measures on a sphere", () => {
    expect(metresBetween(0, 0, 0, 1)).toBeCloseTo(111_195, 0);
    expect(metresBetween(179.9, 0, -179.9, 0)).toBeCloseTo(22_239, 0);
    expect(metresBetween(98.5, 16.7, 98.5, 16.7)).toBe(0);
  });

  it("holds what lies within its radius", () => {
    expect(holds(place(), 98.52, 16.72)).toBe(true);
    expect(holds(place(), 98.5, 16.75)).toBe(false);
  });

  it("holds what lies in its box, also over the date line", () => {
    const area = place({ box: [102, 10, 108, 15] });
    expect(holds(area, 105, 12)).toBe(true);
    expect(holds(area, 98.5, 16.7)).toBe(false);
    const fiji = place({ box: [177, -20, -178, -15] });
    expect(holds(fiji, 179, -18)).toBe(true);
    expect(holds(fiji, -179, -18)).toBe(true);
    expect(holds(fiji, 0, -18)).toBe(false);
  });

  it("counts each selected event once", () => {
    const m = modelOf(
      [
        { id: "twice", start: 10, end: 10, places: [0, 1] },
        { id: "near", start: 10, end: 10, places: [1] },
        { id: "far", start: 10, end: 10, places: [2] },
        { id: "country", start: 10, end: 10, countries: ["MM"] },
        { id: "later", start: 99, end: 99, places: [0] },
      ],
      [
        { lon: 98.5, lat: 16.7 },
        { lon: 98.51, lat: 16.71 },
        { lon: 104, lat: 12 },
      ],
    );
    const s = select(m, { from: 0, to: 20 }, passing(m, NO_FILTERS));
    expect(eventsIn(m, s, place())).toBe(2);
    expect(eventsIn(m, s, place({ lon: 110, lat: 5 }))).toBe(0);
  });

  it("is known again by what the address has of it", () => {
    const there = place({ lon: 98.5049, lat: 16.7049 });
    const elsewhere = place({ id: "y", lon: 99.5 });
    const beside = place({ id: "z", name: "X Market", lon: 98.5, lat: 16.7 });
    const n = { name: "X", lon: 98.5, lat: 16.7 };
    expect(meantBy(n, [elsewhere, beside, there])).toBe(there);
    expect(meantBy({ ...n, name: "某地" }, [there, beside])).toBe(beside);
    expect(meantBy(n, [elsewhere])).toBeNull();
    expect(isNamed(there, n)).toBe(true);
    expect(isNamed(elsewhere, n)).toBe(false);
    expect(isNamed(beside, n)).toBe(false);
  });
});
