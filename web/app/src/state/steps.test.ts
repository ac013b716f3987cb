import { describe, expect, it } from "vitest";
import { facets } from "./facets";
import { LargeState } from "./large";
import { listing } from "./list";
import type { Model } from "./model";
import { CERTAIN, NO_FILTERS, passing, type Selection, select, type Window } from "./selection";
import { sentence } from "./sentence";
import { randomFrom, type TestEvent, testModel } from "./testing";

const SEED = 20261123;

/** Some hundred events: days, months, years, spans, open ends, and some undated. */
function manyEvents(random: () => number): TestEvent[] {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)];
  const day = () => `20${20 + Math.floor(random() * 4)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`;
  const when = () => {
    const [a, b] = [day(), day()].sort();
    return pick([a, a, a.slice(0, 7), a.slice(0, 4), `${a}/${b}`, `[${a}..${b}]`, `${a}/..`, `[..${b}]`, ""]);
  };
  return Array.from({ length: 400 }, (_, i) => ({
    id: `e${i}`,
    when: when(),
    kind: pick(["raid", "rescue", "relocation", "report"]),
    hotspots: random() < 0.4 ? [pick(["kk", "bavet"])] : [],
    countries: random() < 0.7 ? [pick(["MM", "KH"])] : [],
    sources: [pick(["a", "b"])],
    confidence: pick(["confirmed", "reported"]),
    figures:
      random() < 0.3
        ? [
            {
              measure: pick(["rescued", "arrested"]),
              unit: "people",
              low: 5,
              best: 7,
              high: pick([9, null]),
              qualifier: pick(["exactly", "about", "at least"]),
            },
          ]
        : [],
  }));
}

/** The rows of the model in the order in which a large pack has them: undated ones last. */
const windows = (random: () => number): Window[] => {
  const out: Window[] = [];
  let [from, to] = [18300, 18600];
  for (let i = 0; i < 60; i++) {
    from += Math.floor((random() - 0.5) * (i % 9 === 0 ? 1500 : 60));
    to = Math.max(from, to + Math.floor((random() - 0.5) * (i % 7 === 0 ? 1500 : 60)));
    out.push({ from, to });
  }
  return out;
};

const plain = (s: Selection) => ({
  rows: [...s.rows],
  meets: [...s.meets],
  certain: s.certain,
  possible: s.possible,
  byFamily: s.byFamily,
  undated: s.undated,
});

function largeOf(m: Model): { state: LargeState; large: Model } {
  const state = new LargeState();
  const told = (s: Selection) => state.told(s);
  return { state, large: { ...m, large: { told } as unknown as Model["large"] & object } };
}

describe("a window that moves over many rows", () => {
  const random = randomFrom(SEED);
  const m = testModel(manyEvents(random));
  const filters = [NO_FILTERS, { ...NO_FILTERS, families: new Set(["force"] as const), countries: new Set(["MM"]) }];

  it.each(filters)("has the same rows, counts and list as looking at all of them", (f) => {
    const { state, large } = largeOf(m);
    const pass = state.passing(large, f);
    expect([...pass]).toEqual([...passing(m, f)]);
    for (const w of windows(randomFrom(SEED + 1))) {
      const s = state.select(large, w, pass);
      const all = select(m, w, pass);
      expect(plain(s)).toEqual(plain(all));
      const own = state.listing(s);
      const list = listing(m, all.meets);
      expect([...own.rows]).toEqual([...list.rows]);
      expect(own.groups).toEqual(list.groups);
    }
  });

  it.each(filters)("has the same facets and sentence", (f) => {
    const { state, large } = largeOf(m);
    const pass = state.passing(large, f);
    for (const w of windows(randomFrom(SEED + 2))) {
      expect(state.facets(large, f, w)).toEqual(facets(m, f, w));
      const one = select(m, w, passing(m, { ...f, families: new Set() }));
      expect(state.byFamily(large, f, w)).toEqual(one.byFamily);
      const own = sentence(large, state.select(large, w, pass));
      const all = sentence(m, select(m, w, pass));
      // How people were freed is not told of very many.
      expect({ ...own, figures: own.figures.length > 0 }).toEqual({
        ...all,
        figures: all.figures.length > 0,
        firstFigure: own.firstFigure,
      });
    }
  });

  it("keeps an earlier selection as it was when the window has gone on", () => {
    const { state, large } = largeOf(m);
    const pass = state.passing(large, NO_FILTERS);
    const [a, b] = [
      { from: 18300, to: 18700 },
      { from: 18800, to: 19000 },
    ];
    const first = state.select(large, a, pass);
    state.select(large, b, pass);
    expect(plain(first)).toEqual(plain(select(m, a, pass)));
    expect([...first.meets].filter((how) => how === CERTAIN).length).toBe(first.certain);
  });
});
