// The catalogue of everything that the page says. Components ask for a text by
// its key; because that reads a signal, they follow the language.

import { batch, signal } from "@preact/signals";
import { type English, en } from "./en";
import { type Catalogue, LANGUAGES, type Language } from "./languages";
import { cut, type Placeholders, type Text } from "./text";

export type Key = keyof English & string;
/** Keys of texts without placeholders. */
export type PlainKey = { [K in Key]: [Placeholders<English[K]>] extends [never] ? K : never }[Key];
export type { Language } from "./languages";

/** The language in which the page speaks. Effects and memos that make texts depend on it. */
export const language = signal<Language>("en");
/** The English texts that are here. */
let english: Catalogue = en;
const catalogue = signal(english);

/** Adds texts of parts of the page that come when they are asked for. */
export function addEnglish(texts: Catalogue): void {
  const shown = catalogue.peek() === english;
  english = { ...english, ...texts };
  if (shown) catalogue.value = english;
}

export type Value = string | number;
type Args<K extends Key> = [Placeholders<English[K]>] extends [never] ? [] : [Record<Placeholders<English[K]>, Value>];
type RichArgs<K extends Key, T> = Record<Placeholders<English[K]>, Value | T>;

const rules = new Map<Language, Intl.PluralRules>();
const counts = new Map<Language, Intl.NumberFormat>();

function rule(): Intl.PluralRules {
  let r = rules.get(language.value);
  if (!r) rules.set(language.value, (r = new Intl.PluralRules(LANGUAGES[language.value].locale)));
  return r;
}

/** Numbers below this are written alike in every language that the page speaks. */
const PLAIN = 1000;

/** A number as it stands in a text: "1,500". */
export function count(n: number): string {
  if (Number.isInteger(n) && n >= 0 && n < PLAIN) return String(n);
  let f = counts.get(language.value);
  if (!f) counts.set(language.value, (f = new Intl.NumberFormat(LANGUAGES[language.value].locale, { maximumFractionDigits: 2 })));
  return f.format(n);
}

function pattern(key: string, n: unknown): string | null {
  const text: Text | undefined = catalogue.value[key] ?? english[key];
  if (text === undefined || typeof text === "string") return text ?? null;
  return text[typeof n === "number" ? rule().select(n) : "other"] ?? text.other;
}

const shown = (value: unknown) => (typeof value === "number" ? count(value) : value);

/** The text of a key in the page's language. Numbers are written as the
 * language writes them; a year is given as text. {n} chooses the plural form. */
export function t<K extends Key>(key: K, ...args: Args<K>): string {
  const values = args[0] as Record<string, Value> | undefined;
  return cut(pattern(key, values?.n) ?? key)
    .map((part, i) => (i % 2 ? shown(values?.[part] ?? "") : part))
    .join("");
}

/** The same with elements in the places of placeholders: a list for JSX, in
 * the order that the language has. */
export function rich<K extends Key, T>(key: K, values: RichArgs<K, T>): (string | T)[] {
  const all = values as Record<string, Value | T>;
  return cut(pattern(key, all.n) ?? key)
    .map((part, i) => (i % 2 ? (shown(all[part]) as string | T) : part))
    .filter((part) => part !== "");
}

/** The text of a key that comes from data, such as `measure.${id}`; null if the catalogue has none. */
export function textOf(key: string, values: Record<string, Value> = {}): string | null {
  const text = pattern(key, values.n);
  if (text === null) return null;
  return cut(text)
    .map((part, i) => (i % 2 ? shown(values[part] ?? "") : part))
    .join("");
}

let asked = 0;

/** Changes the language once its texts are here; of two calls the later one
 * counts. Rejects if the texts cannot be had. */
export async function setLanguage(next: Language): Promise<void> {
  const turn = ++asked;
  const { load } = LANGUAGES[next];
  const texts = load ? await load() : english;
  if (turn !== asked) return;
  batch(() => {
    catalogue.value = texts;
    language.value = next;
  });
}
