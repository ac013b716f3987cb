// A file of a briefing speaks one language: the one that its data were written
// out in, which the document names.

import { type Language, languageOf } from "../words/languages";

export const KEY = "mapd.language";

const own: Language = languageOf(document.documentElement.lang) ?? "en";

export const usualLanguage = (): Language => own;
export const storedLanguage = (): Language | null => null;
