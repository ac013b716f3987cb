import { describe, expect, it } from "vitest";
import { parseDate } from "./days";
import { byMonth, firstRows, listOrder, nearest, undatedRows } from "./list";
import { testModel } from "./testing";

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
const all = Array.from({ length: model.columns.rows }, (_, i) => i);
const ids = (rows: number[]) => rows.map((r) => model.columns.text.id(r));
const show = (rows: number[]) => byMonth(model, rows).map((g) => [g.title, ids(g.rows)]);

describe("the list by month", () => {
  it("has the latest first, and years after their months", () => {
    expect(show(all)).toEqual([
      ["January 2025", ["early-2025"]],
      ["December 2024", ["dec"]],
      ["March 2024", ["by-march"]],
      ["January 2024", ["jan-late", "jan-5", "jan"]],
      ["2024, month not known", ["in-2024"]],
      ["2023, month not known", ["since-2023"]],
      ["No date given", ["never"]],
    ]);
  });
  it("holds every row once", () => {
    expect(listOrder(byMonth(model, all)).sort((a, b) => a - b)).toEqual(all);
  });
  it("cuts a long list inside a group", () => {
    const groups = byMonth(model, all);
    expect(listOrder(firstRows(groups, 5))).toEqual(listOrder(groups).slice(0, 5));
    expect(firstRows(groups, 100)).toEqual(groups);
  });
  it("finds undated rows that pass", () => {
    const pass = new Uint8Array(all.length).fill(1);
    expect(ids(undatedRows(model, pass))).toEqual(["never"]);
    expect(undatedRows(model, new Uint8Array(all.length))).toEqual([]);
  });
  it("finds the nearest before and after an empty window", () => {
    const pass = new Uint8Array(all.length).fill(1);
    const m = testModel([
      { id: "a", when: "2016" },
      { id: "b", when: "2011" },
      { id: "c", when: "2022-05" },
      { id: "d", when: "" },
    ]);
    const near = nearest(m, pass, parseDate("2019-03")!.from, parseDate("2019-06")!.to);
    expect([near.before, near.after].map((r) => m.columns.text.id(r!))).toEqual(["a", "c"]);
    expect(nearest(m, new Uint8Array(4), 0, 1)).toEqual({ before: null, after: null });
  });
});
