import { describe, expect, it } from "vitest";
import { dayOf, parseDate } from "../state/days";
import { sumFigures } from "../state/figures";
import { model, pass } from "../state/store";
import { randomOf, type TestEvent, testModel } from "../state/testing";
import { FAMILIES } from "../state/words";
import { choicesOf, readerOf, sumIn } from "./amounts";
import { binOf, countOf, heightOf, histogram } from "./histogram";
import { barTip, whiskerTip } from "./tips";

const freed = { measure: "rescued", unit: "people" };
const extent = { from: dayOf(2023), to: dayOf(2025, 12, 31) };
const event = (id: string, when: string, ...figures: TestEvent["figures"] & object): TestEvent => ({ id, when, figures });
const all = (n: number) => new Uint8Array(n).fill(1);

describe("bars of figures", () => {
  const m = testModel([
    event("a", "2025-10-02", { low: 1500, qualifier: "at least" }),
    event("b", "2025-10-05", { best: 600, low: 600, high: 600 }, { best: 40, of: "a#1" }, { best: 9, sort: "level" }),
    event("c", "2025-10-09", { high: 300, qualifier: "nearly" }, { measure: "seized", unit: "PHP", best: 100 }),
    event("d", "2025", { best: 41000 }),
    event("e", "2025-10-11"),
  ]);
  const h = histogram(m, all(5), "month", extent, freed);
  const october = binOf(h, parseDate("2025-10-01")!.from);

  it("add lows; what may come on top stands apart, parts and levels nowhere", () => {
    const low = h.amounts!.low.reduce((a, b) => a + b);
    const more = h.amounts!.more.reduce((a, b) => a + b);
    expect([low, more, heightOf(h, october)]).toEqual([2100, 300, 2400]);
    expect(countOf(h, october)).toBe(3);
  });
  it("leave what is dated to a longer time to the whiskers", () => {
    expect([...h.spans].map((row) => m.columns.text.id(row))).toEqual(["d"]);
  });
  it("say what they show", () => {
    model.value = m;
    expect(pass.value.length).toBe(5);
    expect(barTip(h, october)).toBe("October 2025: at least 2,100 people in 3 events");
    expect(barTip(h, october - 1)).toBe("September 2025: no events");
    expect(whiskerTip(m, h.spans[0], h)).toBe("d. People freed: 41,000");
    const money = histogram(m, all(5), "month", extent, { measure: "seized", unit: "PHP" });
    expect(barTip(money, october)).toBe("October 2025: Money seized (PHP), ₱100, in 1 event");
    model.value = null;
  });
  it("show what is filtered away as what it would add", () => {
    const off = histogram(
      m,
      Uint8Array.from({ length: 5 }, (_, i) => (m.columns.text.id(i) === "a" ? 0 : 1)),
      "month",
      extent,
      freed,
    );
    expect([off.amounts!.hidden[october], heightOf(off, october)]).toEqual([1500, 2400]);
  });
  it("are offered for what happened, people first, each kind of money apart", () => {
    expect(choicesOf(m).map((c) => c.text)).toEqual(["People freed", "Money seized (PHP)"]);
  });
  it("add up as the panel does, for any figures", () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const next = randomOf(seed);
    const qualifiers = ["exactly", "about", "nearly", "at least", "at most"] as const;
    for (let round = 0; round < 40; round++) {
      const events = Array.from({ length: 40 }, (_, i): TestEvent => {
        const month = String(1 + next(12)).padStart(2, "0");
        const figures = Array.from({ length: next(3) }, () => ({
          measure: ["rescued", "arrested"][next(2)],
          qualifier: qualifiers[next(5)],
          ...(next(2) ? { low: next(50) } : {}),
          ...(next(2) ? { best: next(50) } : {}),
          ...(next(2) ? { high: 50 + next(50) } : {}),
          ...(next(5) ? {} : { sort: "level" as const }),
          ...(next(5) ? {} : { of: "x#1" }),
        }));
        return { id: `e${i}`, when: `2024-${month}`, kind: ["raid", "rescue", "report"][next(3)], figures };
      });
      const m = testModel(events);
      const h = histogram(m, all(40), "year", extent, freed);
      const bin = binOf(h, dayOf(2024));
      const sum = sumFigures(m, events.keys()).find((s) => s.measure === "rescued");
      let low = 0;
      for (let f = 0; f < FAMILIES.length; f++) low += h.amounts!.low[bin * FAMILIES.length + f];
      expect(low, `seed ${seed}`).toBe(sum?.low ?? 0);
      const march = [dayOf(2024, 3), dayOf(2024, 3, 31)] as const;
      const inMarch = [...events.keys()].filter((i) => m.columns.start[i] === march[0]);
      expect(sumIn(m, all(40), freed, ...march), `seed ${seed}`).toEqual(
        sumFigures(m, inMarch).find((s) => s.measure === "rescued") ?? null,
      );
      if (sum?.high) expect(heightOf(h, bin), `seed ${seed}`).toBeGreaterThanOrEqual(sum.low);
      const read = readerOf(m, freed);
      const rows = [...events.keys()].filter((row) => read(row) !== null);
      expect(countOf(h, bin), `seed ${seed}`).toBe(rows.length);
    }
  });
});
