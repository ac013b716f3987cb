// Which language the page begins with, found out without any of its texts.

import { type Language, languageOf } from "./languages";

/** Where the reader's own choice is kept in the browser. */
export const KEY = "mapd.language";

/** The language that the browser asks for; the address leaves it out. */
export function usualLanguage(): Language {
  const tags = typeof navigator === "undefined" ? [] : (navigator.languages ?? []);
  for (const tag of tags) {
    const known = languageOf(tag);
    if (known) return known;
  }
  return "en";
}

/** The reader's own choice in this browser; null if there is none. */
export function storedLanguage(): Language | null {
  try {
    return languageOf(localStorage.getItem(KEY) ?? "");
  } catch {
    return null; // storage is switched off: the choice lasts for this page
  }
}
