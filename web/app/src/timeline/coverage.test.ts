import { describe, expect, it } from "vitest";
import { dayOf } from "../state/days";
import { randomOf } from "../state/testing";
import { sourcesBy } from "./coverage";
import { type FixtureRow, modelOf } from "./fixture";
import { histogram } from "./histogram";

describe("sources by step", () => {
  it("are counted once a step, over all the time that an event may fall in", () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const next = randomOf(seed);
    for (let round = 0; round < 40; round++) {
      const rows = Array.from({ length: 1 + next(40) }, (): FixtureRow => {
        const start = dayOf(2022) + next(1200);
        return { start, end: start + (next(2) ? 0 : next(500)), undated: next(9) === 0 };
      });
      const m = modelOf(rows);
      const c = m.columns;
      c.dictionaries.sources = ["a", "b", "c", "d", "e"];
      const lists = rows.map(() => c.dictionaries.sources.map((_, s) => s).filter(() => next(3) === 0));
      c.sources.offsets = Uint32Array.from([0, ...lists.map((_, i) => lists.slice(0, i + 1).flat().length)]);
      c.sources.index = Uint16Array.from(lists.flat());
      const h = histogram(m, new Uint8Array(rows.length), "month", { from: dayOf(2022), to: dayOf(2026) });
      const found = sourcesBy(m, h);
      for (let b = 0; b < found.length; b++) {
        const meet = lists.filter((_, i) => c.timePrecision[i] && c.start[i] < h.edges[b + 1] && c.end[i] >= h.edges[b]);
        expect(found[b], `seed ${seed}, round ${round}, bin ${b}`).toBe(new Set(meet.flat()).size);
      }
    }
  });
});
