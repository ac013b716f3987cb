import { describe, expect, it } from "vitest";
import type { LookAsk } from "../state/looked";
import { testModel } from "../state/testing";
import { layOut } from "../timeline/layout";
import { answered, withRole, withWords } from "./files";

const ASK: LookAsk = { table: "", map: [], dates: "", swap: false, allowSwapped: false, kinds: [] };

describe("an answer", () => {
  it("becomes the flag of the import", () => {
    const text = "";
    expect(answered(ASK, { flag: "dates", value: "dmy", text }).dates).toBe("dmy");
    expect(answered({ ...ASK, dates: "dmy" }, { flag: "dates", value: "epoch", text }).dates).toBe("dmy,epoch");
    expect(answered(ASK, { flag: "map", value: "when=a=b", text }).map).toEqual(["when=a=b"]);
    expect(answered(ASK, { flag: "swap", value: "", text }).swap).toBe(true);
    expect(answered(ASK, { flag: "allow-swapped", value: "", text }).allowSwapped).toBe(true);
  });
});

describe("the role of a column", () => {
  it("replaces the one that was given before", () => {
    const once = withRole(ASK, "a=b", "when");
    expect(once.map).toEqual(["when=a=b"]);
    expect(withRole(withRole(once, "other", "id"), "a=b", "start").map).toEqual(["id=other", "start=a=b"]);
    expect(withRole(once, "a=b", null).map).toEqual([]);
  });
});

describe("words", () => {
  const m = testModel([
    { id: "1", when: "2024-01-05", title: "Raid in Myawaddy", kind: "raid", place: "KK Park" },
    { id: "2", when: "2024-02-05", title: "Buses leave", kind: "rescue", place: "Poipet" },
  ]);
  it("must all stand in title, place or kind", () => {
    expect([...withWords(m, "")]).toEqual([1, 1]);
    expect([...withWords(m, " PARK raid ")]).toEqual([1, 0]);
    expect([...withWords(m, "rescue poipet")]).toEqual([0, 1]);
    expect([...withWords(m, "park poipet")]).toEqual([0, 0]);
  });
});

describe("the line of files in the time control", () => {
  it("takes its room from the bars and moves nothing else", () => {
    for (const phone of [false, true]) {
      const { looked, bars, ...rest } = layOut(800, phone, true, false, true);
      const { looked: none, bars: usual, ...same } = layOut(800, phone, true, false);
      expect(none).toBeNull();
      expect(rest).toEqual(same);
      expect(bars.base).toBe(usual.base);
      expect(looked!.top).toBeGreaterThanOrEqual(rest.bar.top + rest.bar.height);
      expect(bars.top).toBeGreaterThan(looked!.top + looked!.height);
    }
  });
});
