// Every language says the same things: the same keys with the same
// placeholders, no empty text, and no English left over.

import { describe, expect, it } from "vitest";
import { en } from "./en";
import { later } from "./en/later";
import { type Catalogue, LANGUAGE_IDS, LANGUAGES } from "./languages";
import { placeholders, type Text } from "./text";

const english: Catalogue = { ...en, ...later };
const others = LANGUAGE_IDS.filter((id) => LANGUAGES[id].load !== null);

const forms = (text: Text): string[] => (typeof text === "string" ? [text] : Object.values(text));

/** What may stand in Latin letters in a text of another script. */
const NAMES =
  /mapd serve|ArcGIS|QGIS|Excel|Google Earth|HTML|MB|mapd token create|mapd_|\.mapd-briefing\.json|mapd|PDF|GeoNames|Natural Earth|GeoJSON|GeoPackage|FlatGeobuf|GeoParquet|KML|CSV|PNG|API|URL|JavaScript|EDTF|PMTiles|OpenStreetMap|CC BY 4\.0|SQLite|GeoPackage|OGC|CSL|JSON|Esc|Tab|Alt|Shift|Enter|Ctrl|Cookie|Apache License|Unicode CLDR|SIL Open Font License|BSD 2-Clause|https?:\S+/g;

describe("the English texts", () => {
  it("are none of them empty, but for what stands between sentences", () => {
    const empty = Object.entries(english).filter(([, text]) => forms(text).some((f) => f.trim() === ""));
    expect(empty.map(([key]) => key)).toEqual(["sentence.between"]);
  });
  it("have a plural wherever a number chooses", () => {
    const wrong = Object.entries(english).filter(([, text]) => typeof text !== "string" && !("one" in text && "other" in text));
    expect(wrong.map(([key]) => key)).toEqual([]);
  });
});

describe.each(others)("the texts in %s", (id) => {
  const load = () => LANGUAGES[id].load!();

  it("have the same keys", async () => {
    const texts = await load();
    expect(Object.keys(english).filter((key) => !(key in texts))).toEqual([]);
    expect(Object.keys(texts).filter((key) => !(key in english))).toEqual([]);
  });

  it("have the same placeholders", async () => {
    const texts = await load();
    const wrong = Object.keys(texts).filter((key) => {
      const own = placeholders(texts[key]).filter((p) => p !== "n");
      const theirs = placeholders(english[key]).filter((p) => p !== "n");
      return key in english && own.join() !== theirs.join();
    });
    expect(wrong).toEqual([]);
  });

  it("have the forms that the language asks for, none empty", async () => {
    const texts = await load();
    const asked = new Intl.PluralRules(LANGUAGES[id].locale).resolvedOptions().pluralCategories;
    const wrong = Object.entries(texts).filter(([key, text]) => {
      if (key === "sentence.between") return false;
      if (forms(text).some((f) => f.trim() === "")) return true;
      return typeof text !== "string" && Object.keys(text).some((form) => !asked.includes(form as Intl.LDMLPluralRule));
    });
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it("leave no English words but names", async () => {
    const texts = await load();
    // What the address or a file may hold is written as it stands there.
    const told = Object.entries(texts).filter(([key]) => !/^(about\.param|briefing\.fault)\./.test(key));
    const left = told.filter(([, text]) =>
      forms(text).some((f) => /[A-Za-z]{2,}/.test(f.replace(/\{\w+\}/g, "").replace(NAMES, ""))),
    );
    expect(left.map(([key]) => key)).toEqual([]);
  });
});
