import { afterEach, expect, it } from "vitest";
import { setLanguage } from "../words";
import { numberText } from "./numbers";

afterEach(() => setLanguage("en"));

it("writes large numbers with their word", () => {
  expect([0, 999, 1500, 41000, 999_999, 1_000_000, 43_800_000_000, 3e12, 1.5].map(numberText)).toEqual([
    "0",
    "999",
    "1,500",
    "41,000",
    "999,999",
    "1 million",
    "43.8 billion",
    "3 trillion",
    "1.5",
  ]);
});

it("writes Chinese ones in ten thousands where they are round", async () => {
  await setLanguage("zh");
  expect([0, 1500, 41000, 120_000, 41_234, 57_321_900, 43_800_000_000, 3e12].map(numberText)).toEqual([
    "0",
    "1,500",
    "4.1万",
    "12万",
    "41,234",
    "5,732.19万",
    "438亿",
    "3万亿",
  ]);
});
