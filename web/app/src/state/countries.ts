// Country codes as names in the page's language.

import { language } from "../words";
import { LANGUAGES, type Language } from "../words/languages";

interface Usage {
  /** Where the usual short name differs from what browsers give. */
  short: Readonly<Record<string, string>>;
  /** Names that take an article inside a sentence. */
  article: ReadonlySet<string>;
}

const USAGE: Record<Language, Usage> = {
  en: {
    short: { MM: "Myanmar", HK: "Hong Kong", MO: "Macao", VN: "Viet Nam", CZ: "Czechia" },
    article: new Set(["PH", "US", "GB", "AE", "NL", "BS", "GM", "MV"]),
  },
  zh: { short: { HK: "香港", MO: "澳门", AE: "阿联酋" }, article: new Set() },
};

const names = new Map<Language, Intl.DisplayNames>();

function namesOf(lang: Language): Intl.DisplayNames {
  let made = names.get(lang);
  if (!made) names.set(lang, (made = new Intl.DisplayNames(LANGUAGES[lang].locale, { type: "region", fallback: "code" })));
  return made;
}

/** The name of an ISO 3166-1 alpha-2 code; the code itself if there is none. */
export function countryName(code: string): string {
  return nameIn(language.value, code);
}

/** The English name, whatever the page's language: texts of the data name countries by it. */
export function englishName(code: string): string {
  return nameIn("en", code);
}

function nameIn(lang: Language, code: string): string {
  const short = USAGE[lang].short[code];
  if (short) return short;
  try {
    return namesOf(lang).of(code) ?? code;
  } catch {
    return code;
  }
}

/** The name as it stands inside a sentence: "the Philippines". */
export function countryInText(code: string): string {
  return USAGE[language.value].article.has(code) ? `the ${countryName(code)}` : countryName(code);
}

const codes = new Map<string, string>();

/** The code of a country by its English name, with or without its article; null if it is none. */
export function codeOfEnglish(name: string): string | null {
  if (codes.size === 0) {
    const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i));
    for (const code of letters.flatMap((a) => letters.map((b) => a + b))) {
      const english = englishName(code);
      if (!codes.has(english)) codes.set(english, code);
    }
  }
  return codes.get(name.replace(/^the /, "")) ?? null;
}

export function isCountryCode(text: string): boolean {
  return /^[A-Z]{2}$/.test(text);
}
