import { describe, expect, it } from "vitest";
import { addSteps, ceilTo, dayOf, floorTo, isoDay, OPEN_END, OPEN_START, parseDate, STEPS, type Step } from "../state/days";
import { meets, OUT, select, type Window } from "../state/selection";
import { FAMILIES } from "../state/words";
import { type FixtureRow, modelOf } from "./fixture";
import { binOf, binsIn, countOf, highest, histogram, roundBelow } from "./histogram";
import { laySpans } from "./spans";

const w = (from: string, to = from): Window => ({ from: parseDate(from)!.from, to: parseDate(to)!.to });
const row = (from: string, to = from, more: Partial<FixtureRow> = {}): FixtureRow => ({
  start: parseDate(from)!.from,
  end: parseDate(to)!.to,
  ...more,
});
const all = (n: number) => new Uint8Array(n).fill(1);

function random(seed: number): () => number {
  let s = seed;
  return () => (s = (Math.imul(s, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

/** Days, months, years, ranges, open and undated rows from 2003 to 2025. */
function randomRows(next: () => number, n: number): FixtureRow[] {
  const first = dayOf(2003);
  const days = dayOf(2025, 12, 31) - first;
  return Array.from({ length: n }, (): FixtureRow => {
    const day = first + Math.floor(next() * days);
    const family = FAMILIES[Math.floor(next() * FAMILIES.length)];
    const kind = Math.floor(next() * 8);
    if (kind === 0) return { start: floorTo("month", day), end: ceilTo("month", day), family };
    if (kind === 1) return { start: floorTo("year", day), end: ceilTo("year", day), family };
    if (kind === 2) return { start: day, end: Math.min(day + Math.floor(next() * 200), first + days), family };
    if (kind === 3) return { start: day - 40, end: day, sure: [day - 30, day - 10], family };
    if (kind === 4) return { start: OPEN_START, end: day, family };
    if (kind === 5) return { start: day, end: OPEN_END, sure: [day, day], family };
    if (kind === 6) return { start: 0, end: 0, undated: true, family };
    return { start: day, end: day, family };
  });
}

describe("histogram", () => {
  it("counts what lies in one step and keeps the rest as spans", () => {
    const m = modelOf([
      row("2024-02-29"),
      row("2024-02"),
      row("2024"),
      row("2024-02-20", "2024-03-05"),
      row("2023-12-31"),
      row("2024-03-01"),
    ]);
    const h = histogram(m, all(6), "month", w("2023", "2024"));
    const at = (text: string) => countOf(h, binOf(h, parseDate(text)!.from));
    expect([at("2023-12-15"), at("2024-02-01"), at("2024-03-01"), at("2024-04-01")]).toEqual([1, 2, 1, 0]);
    expect(h.spans.length).toBe(2);
  });
  it("turns spans into blocks when the step grows", () => {
    const m = modelOf([row("2024"), row("2024-02-20", "2024-03-05"), row("2024-05")]);
    const spans = (step: Step) => histogram(m, all(3), step, w("2023", "2025")).spans.length;
    expect(STEPS.map(spans)).toEqual([3, 3, 2, 1, 0]);
  });
  it("has whole calendar steps as bins, leap days and month ends included", () => {
    const m = modelOf([row("2003"), row("2025")]);
    for (const step of STEPS) {
      const { edges } = histogram(m, all(2), step, w("2003", "2025"));
      for (let b = 0; b < edges.length - 1; b++) {
        if (floorTo(step, edges[b]) !== edges[b] || ceilTo(step, edges[b]) + 1 !== edges[b + 1])
          throw new Error(`${step} ${isoDay(edges[b])}`);
      }
    }
  });
  it("agrees with a plain loop", () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const next = random(seed);
    for (let round = 0; round < 30; round++) {
      const m = modelOf(randomRows(next, 120));
      const c = m.columns;
      const pass = Uint8Array.from({ length: c.rows }, () => (next() < 0.7 ? 1 : 0));
      const step = STEPS[round % STEPS.length];
      const h = histogram(m, pass, step, { from: floorTo("year", m.firstDay), to: ceilTo("year", m.lastDay) });
      const counts = new Uint32Array(h.counts.length);
      const hidden = new Uint32Array(h.hidden.length);
      const spans: number[] = [];
      for (let i = 0; i < c.rows; i++) {
        if (c.timePrecision[i] === 0) continue;
        let bin = -1;
        for (let b = 0; b < hidden.length; b++) if (c.start[i] >= h.edges[b] && c.end[i] < h.edges[b + 1]) bin = b;
        if (bin < 0 && pass[i]) spans.push(i);
        if (bin >= 0 && pass[i]) counts[bin * FAMILIES.length + FAMILIES.indexOf(m.familyAt[c.kind[i]])]++;
        if (bin >= 0 && !pass[i]) hidden[bin]++;
      }
      expect(
        `${seed}: ${h.counts} ${h.hidden} ${h.spans}` === `${seed}: ${counts} ${hidden} ${spans}`,
        `seed ${seed}, round ${round}`,
      ).toBe(true);
    }
  });
  it("stacks to what the selection counts, for every window of whole steps", () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const next = random(seed);
    for (let round = 0; round < 100; round++) {
      const m = modelOf(randomRows(next, 150));
      const pass = Uint8Array.from({ length: m.columns.rows }, () => (next() < 0.8 ? 1 : 0));
      const step = STEPS[round % STEPS.length];
      const h = histogram(m, pass, step, { from: floorTo("year", m.firstDay), to: ceilTo("year", m.lastDay) });
      const first = Math.floor(next() * (h.edges.length - 1));
      const last = Math.min(h.edges.length - 2, first + Math.floor(next() * 40));
      const window = { from: h.edges[first], to: h.edges[last + 1] - 1 };
      const s = select(m, window, pass);
      const spans = [...h.spans].filter((i) => meets(m.columns, i, window) !== OUT);
      let blocks = 0;
      for (let b = first; b <= last; b++) blocks += countOf(h, b);
      expect({ seed, n: blocks + spans.length }).toEqual({ seed, n: s.certain + s.possible });
      const certainSpans = spans.filter((i) => meets(m.columns, i, window) === 2).length;
      expect({ seed, n: blocks + certainSpans }).toEqual({ seed, n: s.certain });
    }
  });
  it("finds bins by day, and none outside", () => {
    const h = histogram(modelOf([row("2024")]), all(1), "month", w("2024"));
    expect([binOf(h, dayOf(2023, 12, 31)), binOf(h, dayOf(2024)), binOf(h, dayOf(2024, 12, 31)), binOf(h, dayOf(2025))]).toEqual([
      -1, 0, 11, 12,
    ]);
    expect(binsIn(h, w("2023", "2025"))).toEqual([0, 11]);
  });
  it("takes the highest bar of the range with what is filtered away", () => {
    const h = histogram(modelOf([row("2024-01"), row("2024-01"), row("2024-05")]), Uint8Array.of(1, 0, 1), "month", w("2024"));
    expect([highest(h, w("2024")), highest(h, w("2024-02", "2024-12"))]).toEqual([2, 1]);
  });
  it("names round numbers on the scale", () => {
    expect([0, 1, 4, 6, 9, 10, 47, 260, 9800].map(roundBelow)).toEqual([0, 1, 4, 5, 5, 10, 40, 200, 5000]);
  });
});

describe("spans", () => {
  const lay = (rows: FixtureRow[], lanes = 6, range = w("2022", "2025")) => {
    const m = modelOf(rows);
    const h = histogram(m, all(rows.length), "month", w("2003", "2025"));
    return { ...laySpans(m.columns, h, range, lanes), h, c: m.columns };
  };
  it("lets periods that only touch share a lane", () => {
    expect(lay([row("2022"), row("2023"), row("2024")]).whiskers.map((x) => x.lane)).toEqual([0, 0, 0]);
  });
  it("puts shorter ones above and leaves out what does not meet the range", () => {
    const { whiskers, c } = lay([row("2023"), row("2023-02", "2023-04"), row("2009")]);
    expect(whiskers.map((x) => [isoDay(c.start[x.row]), x.lane])).toEqual([
      ["2023-02-01", 0],
      ["2023-01-01", 1],
    ]);
  });
  it("counts by step what finds no lane", () => {
    const { whiskers, more, moreMax, h } = lay([row("2023"), row("2023"), row("2023"), row("2023-12", "2024-02")], 2);
    expect(whiskers.length).toBe(2);
    expect(moreMax).toBe(2);
    const at = (text: string) => more![binOf(h, parseDate(text)!.from)];
    expect([at("2022-12"), at("2023-01"), at("2023-12"), at("2024-01")]).toEqual([0, 2, 2, 0]);
  });
  it("never overlaps in a lane and loses no event", () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const next = random(seed);
    for (let round = 0; round < 30; round++) {
      const rows = randomRows(next, 10 + Math.floor(next() * 500));
      const range = w("2019-03", "2024-06");
      const { whiskers, more, h, c } = lay(rows, 6, range);
      for (const a of whiskers)
        for (const b of whiskers)
          if (a.row < b.row && a.lane === b.lane && c.start[a.row] <= c.end[b.row] && c.start[b.row] <= c.end[a.row])
            throw new Error(`seed ${seed}, rows ${a.row} and ${b.row}`);
      const drawn = new Set(whiskers.map((x) => x.row));
      for (let bin = 0; bin < h.edges.length - 1; bin++) {
        const [first, last] = binsIn(h, range);
        if (bin < first || bin > last) continue;
        const rest = [...h.spans].filter(
          (i) => !drawn.has(i) && c.start[i] < h.edges[bin + 1] && c.end[i] >= h.edges[bin],
        ).length;
        if ((more?.[bin] ?? 0) !== rest) throw new Error(`seed ${seed}, bin ${bin}: ${more?.[bin]} for ${rest}`);
      }
    }
  });
  it("becomes hollow bars alone where there are too many", () => {
    const { whiskers, moreMax } = lay(Array.from({ length: 401 }, () => row("2023")));
    expect([whiskers.length, moreMax]).toEqual([0, 401]);
  });
});

describe("bins", () => {
  it("are reached from the first by adding steps", () => {
    const h = histogram(modelOf([row("2003"), row("2025")]), all(2), "quarter", w("2003", "2025"));
    expect(h.edges[5]).toBe(addSteps("quarter", h.edges[0], 5));
  });
});
