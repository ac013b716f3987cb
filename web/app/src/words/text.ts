// How a text of the catalogue is made: a plain string, or the forms that a
// number asks for, both with {placeholders}.

/** A text by plural form, chosen by the placeholder {n}. */
export type Plural = { readonly [form in Intl.LDMLPluralRule]?: string } & { readonly other: string };
export type Text = string | Plural;

type NamesIn<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

/** The names of the placeholders of a text. */
export type Placeholders<T extends Text> = T extends string
  ? NamesIn<T>
  : T extends { readonly other: infer Other extends string }
    ? NamesIn<Other> | "n"
    : never;

const PLACEHOLDER = /\{(\w+)\}/g;

/** The names of all placeholders of a text, sorted. */
export function placeholders(text: Text): string[] {
  const all = typeof text === "string" ? text : Object.values(text).join(" ");
  const names = new Set([...all.matchAll(PLACEHOLDER)].map((m) => m[1]));
  if (typeof text !== "string") names.add("n");
  return [...names].sort();
}

/** Cuts "{n} in {place}" into ["", "n", " in ", "place", ""]: odd entries are placeholders. */
export function cut(text: string): string[] {
  return text.split(PLACEHOLDER);
}

/** The texts of a part in another language: some or all of the same keys. */
export type Translation<E extends Readonly<Record<string, Text>>> = { readonly [K in keyof E]?: Text };
