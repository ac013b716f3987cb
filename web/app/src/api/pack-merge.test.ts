import { describe, expect, it } from "vitest";
import type { Columns } from "../state/model";
import { type TestEvent, testModel } from "../state/testing";
import { type Core, columnsOf, type Filtered } from "./pack";
import { mergeCores, mergeFilters } from "./pack-merge";

/** The columns as they come in the parts of a pack. */
function partOf({ text: _, dictionaries: d, ...c }: Columns): Core & Filtered {
  return { ...c, words: d } as unknown as Core & Filtered;
}

/** One row as a text: everything that the columns say of it. */
function tell(c: Columns, row: number): string {
  const d = c.dictionaries;
  const list = (l: { offsets: Uint32Array; index: ArrayLike<number> }, of: (i: number) => unknown) =>
    Array.from({ length: l.offsets[row + 1] - l.offsets[row] }, (_, j) => of(l.index[l.offsets[row] + j]));
  const f = c.figures;
  const figures = list({ offsets: f.offsets, index: Uint32Array.from(f.measure.keys()) }, (i) => [
    d.measures[f.measure[i]],
    d.units[f.unit[i]],
    f.low[i],
    f.best[i],
    d.qualifiers[f.qualifier[i]],
    f.sort[i],
  ]);
  return JSON.stringify([
    [c.start[row], c.end[row], c.sureStart[row], c.sureEnd[row], c.timePrecision[row], c.flags[row]],
    [d.kinds[c.kind[row]], d.confidences[c.confidence[row]], d.precisions[c.precision[row]], d.datasets[c.dataset[row]]],
    list(c.places, (p) => [c.placeLon[p], c.placeLat[p], c.placeHotspot[p] < 0 ? "" : d.hotspots[c.placeHotspot[p]]]),
    list(c.countries, (i) => d.countries[i]),
    list(c.hotspots, (i) => d.hotspots[i]),
    list(c.sources, (i) => d.sources[i]),
    figures,
  ]);
}

/** The same numbers each time. */
function random(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % n;
  };
}

const WHENS = ["2024-01-05", "2023", "2024-02/2024-05", "", "2021/..", "../2022", "2024-01-04"];

function events(r: (n: number) => number, n: number, of: string): TestEvent[] {
  const some = <T>(values: T[]) => values.filter(() => r(2) === 0);
  return Array.from({ length: n }, (_, i) => ({
    id: `${of}-${i}`,
    when: WHENS[r(WHENS.length)],
    kind: [
      ["raid", "report"],
      ["rescue", "raid"],
      ["report", "rescue"],
    ][of.charCodeAt(0) % 3][r(2)],
    hotspots: some(["kk-park", `place-${of}`]),
    countries: some(["MM", "KH", `C${of}`]),
    sources: some([`s-${of}`, "s"]),
    confidence: ["reported", "confirmed", ""][r(3)],
    dataset: ["a", of][r(2)],
    figures: some([
      { measure: `m-${of}`, low: r(9) },
      { best: 3, sort: "level" as const },
    ]),
  }));
}

describe("the parts of a large pack", () => {
  it.each([1, 2, 3, 4, 5])("say together what each says (%i)", (seed) => {
    const r = random(seed);
    const models = ["x", "y", "z", "w"].map((name) => testModel(events(r, r(12), name)));
    const parts = models.map((m) => partOf(m.columns));
    const merged = mergeCores(parts);
    const whole = columnsOf(merged.core, mergeFilters(parts, merged), models[0].columns.text);
    const own = models.flatMap((m) => Array.from({ length: m.columns.rows }, (_, row) => tell(m.columns, row)));
    expect(whole.rows).toBe(own.length);
    expect([...merged.origin].sort((a, b) => a - b)).toEqual([...own.keys()]);
    for (let row = 0; row < whole.rows; row++) expect(tell(whole, row)).toBe(own[merged.origin[row]]);
    for (let row = 1; row < whole.rows; row++) {
      const [before, now] = [row - 1, row].map((i) => (whole.timePrecision[i] === 0 ? Infinity : whole.start[i]));
      expect(before).toBeLessThanOrEqual(now);
      if (before === now) expect(merged.origin[row - 1]).toBeLessThan(merged.origin[row]);
    }
  });
});
