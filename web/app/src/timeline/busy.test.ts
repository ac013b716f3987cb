import { describe, expect, it } from "vitest";
import { ceilTo, dayOf, floorTo, OPEN_END, OPEN_START, parseDate } from "../state/days";
import { CERTAIN, meets, type Window } from "../state/selection";
import { randomOf } from "../state/testing";
import { extentOf } from "../state/time-range";
import { busyOf } from "./busy";
import { type FixtureRow, modelOf } from "./fixture";

const w = (from: string, to = from): Window => ({ from: parseDate(from)!.from, to: parseDate(to)!.to });

describe("whether something certainly falls in a window", () => {
  it("takes no notice of what only may", () => {
    const m = modelOf([
      { start: w("2024").from, end: w("2024").to },
      { start: w("2024-05-03").from, end: w("2024-05-03").to },
    ]);
    const busy = busyOf(m, Uint8Array.of(1, 1), w("2024"));
    expect([busy.holds(w("2024-04")), busy.holds(w("2024-05")), busy.holds(w("2024"))]).toEqual([false, true, true]);
    const vague = busyOf(m, Uint8Array.of(1, 0), w("2024"));
    expect([vague.holds(w("2024-05")), vague.holds(w("2024-01-01", "2024-12-30")), vague.holds(w("2024"))]).toEqual([
      false,
      false,
      true,
    ]);
    expect([busy.adds(w("2024-03").to, w("2024-04").to), busy.adds(w("2024-04").to, w("2024-05").to)]).toEqual([false, true]);
    expect(busy.adds(w("2024-11").to, w("2024-12").to)).toBe(true);
  });
  it("agrees with a plain loop", () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const next = randomOf(seed);
    for (let round = 0; round < 60; round++) {
      const rows = Array.from({ length: 1 + next(12) }, (): FixtureRow => {
        const day = dayOf(2019) + next(2000);
        switch (next(6)) {
          case 0:
            return { start: floorTo("year", day), end: ceilTo("year", day) };
          case 1:
            return { start: day, end: day + next(300), sure: [day + 2, day + 2 + next(200)] };
          case 2:
            return { start: OPEN_START, end: day };
          case 3:
            return { start: day, end: OPEN_END, sure: [day, day + next(90)] };
          default:
            return { start: day, end: day };
        }
      });
      // Ends are known and certain parts lie within: as in the data.
      for (const r of rows) if (r.sure && r.end !== OPEN_END) r.end = Math.max(r.end, r.sure[1]);
      const m = modelOf(rows);
      const extent = extentOf(m);
      if (!extent) continue;
      const pass = Uint8Array.from(rows, () => next(3) && 1);
      const busy = busyOf(m, pass, extent);
      const certain = (x: Window) => rows.some((_, i) => pass[i] && meets(m.columns, i, x) === CERTAIN);
      const number = (x: Window) => rows.filter((_, i) => pass[i] && meets(m.columns, i, x) === CERTAIN).length;
      for (let k = 0; k < 100; k++) {
        const from = extent.from - 20 + next(extent.to - extent.from + 40);
        const x = { from, to: from + next(200) };
        const inside = { from: Math.max(x.from, extent.from), to: Math.min(x.to, extent.to) };
        const want = inside.from <= inside.to && certain(inside);
        if (busy.holds(inside) !== want) throw new Error(`seed ${seed}, round ${round}`);
        const before = { from: extent.from, to: Math.min(Math.max(x.from, extent.from), extent.to) };
        const after = { from: extent.from, to: Math.min(Math.max(x.to, before.to), extent.to) };
        expect(busy.adds(before.to, after.to), `seed ${seed}, round ${round}`).toBe(number(after) > number(before));
      }
    }
  });
});
