// Country codes as names.

// Where the usual short name differs from what browsers give.
const SHORT: Record<string, string> = {
  MM: "Myanmar",
  HK: "Hong Kong",
  MO: "Macao",
  VN: "Viet Nam",
  CZ: "Czechia",
};

let names: Intl.DisplayNames | undefined;

/** The English name of an ISO 3166-1 alpha-2 code; the code itself if there is none. */
export function countryName(code: string): string {
  if (SHORT[code]) return SHORT[code];
  names ??= new Intl.DisplayNames("en", { type: "region", fallback: "code" });
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

const ARTICLE = new Set(["PH", "US", "GB", "AE", "NL", "BS", "GM", "MV"]);

/** The name as it stands inside a sentence: "the Philippines". */
export function countryInText(code: string): string {
  return ARTICLE.has(code) ? `the ${countryName(code)}` : countryName(code);
}

export function isCountryCode(text: string): boolean {
  return /^[A-Z]{2}$/.test(text);
}
