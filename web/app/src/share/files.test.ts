import { describe, expect, it } from "vitest";
import { dayOf } from "../state/days";
import { NO_FILTERS } from "../state/selection";
import { fileName, today } from "./about-view";
import { feedAddress, feedQuery, toolsAddress } from "./feed-address";

const october = { window: { from: dayOf(2025, 10), to: dayOf(2025, 10, 31) } };

describe("the feed of what is shown", () => {
  it("asks for the window, and leaves out what has no date", () => {
    expect(Object.fromEntries(feedQuery(october, NO_FILTERS, "en"))).toEqual({
      datetime: "2025-10-01/2025-10-31",
      filter: "time_precision IS NOT NULL",
      lang: "en",
    });
  });
  it("asks for what each filter lets through", () => {
    const filters = {
      countries: new Set(["MM", "KH"]),
      hotspots: new Set(["kk-park"]),
      sources: new Set(["un-2023"]),
      datasets: new Set(["curated"]),
      confidences: new Set(["confirmed", "disputed"]),
      families: new Set(["said", "harm"] as const),
      kinds: new Set(["raid", "o'clock"]),
    };
    expect(Object.fromEntries(feedQuery(october, filters, "zh-Hans"))).toEqual({
      datetime: "2025-10-01/2025-10-31",
      country: "MM,KH",
      hotspot: "kk-park",
      source: "un-2023",
      dataset: "curated",
      confidence: "confirmed,disputed",
      family: "force,press,freed,moved,other",
      filter: "time_precision IS NOT NULL AND kind NOT IN ('raid', 'o''clock')",
      lang: "zh-Hans",
    });
  });
  it("has an address in each format, and a page for tools", () => {
    const query = new URLSearchParams({ filter: "kind = 'a&b'" });
    expect(feedAddress("gpkg", query)).toBe("feeds/events.gpkg?filter=kind+%3D+%27a%26b%27");
    expect(feedAddress("csv", query, true)).toBe("feeds/events.csv?filter=kind+%3D+%27a%26b%27&bom=true");
    expect(feedAddress("geojson", query, true)).toBe(feedAddress("geojson", query));
    expect(toolsAddress(query)).toBe("feeds?filter=kind+%3D+%27a%26b%27");
  });
});

it("names files by what and when", () => {
  expect(fileName("map", { from: "2025-10-01", to: "2025-10-31" }, "png")).toBe("mapd-map-2025-10-01_2025-10-31.png");
});

it("has the reader's own day", () => {
  expect(today(new Date(2026, 0, 5, 23, 30))).toBe("2026-01-05");
});
