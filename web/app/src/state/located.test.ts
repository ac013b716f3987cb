import { expect, it } from "vitest";
import { readLocated } from "./located";

it.each([
  ["geonames:1609350; The row of Bangkok.", "GeoNames 1609350", "The row of Bangkok."],
  ["cities:PH/Bamban/15.27386,120.56683; Not the other; sure.", "GeoNames Bamban, 15.27386,120.56683", "Not the other; sure."],
  ["naturalearth:MM/Kayin; Within the outline.", "Natural Earth Kayin", "Within the outline."],
  ["by hand; The middle of the zone.", null, "The middle of the zone."],
  ["Placed by a local editor; roughly.", null, "Placed by a local editor; roughly."],
  ["", null, ""],
])("%s", (located, row, text) => {
  expect(readLocated(located)).toEqual({ row, text });
});
