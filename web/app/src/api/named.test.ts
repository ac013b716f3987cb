import { expect, it } from "vitest";
import type { Name } from "../state/words";
import { named } from "./named";

const names: Name[] = [
  { text: "老街市", lang: "zh-Hans", use: "official" },
  { text: "老街", lang: "zh-Hans", use: "common" },
  { text: "果敢", lang: "zh-Hans", use: "former" },
  { text: "Laogai", lang: "en", use: "variant" },
];

it("shows the common name in the language, and keeps the other one", () => {
  expect(named("Laukkai", names, "zh-Hans")).toEqual({
    name: "老街",
    nameLang: "zh-Hans",
    names: [{ text: "Laukkai", lang: "en", use: "common" }, ...names],
  });
});

it("takes another script of the language if there is no better", () => {
  const hant: Name = { text: "宿霧", lang: "zh-Hant", use: "common" };
  expect(named("Cebu", [hant], "zh-Hans").name).toBe("宿霧");
  expect(named("Cebu", [hant, { text: "宿务", lang: "zh-Hans", use: "official" }], "zh-Hans").name).toBe("宿务");
});

it("keeps the name where the language has none", () => {
  expect(named("Laukkai", names, "en").name).toBe("Laukkai");
  expect(named("Laukkai", names, "th", "en")).toEqual({ name: "Laukkai", nameLang: "en", names });
  expect(named("Laukkai", [{ text: "果敢", lang: "zh-Hans", use: "former" }], "zh-Hans").name).toBe("Laukkai");
});
