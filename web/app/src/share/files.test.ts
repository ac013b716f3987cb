import { describe, expect, it } from "vitest";
import type { EventFeature } from "../api/events";
import { dayOf } from "../state/days";
import { NO_FILTERS, passing, select } from "../state/selection";
import { randomOf, testModel } from "../state/testing";
import type { Figure } from "../state/words";
import { aboutView, fileName, today } from "./about-view";
import { type Cell, harmless, toCSV } from "./csv";
import { figureColumn, figuresOf, toTable, wkt } from "./flat";
import { toGeoJSON } from "./geojson";
import { askFor, Changed, idsShown, takeShown } from "./shown-events";

const model = testModel([
  { id: "early", when: "2025-09-03" },
  { id: "raid", when: "2025-10-20", title: "Raid" },
  { id: "some-day", when: "2025" },
  { id: "never", when: "" },
]);
const shown = select(model, { from: dayOf(2025, 10), to: dayOf(2025, 10, 31) }, passing(model, NO_FILTERS));

const figure = (more: Partial<Figure>): Figure => ({
  measure: "rescued",
  unit: "people",
  low: null,
  best: null,
  high: null,
  qualifier: "exactly",
  sort: "happened",
  ...more,
});

function feature(
  id: string,
  more: Partial<EventFeature["properties"]> = {},
  geometry: EventFeature["geometry"] = null,
): EventFeature {
  const properties = {
    ...{ kind: "raid", title: id, summary: null, when: "2025-10-20", start: "2025-10-20", end: "2025-10-20" },
    ...{ sure_start: "2025-10-20", sure_end: "2025-10-20", time_precision: "day", ongoing: false, place: null },
    ...{ countries: ["MM", "TH"], precision: "near", radius_m: 3000, hotspots: ["kk-park"], figures: [] },
    ...{ sources: [{ id: "a", claim: "x" }], confidence: "reported", dataset: "curated", version: 1 },
    ...more,
  };
  return { type: "Feature", id, geometry, properties };
}

const about = aboutView(model, shown, "https://example.org/?from=2025-10-01&to=2025-10-31", [
  { id: "curated", title: "Facts", licence: "CC-BY-4.0", credit: "mapd, contributors", edition: "1" },
]);

describe("what is shown", () => {
  it("is the selected rows, certain and possible told apart", () => {
    expect([...idsShown(model, shown)]).toEqual([
      ["some-day", "possible"],
      ["raid", "certain"],
    ]);
  });
  it("is taken from a larger answer, in the page's order", () => {
    const events = takeShown(
      ["never", "raid", "early", "some-day"].map((id) => feature(id)),
      idsShown(model, shown),
    );
    expect(events.map((e) => [e.feature.id, e.inWindow])).toEqual([
      ["some-day", "possible"],
      ["raid", "certain"],
    ]);
  });
  it("is an error if the server has other data by now", () => {
    expect(() => takeShown([feature("raid")], idsShown(model, shown))).toThrow(Changed);
  });
  it("asks for the window and for what the server can filter", () => {
    const filters = { ...NO_FILTERS, countries: new Set(["MM", "KH"]), families: new Set(["said"] as const) };
    expect(askFor(shown, filters)).toEqual({ datetime: "2025-10-01/2025-10-31", country: "MM,KH" });
  });
});

describe("a GeoJSON file", () => {
  it("says where it comes from, and how each event meets the window", () => {
    const events = takeShown(
      [feature("raid", {}, { type: "Point", coordinates: [98.5, 16.6] }), feature("some-day")],
      idsShown(model, shown),
    );
    const file = JSON.parse(toGeoJSON(events, about));
    expect(file).toMatchObject({
      type: "FeatureCollection",
      window: ["2025-10-01", "2025-10-31"],
      licence: "CC-BY-4.0",
      credit: "mapd, contributors",
      address: "https://example.org/?from=2025-10-01&to=2025-10-31",
      undated_left_out: 1,
    });
    expect(
      file.features.map((f: { id: string; geometry: unknown; properties: { in_window: string } }) => [
        f.id,
        f.geometry !== null,
        f.properties.in_window,
      ]),
    ).toEqual([
      ["some-day", false, "possible"],
      ["raid", true, "certain"],
    ]);
  });
});

