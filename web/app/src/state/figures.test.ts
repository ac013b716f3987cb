import { describe, expect, it } from "vitest";
import { boundsOf, boundsOfSum, figureHead, figurePhrase, newestLevels, sumFigures, sumText, valueText } from "./figures";
import { randomOf, testModel } from "./testing";
import type { Figure } from "./words";

const freed = (
  low: number | null,
  best: number | null,
  high: number | null,
  qualifier: Figure["qualifier"],
  more: Partial<Figure> = {},
) => ({ measure: "rescued", unit: "people", low, best, high, qualifier, sort: "happened", ...more }) as Figure;
const rows = (n: number) => Array.from({ length: n }, (_, i) => i);

function sum(...figures: Figure[]) {
  const m = testModel(figures.map((f, i) => ({ id: `e${i}`, when: `2024-01-${String(i + 1).padStart(2, "0")}`, figures: [f] })));
  return sumFigures(m, rows(figures.length))[0];
}

describe("sums", () => {
  it("adds lows under at least and leaves at most empty if one is", () => {
    const s = sum(freed(1000, null, null, "at least"), freed(162, 162, 162, "exactly"));
    expect([s.low, s.high, s.qualifier]).toEqual([1162, null, "at least"]);
    expect(boundsOfSum(s)).toEqual({ low: "1,162" });
  });
  it("is never more exact than a large rounded figure in it", () => {
    const s = sum(freed(57000, null, null, "at least"), freed(3, 3, 3, "exactly"));
    expect(s.low).toBe(57003);
    expect(sumText(s)).toBe("more than 57,000");
    expect(boundsOfSum(s)).toEqual({ low: "57,000" });
    expect(sumText(sum(freed(40000, null, null, "at least"), freed(1000, null, null, "at least")))).toBe("at least 41,000");
    expect(sumText(sum(freed(null, 7500, null, "about"), freed(4, 4, 4, "exactly")))).toBe("about 7,500");
    expect(boundsOfSum(sum(freed(null, null, 12000, "nearly"), freed(22, 22, 22, "exactly")))).toEqual({
      low: "22",
      high: "12,100",
    });
    expect(sumText(sum(freed(1234, 1234, 1234, "exactly"), freed(900, null, null, "at least")))).toBe("at least 2,134");
    expect(sumText(sum(freed(1234, null, null, "at least")))).toBe("at least 1,234");
  });
  it("stays exact, or about, where all are", () => {
    expect(sumText(sum(freed(1, 1, 1, "exactly"), freed(2, 2, 2, "exactly")))).toBe("3");
    expect(sumText(sum(freed(1, 1, 1, "exactly"), freed(null, 200, null, "about")))).toBe("about 201");
  });
  it("takes nothing from figures with an upper bound alone", () => {
    const s = sum(freed(null, null, 1000, "nearly"), freed(10, 10, 10, "exactly"));
    expect(sumText(s)).toBe("at least 10");
    expect(s.high).toBe(1010);
    expect(sumText(sum(freed(null, null, 1000, "nearly")))).toBe("up to 1,000");
  });
  it("never adds parts or levels", () => {
    const m = testModel([
      {
        id: "a",
        when: "2024-01-01",
        figures: [freed(1500, null, null, "at least"), freed(500, 500, 500, "exactly", { of: "all" })],
      },
      { id: "b", when: "2024-01-02", figures: [freed(100, 100, 100, "exactly", { sort: "level", measure: "held" })] },
    ]);
    expect(sumFigures(m, [0, 1]).map((s) => [s.measure, s.low])).toEqual([["rescued", 1500]]);
  });
  it("shows of levels the newest", () => {
    const held = (n: number) => freed(n, n, n, "exactly", { sort: "level", measure: "held" });
    const m = testModel([
      { id: "a", when: "2023-01-01", figures: [held(100)] },
      { id: "b", when: "2024-01-01", figures: [held(200)] },
    ]);
    expect(newestLevels(m, [0, 1]).map((l) => l.amount.best)).toEqual([200]);
  });
  it("keeps measures and units apart, the largest first", () => {
    const m = testModel([
      {
        id: "a",
        when: "2024-01-01",
        figures: [
          freed(5, 5, 5, "exactly"),
          freed(9, 9, 9, "exactly", { measure: "arrested" }),
          freed(7, 7, 7, "exactly", { unit: "phones" }),
        ],
      },
    ]);
    expect(sumFigures(m, [0]).map((s) => `${s.measure} ${s.unit} ${s.low}`)).toEqual([
      "arrested people 9",
      "rescued phones 7",
      "rescued people 5",
    ]);
  });
  it("equals a plain loop over random rows", () => {
    const seed = 20251122;
    const next = randomOf(seed);
    const events = Array.from({ length: 200 }, (_, i) => ({
      id: `e${i}`,
      when: `2024-${String(1 + next(12)).padStart(2, "0")}-01`,
      figures: Array.from({ length: next(4) }, () =>
        freed(next(1000) + 1, null, null, "at least", next(3) === 0 ? { of: "x" } : {}),
      ),
    }));
    const m = testModel(events);
    const plain = events
      .flatMap((e) => e.figures)
      .filter((f) => !f.of)
      .reduce((n, f) => n + f.low!, 0);
    expect(sumFigures(m, rows(200))[0].low, `seed ${seed}`).toBe(plain);
  });
});

