import { describe, expect, it } from "vitest";
import { buildIndex, fold, marked, search } from "./search";
import { testHotspot, testModel } from "./testing";

const model = testModel(
  [
    { id: "raid", when: "2025-10-21", title: "Military raids KK Park; about 200 buildings seized", countries: ["MM"] },
    { id: "cafe", when: "2025-10-22", title: "Café owner’s warning in Mong La", countries: ["MM", "KH"] },
  ],
  [
    testHotspot("kk-park", "KK Park", "MM", { names: [{ text: "KK园区", lang: "zh" }] }),
    testHotspot("myawaddy", "Myawaddy", "MM", {
      names: [{ text: "မြဝတီ", lang: "my" }, { text: "เมียวดี", lang: "th" }, { text: "Myawadi" }],
    }),
    testHotspot("mong-la", "Mong La", "MM", { names: [{ text: "Möng La" }] }),
  ],
);
const index = buildIndex(model);
const places = (q: string) => search(index, q).hotspots.map((h) => h.id);
const events = (q: string) => search(index, q).events.map((h) => h.id);

describe("search", () => {
  it("folds accents, case and punctuation of Latin text only", () => {
    expect(fold("  Möng-La, CAFÉ owner’s ")).toBe("mong la cafe owners");
    expect(fold("မြဝတီ")).toBe(fold("မြဝတီ").normalize("NFKD"));
    expect(fold("เมียวดี")).toContain("เ");
  });
  it.each([
    ["kk", ["kk-park"]],
    ["park", ["kk-park"]],
    ["ark", []],
    ["mong", ["mong-la"]],
    ["Möng", ["mong-la"]],
    ["mya", ["myawaddy"]],
    ["မြဝတီ", ["myawaddy"]],
    ["เมียว", ["myawaddy"]],
    ["园区", ["kk-park"]],
    ["", []],
    ["   ", []],
    ["...", []],
  ])("finds places by %s", (q, found) => expect(places(q)).toEqual(found));
  it("finds events by words in any order", () => {
    expect(events("park raids")).toEqual(["raid"]);
    expect(events("cafe")).toEqual(["cafe"]);
    expect(events("raids nowhere")).toEqual([]);
  });
  it("names the other name that matched, and its language", () => {
    expect(search(index, "园区").hotspots[0]).toMatchObject({ label: "KK Park", note: "KK园区", lang: "zh" });
  });
  it("finds countries that events name", () => {
    expect(search(index, "camb").countries.map((c) => c.id)).toEqual(["KH"]);
  });
  it("marks what matched and keeps the text whole", () => {
    expect(marked("KK Park", "par")).toEqual([
      { text: "KK", hit: false },
      { text: " ", hit: false },
      { text: "Par", hit: true },
      { text: "k", hit: false },
    ]);
    for (const q of ["kk", "园", "x", ""])
      expect(
        marked("KK园区 x", q)
          .map((p) => p.text)
          .join(""),
      ).toBe("KK园区 x");
  });
});
