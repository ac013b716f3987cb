import { afterEach, expect, it } from "vitest";
import { setLanguage } from "../words";
import { codeOfEnglish, countryInText, countryName, isCountryCode } from "./countries";

afterEach(() => setLanguage("en"));

it("names countries as they are usually called", () => {
  expect(["MM", "HK", "PH", "LA", "VN", "AE", "QZ", "Q1"].map(countryName)).toEqual([
    "Myanmar",
    "Hong Kong",
    "Philippines",
    "Laos",
    "Viet Nam",
    "United Arab Emirates",
    "QZ",
    "Q1",
  ]);
  expect([countryInText("PH"), countryInText("MM")]).toEqual(["the Philippines", "Myanmar"]);
  expect([isCountryCode("MM"), isCountryCode("kk-park")]).toEqual([true, false]);
});

it("finds a country by its English name", () => {
  expect(["Myanmar", "the Philippines", "Viet Nam", "Kokang", ""].map(codeOfEnglish)).toEqual(["MM", "PH", "VN", null, null]);
});

it("names them in Chinese", async () => {
  await setLanguage("zh");
  expect(["MM", "KH", "LA", "TH", "PH", "HK", "TW", "AE", "US"].map(countryInText)).toEqual([
    "缅甸",
    "柬埔寨",
    "老挝",
    "泰国",
    "菲律宾",
    "香港",
    "台湾",
    "阿联酋",
    "美国",
  ]);
});