describe("comma-separated values", () => {
  it.each<[Cell, string]>([
    [null, ""],
    [-1.5, "-1.5"],
    [0, "0"],
    [Number.NaN, ""],
    ["plain", "plain"],
    ["a,b", '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ["two\nlines", '"two\nlines"'],
    ["=1+1", "'=1+1"],
    ["+66 2", "'+66 2"],
    ["-2", "'-2"],
    ["@SUM(A1)", "'@SUM(A1)"],
    [" =1", "' =1"],
    ["\t=1", "'\t=1"],
    ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
    ["＝1", "'＝1"],
    ["a=b", "a=b"],
  ])("writes %j as %s", (value, text) => {
    expect(toCSV([[value]])).toBe(`${text}\r\n`);
  });

  /** A plain reader of RFC 4180. */
  function read(csv: string): string[][] {
    const rows: string[][] = [[""]];
    let quoted = false;
    for (let i = 0; i < csv.length; i++) {
      const row = rows[rows.length - 1];
      const c = csv[i];
      if (quoted && c === '"' && csv[i + 1] === '"') row[row.length - 1] += csv[++i];
      else if (c === '"') quoted = !quoted;
      else if (!quoted && c === ",") row.push("");
      else if (!quoted && c === "\r" && csv[i + 1] === "\n") {
        rows.push([""]);
        i++;
      } else row[row.length - 1] += c;
    }
    return rows.slice(0, -1);
  }

  it("comes back as it was written", () => {
    const seed = 11;
    const next = randomOf(seed);
    const letters = ['"', ",", "\r", "\n", "=", "-", "a", "ก", " ", "😀", "\t"];
    for (let turn = 0; turn < 300; turn++) {
      const text = () => Array.from({ length: next(6) }, () => letters[next(letters.length)]).join("");
      const rows = Array.from({ length: 1 + next(4) }, () => [text(), text(), text()]);
      expect(read(toCSV(rows)), `seed ${seed}, turn ${turn}`).toEqual(rows.map((r) => r.map(harmless)));
    }
  });
});

describe("figures as columns", () => {
  it("are named by measure, unit unless people or said already, and levels as such", () => {
    expect(figureColumn(figure({}))).toBe("rescued");
    expect(figureColumn(figure({ measure: "requests for help", unit: "requests" }))).toBe("requests_for_help");
    expect(figureColumn(figure({ measure: "held", sort: "level" }))).toBe("held_level");
    expect(figureColumn(figure({ measure: "seized", unit: "USD" }))).toBe("seized_usd");
  });
  it("leave out what is a part of another", () => {
    const all = figuresOf([figure({ id: "a", low: 10, best: 10, high: 10 }), figure({ of: "a", low: 3, best: 3, high: 3 })]);
    expect(all).toEqual(new Map([["rescued", expect.objectContaining({ low: 10, best: 10, high: 10 })]]));
  });
  it("add up what happened; a missing bound is missing in the sum", () => {
    const all = figuresOf([figure({ low: 10, best: 10, high: 10 }), figure({ low: 5, qualifier: "at least" })]);
    expect(all.get("rescued")).toEqual({ low: 15, best: null, high: null });
  });
  it("never add up levels", () => {
    const held = { measure: "held", sort: "level" as const };
    const all = figuresOf([
      figure({ ...held, low: 100, best: 100, high: 100 }),
      figure({ ...held, low: 80, best: 90, high: 95 }),
    ]);
    expect(all.get("held_level")).toEqual({ low: 80, best: null, high: 100 });
  });
});

describe("the table", () => {
  it("has a row per event, its figures, sources and licence", () => {
    const raid = feature(
      "raid",
      { figures: [figure({ low: 2000, best: null, high: null, qualifier: "at least" })] },
      { type: "Point", coordinates: [98.5, 16.6] },
    );
    const [head, some, row] = toTable(takeShown([raid, feature("some-day")], idsShown(model, shown)), model, about);
    const of = (cells: Cell[], column: string) => cells[head.indexOf(column)];
    expect(of(row, "in_window")).toBe("certain");
    expect(of(some, "in_window")).toBe("possible");
    expect([of(row, "lon"), of(row, "lat"), of(row, "wkt")]).toEqual([98.5, 16.6, "POINT (98.5 16.6)"]);
    expect([of(some, "lon"), of(some, "wkt")]).toEqual([null, null]);
    expect(["low", "best", "high"].map((b) => of(row, `rescued_${b}`))).toEqual([2000, null, null]);
    expect([of(row, "countries"), of(row, "source_ids"), of(row, "source_names")]).toEqual(["MM; TH", "a", "a"]);
    expect([of(row, "licence"), of(row, "address")]).toEqual(["CC-BY-4.0", about.address]);
    expect([head, some, row].map((r) => r.length)).toEqual([head.length, head.length, head.length]);
  });
  it("writes several places as one geometry and none of them as the position", () => {
    expect(
      wkt({
        type: "MultiPoint",
        coordinates: [
          [98.5, 16.6],
          [103, 13],
        ],
      }),
    ).toBe("MULTIPOINT ((98.5 16.6), (103 13))");
    expect(wkt(null)).toBeNull();
  });
});

it("names files by what and when", () => {
  expect(fileName("events", about, "csv")).toBe("mapd-events-2025-10-01_2025-10-31.csv");
});

it("has the reader's own day", () => {
  expect(today(new Date(2026, 0, 5, 23, 30))).toBe("2026-01-05");
});