describe("figures in words", () => {
  it.each([
    [1500, "people", "1,500"],
    [43.8e9, "USD", "$43.8 billion"],
    [2e12, "USD", "$2 trillion"],
    [180e6, "PHP", "₱180 million"],
    [40, "percent", "40%"],
  ])("%d %s", (n, unit, text) => expect(valueText(n, unit)).toBe(text));

  it.each([
    ["arrested", "people", "People arrested"],
    ["seized", "buildings", "Buildings seized"],
    ["stolen", "USD", "Money stolen"],
    ["seized", "PHP", "Money seized"],
    ["share of GDP", "percent", "Share of GDP"],
    ["price for a person", "GBP", "Price for a person"],
    ["countries of origin", "countries", "Countries of origin"],
    ["wait after ratification", "months", "Wait after ratification (months)"],
    ["rescued", "people", "People freed"],
  ])("%s %s", (measure, unit, head) => expect(figureHead(measure, unit)).toBe(head));

  it("says bounds as the source gives them", () => {
    const amount = (low: number, best: number, high: number, qualifier: string) => ({ low, best, high, qualifier });
    expect(boundsOf(amount(NaN, 200, NaN, "about"), "people")).toEqual({ across: { word: "about", value: "200" } });
    expect(boundsOf(amount(1500, NaN, NaN, "at least"), "people")).toEqual({ low: "1,500" });
    expect(boundsOf(amount(NaN, NaN, 1000, "nearly"), "people")).toEqual({ across: { word: "nearly", value: "1,000" } });
    expect(boundsOf(amount(NaN, NaN, 10, "at most"), "percent")).toEqual({ high: "10%" });
    expect(boundsOf(amount(2e12, NaN, 3e12, "about"), "USD")).toEqual({ low: "$2 trillion", high: "$3 trillion" });
    expect(boundsOf(amount(5, 5, 5, "exactly"), "people")).toEqual({ across: { word: "", value: "5" } });
  });
  it("says a claim's figure as a phrase", () => {
    expect(figurePhrase(freed(120000, null, null, "at least", { measure: "held", note: "In Myanmar." }))).toBe(
      "at least 120,000 people held in Myanmar",
    );
    expect(figurePhrase(freed(null, null, 40, "nearly", { measure: "share of GDP", unit: "percent" }))).toBe(
      "share of GDP: nearly 40%",
    );
    expect(figurePhrase(freed(2e12, null, 3e12, "about", { measure: "revenue", unit: "USD", per: "year" }))).toBe(
      "revenue: $2 trillion to $3 trillion a year",
    );
  });
});
