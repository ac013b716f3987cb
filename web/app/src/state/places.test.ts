import { describe, expect, it } from "vitest";
import { countryInText, countryName } from "./countries";
import { distanceText, localNames, positionText, precisionText, typeText, whereOf } from "./places";
import { testHotspot, testModel } from "./testing";

const kk = testHotspot("kk", "KK Park", "MM", { admin1: "Kayin State", radius_m: 3000 });
const hk = testHotspot("hk", "Hong Kong", "HK", { type: "city", radius_m: 15000 });

describe("places in words", () => {
  it.each([
    [["kk"], ["MM"], "", "KK Park, Myanmar", "place"],
    [["hk"], ["HK"], "", "Hong Kong", "place"],
    [["kk", "hk"], ["HK", "MM"], "", "KK Park, Myanmar and Hong Kong", "place"],
    [[], ["KH", "MM"], "", "Cambodia and Myanmar", "country"],
    [[], ["CN", "MM"], "Border of Myanmar", "Border of Myanmar", "country"],
    [[], ["PH"], "Bataan", "Bataan, Philippines", "country"],
    [[], [], "", "The whole region", "region"],
  ])("%j %j %s", (hotspots, countries, place, text, how) => {
    const m = testModel([{ id: "a", when: "2024", hotspots, countries, place }], [kk, hk]);
    expect(whereOf(m, 0)).toEqual({ text, how });
  });
  it("says how exactly a place is known", () => {
    expect(typeText(kk)).toBe("Compound in Kayin State, Myanmar.");
    expect(typeText(hk)).toBe("City.");
    expect(positionText(kk)).toBe("Position known to within about 3 km.");
    expect(positionText({ precision: "province", radius_m: 120000, type: "region" })).toBe(
      "A whole area: the ring has a radius of about 120 km.",
    );
    expect(precisionText("country", 0, 2)).toContain("each country");
    expect(precisionText("country", 0, 0)).toContain("whole region");
    expect([distanceText(500), distanceText(2500), distanceText(35400)]).toEqual(["about 500 m", "about 2.5 km", "about 35 km"]);
  });
  it("names countries as the page does", () => {
    expect([countryName("MM"), countryName("HK"), countryName("LA"), countryName("XX"), countryName("nope")]).toEqual([
      "Myanmar",
      "Hong Kong",
      "Laos",
      "XX",
      "nope",
    ]);
    expect([countryInText("PH"), countryInText("CN")]).toEqual(["the Philippines", "China"]);
  });
  it("lets one name stand for each local script", () => {
    const name = (text: string, script: string, use: string) => ({ text, script, use });
    const names = [
      name("ព្រះសីហនុ", "Khmr", "common"),
      name("ក្រុងព្រះសីហនុ", "Khmr", "official"),
      name("西港", "Hans", "common"),
      name("磅逊", "Hans", "former"),
      name("施亞努市", "Hant", "spelling"),
      name("Kampong Som", "Latn", "common"),
    ];
    expect(localNames(names).map((n) => n.text)).toEqual(["ក្រុងព្រះសីហនុ", "西港"]);
    expect(localNames([])).toEqual([]);
  });
});
