import { describe, expect, it } from "vitest";
import { dayOf, isoDay, parseDate } from "./days";
import { groupTitle, type Listing, listing, nearest, undatedListing } from "./list";
import type { Model } from "./model";
import { randomOf, testModel } from "./testing";

const model = testModel([
  { id: "in-2024", when: "2024" },
  { id: "since-2023", when: "2023/.." },
  { id: "dec", when: "2024-12" },
  { id: "jan-5", when: "2024-01-05" },
  { id: "jan-late", when: "[2024-01-21..2024-01-31]" },
  { id: "jan", when: "2024-01" },
  { id: "by-march", when: "[..2024-03]" },
  { id: "early-2025", when: "[2025-01..2025-04]" },
  { id: "never", when: "" },
]);
const every = (m: Model) => new Uint8Array(m.columns.rows).fill(1);
const ids = (m: Model, l: Listing) => Array.from(l.rows, (r) => m.columns.text.id(r));
const show = (m: Model, l: Listing) => l.groups.map((g) => [groupTitle(g.key), ids(m, l).slice(g.from, g.from + g.count)]);

describe("the list by month", () => {
  it("has the latest first, and years after their months", () => {
    expect(show(model, listing(model, every(model)))).toEqual([
      ["January 2025", ["early-2025"]],
      ["December 2024", ["dec"]],
      ["March 2024", ["by-march"]],
      ["January 2024", ["jan-late", "jan-5", "jan"]],
      ["2024, month not known", ["in-2024"]],
      ["2023, month not known", ["since-2023"]],
      ["No date given", ["never"]],
    ]);
  });
  it("leaves out what is not taken, and months without rows", () => {
    const take = every(model);
    for (const id of ["dec", "jan-5"]) take[model.rowOf.get(id)!] = 0;
    const l = listing(model, take);
    expect(show(model, l).map(([title]) => title)).not.toContain("December 2024");
    expect(ids(model, l)).toHaveLength(7);
  });
  it("agrees with a plain sort", () => {
    const seed = 4711;
    const next = randomOf(seed);
    for (let turn = 0; turn < 30; turn++) {
      const m = testModel(Array.from({ length: 90 }, (_, i) => ({ id: `e${i}`, when: isoDay(dayOf(2024) + next(60)) })));
      const take = every(m).map(() => next(2));
      const { start, end } = m.columns;
      const plain = [...m.rowOf.values()].filter((r) => take[r]).sort((a, b) => start[b] - start[a] || end[a] - end[b] || a - b);
      const l = listing(m, take);
      expect(Array.from(l.rows), `seed ${seed}, turn ${turn}`).toEqual(plain);
      expect(l.groups.reduce((n, g) => n + g.count, 0)).toBe(plain.length);
    }
  });
  it("finds undated rows that pass", () => {
    expect(ids(model, undatedListing(model, every(model)))).toEqual(["never"]);
    expect(undatedListing(model, new Uint8Array(model.columns.rows)).groups).toEqual([]);
  });
  it("finds the nearest before and after an empty window", () => {
    const m = testModel([
      { id: "a", when: "2016" },
      { id: "b", when: "2011" },
      { id: "c", when: "2022-05" },
      { id: "d", when: "" },
    ]);
    const near = nearest(m, every(m), parseDate("2019-03")!.from, parseDate("2019-06")!.to);
    expect([near.before, near.after].map((r) => m.columns.text.id(r!))).toEqual(["a", "c"]);
    expect(nearest(m, new Uint8Array(4), 0, 1)).toEqual({ before: null, after: null });
  });
});
