import { describe, expect, it } from "vitest";
import { dayOf, isoDay } from "./days";
import { facets } from "./facets";
import type { Facet } from "./failing";
import { type Lists, listOf, type Model } from "./model";
import { type Filters, meets, NO_FILTERS, OUT, passing, type Window } from "./selection";
import { randomOf, type TestEvent, testHotspot, testModel } from "./testing";

const KINDS = ["raid", "rescue", "repatriation", "relocation", "report"];

function randomEvents(next: (n: number) => number, n: number): TestEvent[] {
  const some = (list: string[]) => list.filter(() => next(3) === 0);
  return Array.from({ length: n }, (_, i) => ({
    id: `e${i}`,
    when: next(9) ? isoDay(dayOf(2022) + next(1400)) : "",
    kind: KINDS[next(KINDS.length)],
    hotspots: some(["kk", "laukkai", "bavet"]),
    countries: some(["MM", "KH", "PH"]),
    sources: some(["s1", "s2", "s3", "s4"]),
    confidence: ["reported", "confirmed", "disputed"][next(3)],
    dataset: ["curated", "un"][next(2)],
  }));
}

function randomFilters(next: (n: number) => number): Filters {
  const set = <T>(...list: T[]) => new Set(next(2) ? list.filter(() => next(2)) : []);
  return {
    families: set("force" as const, "said" as const),
    kinds: set("rescue", "report"),
    countries: set("MM", "KH"),
    confidences: set("reported", "disputed"),
    hotspots: set("kk", "bavet"),
    sources: set("s1", "s3"),
    datasets: set("curated"),
  };
}

const listed = (lists: Lists, dictionary: string[]) => (row: number) => listOf(lists, row).map((i) => dictionary[i]);

/** The values of a row by property. */
function valuesOf(m: Model): Record<Facet, (row: number) => string[]> {
  const c = m.columns;
  const d = c.dictionaries;
  const kind = (row: number) => [d.kinds[c.kind[row]]];
  return {
    family: kind,
    kind,
    country: listed(c.countries, d.countries),
    hotspot: listed(c.hotspots, d.hotspots),
    source: listed(c.sources, d.sources),
    confidence: (row) => [d.confidences[c.confidence[row]]],
    dataset: (row) => [d.datasets[c.dataset[row]]],
  };
}

const WITHOUT: Record<Facet, Partial<Filters>> = {
  family: { families: new Set() },
  kind: { families: new Set(), kinds: new Set() },
  country: { countries: new Set() },
  hotspot: { hotspots: new Set() },
  source: { sources: new Set() },
  confidence: { confidences: new Set() },
  dataset: { datasets: new Set() },
};

const DICTIONARY = {
  family: "kinds",
  kind: "kinds",
  country: "countries",
  hotspot: "hotspots",
  source: "sources",
  confidence: "confidences",
  dataset: "datasets",
} as const;

describe("facets", () => {
  it("count as a plain loop does, a property's own choice apart", () => {
    const seed = 20251021;
    const next = randomOf(seed);
    for (let turn = 0; turn < 60; turn++) {
      const m = testModel(randomEvents(next, 80));
      const f = randomFilters(next);
      const from = dayOf(2022) + next(1000);
      const w: Window = { from, to: from + next(600) };
      const got = facets(m, f, w);
      const inside = [...m.rowOf.values()].filter((row) => meets(m.columns, row, w) !== OUT);
      const values = valuesOf(m);
      for (const facet of Object.keys(values) as Facet[]) {
        const pass = passing(m, { ...f, ...WITHOUT[facet] });
        const plain = m.columns.dictionaries[DICTIONARY[facet]].map(
          (value) => inside.filter((row) => pass[row] && values[facet](row).includes(value)).length,
        );
        expect(Array.from(got.counts[facet]), `seed ${seed}, turn ${turn}, ${facet}`).toEqual(plain);
      }
      const pass = passing(m, f);
      expect(got.shown).toBe(inside.filter((row) => pass[row]).length);
      expect(got.hidden).toBe(inside.filter((row) => !pass[row]).length);
    }
  });

  it("never count what has no date", () => {
    const m = testModel([{ id: "a", when: "" }]);
    expect(facets(m, NO_FILTERS, { from: -1e6, to: 1e6 }).shown).toBe(0);
  });
});

describe("a place that has parts", () => {
  const m = testModel(
    [
      { id: "a", when: "2024-01-01", hotspots: ["park", "town"] },
      { id: "b", when: "2024-01-02", hotspots: ["park"] },
      { id: "c", when: "2024-01-03", hotspots: ["bavet"] },
    ],
    [testHotspot("park", "KK Park", "MM", { part_of: "town" }), testHotspot("town", "Myawaddy", "MM", { part_of: "state" })],
  );
  const w: Window = { from: dayOf(2024), to: dayOf(2025) };
  it("counts the events of its parts, each once", () => {
    const counts = facets(m, NO_FILTERS, w).counts.hotspot;
    const of = (id: string) => counts[m.columns.dictionaries.hotspots.indexOf(id)];
    expect([of("park"), of("town"), of("bavet")]).toEqual([2, 2, 1]);
  });
  it("lets them pass, also where no event names it itself", () => {
    for (const id of ["town", "state"]) {
      expect(facets(m, { ...NO_FILTERS, hotspots: new Set([id]) }, w)).toMatchObject({ shown: 2, hidden: 1 });
    }
  });
});

describe("filters by place, source and dataset", () => {
  it("keep events that have one of the values chosen, for each property", () => {
    const m = testModel([
      { id: "a", when: "2024-01-01", hotspots: ["kk", "laukkai"], sources: ["s1"] },
      { id: "b", when: "2024-01-02", hotspots: ["laukkai"], sources: ["s2"], dataset: "un" },
      { id: "c", when: "2024-01-03", sources: ["s1", "s2"] },
    ]);
    const left = (f: Partial<Filters>) => {
      const pass = passing(m, { ...NO_FILTERS, ...f });
      return [...m.rowOf].filter(([, row]) => pass[row]).map(([id]) => id);
    };
    expect(left({})).toEqual(["a", "b", "c"]);
    expect(left({ hotspots: new Set(["kk"]) })).toEqual(["a"]);
    expect(left({ sources: new Set(["s2"]) })).toEqual(["b", "c"]);
    expect(left({ hotspots: new Set(["laukkai"]), datasets: new Set(["un"]) })).toEqual(["b"]);
    expect(left({ sources: new Set(["gone"]) })).toEqual([]);
  });
});
