// The languages that the page speaks. English is always there; the others
// come when they are asked for.

import type { Text } from "./text";

export type Language = "en" | "zh";

/** The texts of one language by key. */
export type Catalogue = Readonly<Record<string, Text>>;

interface Entry {
  /** Its own name for itself. */
  name: string;
  /** For <html lang> and what is in this language. */
  tag: string;
  /** For numbers and dates. */
  locale: string;
  /** The year stands before month and day: of two dates in one year the second goes without it, not the first. */
  yearFirst: boolean;
  load: (() => Promise<Catalogue>) | null;
}

export const LANGUAGES: Readonly<Record<Language, Entry>> = {
  en: { name: "English", tag: "en", locale: "en-GB", yearFirst: false, load: null },
  zh: { name: "简体中文", tag: "zh-Hans", locale: "zh-Hans-CN", yearFirst: true, load: () => import("./zh").then((m) => m.zh) },
};

export const LANGUAGE_IDS = Object.keys(LANGUAGES) as Language[];

/** The language of the page that a tag such as "zh-TW" asks for; null if there is none. */
export function languageOf(tag: string): Language | null {
  const first = tag.toLowerCase().split(/[-_]/)[0];
  return LANGUAGE_IDS.find((id) => id === first) ?? null;
}
