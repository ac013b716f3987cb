import { describe, expect, it } from "vitest";
import { hotspot, modelOf } from "../layers/testing";
import { listOf } from "./model";
import { onlyCountries } from "./only-country";

const m = modelOf(
  [
    { id: "crossing", places: [0], countries: ["MM", "TH"] },
    { id: "country", countries: ["KH", "LA"] },
    { id: "inside", places: [0], countries: ["MM"] },
    { id: "no hotspot's place", places: [1], countries: ["MM", "TH"] },
    { id: "two places", places: [0, 2], countries: ["MM", "LA", "KH"] },
    { id: "whole region" },
  ],
  [
    { lon: 98.5, lat: 16.6, hotspot: "kk-park" },
    { lon: 101, lat: 14 },
    { lon: 103.5, lat: 10.6, hotspot: "coast" },
  ],
  [hotspot("kk-park", 98.5, 16.6, { country: "MM" }), hotspot("coast", 103.5, 10.6, { country: "KH" })],
);

describe("onlyCountries", () => {
  it.each([
    ["crossing", ["TH"]],
    ["country", ["KH", "LA"]],
    ["inside", []],
    ["no hotspot's place", []],
    ["two places", ["LA"]],
    ["whole region", []],
  ])("%s: %j", (id, codes) => {
    const row = m.rowOf.get(id)!;
    expect(listOf(onlyCountries(m), row).map((i) => m.columns.dictionaries.countries[i])).toEqual(codes);
  });
});
