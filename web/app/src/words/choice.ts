// Which language the page speaks: the address says it, else the reader's last
// choice in this browser, else the first of the browser's languages that the
// page knows.

import { effect, signal } from "@preact/signals";
import { type Language, language, setLanguage } from "./index";
import { LANGUAGES, languageOf } from "./languages";
import { KEY, storedLanguage, usualLanguage } from "./usual";

export type { Language };
export { usualLanguage };

/** The language asked for. The page speaks it as soon as its texts are here. */
export const wanted = signal<Language>("en");
/** The language whose texts could not be loaded, or null. */
export const languageFailed = signal<Language | null>(null);

/** The reader's own choice; a language in an address is not kept. */
export function chooseLanguage(next: Language): void {
  wanted.value = next;
  try {
    if (next === usualLanguage()) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, next);
  } catch {
    // see storedLanguage
  }
}

/** Takes the stored choice. Call before the address is read. */
export function startLanguage(): void {
  wanted.value = storedLanguage() ?? usualLanguage();
}

/** Loads the texts of what is wanted; if they cannot be had, the page stays as it is. */
async function take(next: Language): Promise<void> {
  try {
    await setLanguage(next);
    languageFailed.value = null;
  } catch {
    if (wanted.peek() !== next) return;
    languageFailed.value = next;
    wanted.value = language.peek();
  }
}

/** Follows what is wanted, and keeps <html lang> in step. Resolves when the
 * page speaks a language for the first time. */
export function followLanguage(): Promise<void> {
  effect(() => {
    document.documentElement.lang = LANGUAGES[language.value].tag;
  });
  return new Promise((ready) => {
    effect(() => {
      const next = wanted.value;
      void (next === language.peek() ? Promise.resolve() : take(next)).then(ready);
    });
  });
}

/** The language of data to ask for, as a tag. It need not wait for the page's own texts. */
export function dataLanguage(): string {
  return LANGUAGES[wanted.value].tag;
}

/** Whether the page's language writes the year before month and day. */
export function yearFirst(): boolean {
  return LANGUAGES[language.value].yearFirst;
}

/** For a lang attribute: the text's language if it is not the page's. */
export function foreign(tag: string | null | undefined): string | undefined {
  return tag && languageOf(tag) !== language.value ? tag : undefined;
}
