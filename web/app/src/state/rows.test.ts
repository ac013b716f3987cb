import { describe, expect, it } from "vitest";
import { rowsOfHotspot, rowsOfPlace, withParts } from "./rows";
import { testHotspot, testModel } from "./testing";

const m = testModel(
  [
    { id: "in-park", when: "2025-10-22", hotspots: ["park"] },
    { id: "in-town", when: "2025-10-23", hotspots: ["town", "park"] },
    { id: "in-state", when: "2025-10-24", hotspots: ["state"] },
    { id: "elsewhere", when: "2025-10-25", hotspots: ["bavet"] },
  ],
  [
    testHotspot("park", "KK Park", "MM", { part_of: "town" }),
    testHotspot("town", "Myawaddy", "MM", { part_of: "state" }),
    testHotspot("state", "Kayin State", "MM"),
    testHotspot("bavet", "Bavet", "KH"),
  ],
);
const ids = (rows: number[]) => rows.map((r) => m.columns.text.id(r));

describe("rows of a place", () => {
  it("are those of the place itself, or with those of its parts", () => {
    expect(ids(rowsOfHotspot(m, "town"))).toEqual(["in-town"]);
    expect(ids(rowsOfPlace(m, "town"))).toEqual(["in-park", "in-town"]);
    expect(ids(rowsOfPlace(m, "state"))).toEqual(["in-park", "in-town", "in-state"]);
    expect(ids(rowsOfPlace(m, "gone"))).toEqual([]);
  });
  it("end where parts go round in a circle", () => {
    const round = testModel([], [testHotspot("a", "A", "MM", { part_of: "b" }), testHotspot("b", "B", "MM", { part_of: "a" })]);
    expect([...withParts(round, "a")].sort()).toEqual(["a", "b"]);
  });
});
