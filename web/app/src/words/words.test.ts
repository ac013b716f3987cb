import { afterEach, describe, expect, it } from "vitest";
import { dayOf } from "../state/days";
import { agoText, apartText, dayOfMonth, dayText, lengthText, listText, monthName, monthText, yearText } from "./format";
import { language, rich, setLanguage, t, textOf } from "./index";
import { languageOf } from "./languages";
import { cut, placeholders } from "./text";

afterEach(() => setLanguage("en"));

describe("texts", () => {
  it("puts values into their places, numbers as the language writes them", () => {
    expect(t("common.close")).toBe("Close");
    expect(t("common.events", { n: 1 })).toBe("1 event");
    expect(t("common.events", { n: 1500 })).toBe("1,500 events");
  });
  it("keeps elements as they are", () => {
    const element = { bold: true };
    expect(rich("common.events", { n: element })).toEqual([element, " events"]);
  });
  it("knows keys from data, or says that it does not", () => {
    expect(textOf("common.close")).toBe("Close");
    expect(textOf("common.nothing")).toBeNull();
  });
  it("follows the language", async () => {
    await setLanguage("zh");
    expect(language.value).toBe("zh");
    expect(t("common.events", { n: 1 })).toBe("1起事件");
  });
  it("finds placeholders", () => {
    expect(placeholders({ one: "{n} in {place}", other: "{n}" })).toEqual(["n", "place"]);
    expect(cut("{n} in {place}")).toEqual(["", "n", " in ", "place", ""]);
  });
  it("finds the language of a tag", () => {
    expect(languageOf("zh-TW")).toBe("zh");
    expect(languageOf("EN_us")).toBe("en");
    expect(languageOf("km")).toBeNull();
  });
});

describe("dates and numbers", () => {
  const day = dayOf(2022, 9, 1);
  it("are English", () => {
    expect([dayText(day), dayText(day, "short"), monthText(day), monthText(day, "short")]).toEqual([
      "1 September 2022",
      "1 Sep 2022",
      "September 2022",
      "Sep 2022",
    ]);
    expect([monthName(day), monthName(day, "short"), yearText(day), dayOfMonth(day)]).toEqual(["September", "Sep", "2022", "1"]);
    expect(listText(["a", "b", "c"])).toBe("a, b and c");
    expect(lengthText(3, "month")).toBe("3 months");
  });
  it("are Chinese", async () => {
    await setLanguage("zh");
    expect([dayText(day), monthText(day, "short"), yearText(day), dayOfMonth(day)]).toEqual([
      "2022年9月1日",
      "2022年9月",
      "2022年",
      "1日",
    ]);
    expect(listText(["甲", "乙", "丙"])).toBe("甲、乙和丙");
    expect(lengthText(3, "month")).toBe("3个月");
  });
  it("say how long ago", () => {
    const now = dayOf(2025, 11, 22);
    expect(agoText(now, now)).toBe("today");
    expect(agoText(dayOf(2025, 11, 19), now)).toBe("3 days ago");
    expect(agoText(dayOf(2025, 6, 22), now)).toBe("5 months ago");
    expect(agoText(dayOf(2024, 2, 1), now)).toBe("21 months ago");
    expect(agoText(dayOf(2023, 11, 23), now)).toBe("23 months ago");
    expect(agoText(dayOf(2022, 1, 1), now)).toBe("3 years ago");
  });
  it("are told no more exactly than they are known", () => {
    const now = dayOf(2025, 11, 22);
    expect(agoText(dayOf(2025, 11, 30), now, "month")).toBe("this month");
    expect(agoText(dayOf(2025, 10, 31), now, "month")).toBe("last month");
    expect(agoText(dayOf(2024, 11, 30), now, "month")).toBe("12 months ago");
    expect(agoText(dayOf(2022, 12, 31), now, "month")).toBe("2 years ago");
    expect(agoText(dayOf(2025, 12, 31), now, "year")).toBe("this year");
    expect(agoText(dayOf(2022, 12, 31), now, "year")).toBe("3 years ago");
    expect(apartText(dayOf(2025, 10, 31), dayOf(2025, 11, 1), "month")).toBe("1 month");
    expect(apartText(dayOf(2025, 11, 1), dayOf(2025, 10, 31))).toBe("1 day");
    expect(apartText(dayOf(2022, 12, 31), dayOf(2025, 11, 30), "year")).toBe("3 years");
    expect(apartText(dayOf(2025, 8, 31), dayOf(2025, 11, 30), "year")).toBe("3 months");
  });
});
