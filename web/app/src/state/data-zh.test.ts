// Figures and places in Chinese.

import { afterAll, beforeAll, expect, it } from "vitest";
import { setLanguage } from "../words";
import { parseDate } from "./days";
import { figureHead, figurePhrase, valueText } from "./figures";
import { distanceText, typeText } from "./places";
import { NO_FILTERS, passing, select } from "./selection";
import { sentence, spoken } from "./sentence";
import { testFlow, testHotspot, testModel } from "./testing";
import type { Figure } from "./words";

beforeAll(() => setLanguage("zh"));
afterAll(() => setLanguage("en"));

const figure = (low: number, more: Partial<Figure> = {}): Figure => ({
  measure: "held",
  unit: "people",
  low,
  best: null,
  high: null,
  qualifier: "at least",
  sort: "level",
  ...more,
});

it("says figures", () => {
  expect(figurePhrase(figure(120_000))).toBe("至少12万人被关押");
  expect(figurePhrase(figure(120_000, { note: "In Myanmar." }))).toBe("至少12万人被关押（在缅甸）");
  expect(figurePhrase(figure(2, { measure: "seized", unit: "buildings", qualifier: "exactly", best: 2, high: 2 }))).toBe(
    "2栋建筑被查扣",
  );
  expect(figurePhrase(figure(43.8e9, { measure: "revenue", unit: "USD", per: "year" }))).toBe("收入：每年至少438亿美元");
  expect([valueText(1500, "people"), valueText(180e6, "PHP"), valueText(40, "percent")]).toEqual([
    "1,500",
    "1.8亿菲律宾比索",
    "40%",
  ]);
  expect([figureHead("arrested", "people"), figureHead("seized", "phones"), figureHead("stolen", "USD")]).toEqual([
    "被捕人数",
    "被查扣手机",
    "被骗金额",
  ]);
});

it("says places", () => {
  expect(distanceText(2500)).toBe("约2.5公里");
  expect(typeText(testHotspot("kk-park", "KK园区", "MM", { admin1: "Kayin" }))).toBe("园区，位于缅甸克伦邦。");
  expect(typeText(testHotspot("x", "某地", "MM", { admin1: "Elsewhere" }))).toBe("园区，位于缅甸Elsewhere。");
});

it("says the sentence", () => {
  const people = (measure: string, low: number) => [figure(low, { measure, sort: "happened" })];
  const m = testModel(
    [
      {
        id: "back",
        when: "2025-01-10",
        kind: "repatriation",
        hotspots: ["kk"],
        countries: ["MM"],
        figures: people("returned", 41_000),
      },
      { id: "free", when: "2025-02-03", kind: "raid", countries: ["PH"], figures: people("rescued", 800) },
      { id: "maybe", when: "2024/2026" },
    ],
    [testHotspot("kk", "KK园区", "MM")],
    [testFlow("back", "kk", "CN")],
  );
  const w = { from: parseDate("2025-01")!.from, to: parseDate("2025-03")!.to };
  expect(spoken(sentence(m, select(m, w, passing(m, NO_FILTERS))))).toBe(
    "2025年1月至3月。2个国家和地区、1个地点，共2起事件。至少4.1万人从KK园区被遣返至中国，至少800人在一次突击搜查中获救。另有1起可能发生在这段时间内。",
  );
});
