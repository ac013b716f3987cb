// What the address of a briefing asks for beside the scene.

import { signal } from "@preact/signals";
import { type Language, languageOf } from "../words/languages";

export interface Options {
  /** It stands in the frame of another page. */
  frame: boolean;
  /** The place to begin with, where the end of the address names none. */
  start: number;
  /** It goes on by itself from the beginning, */
  autoplay: boolean;
  /** and begins again after its end. */
  loop: boolean;
  theme: "auto" | "light" | "dark";
  lang: Language | null;
  /** The size of paper on which it is laid out for printing; null: it is shown. */
  paper: Paper | null;
  /** The data version that it is shown on; null: the newest. */
  asOf: number | null;
}

export const PAPERS = ["a4", "letter"] as const;
export type Paper = (typeof PAPERS)[number];

/** Their names in the address. */
export const OPTIONS: readonly string[] = ["embed", "start", "autoplay", "loop", "theme", "lang", "print", "version"];

const USUAL: Options = {
  frame: false,
  start: 0,
  autoplay: false,
  loop: false,
  theme: "auto",
  lang: null,
  paper: null,
  asOf: null,
};

/** The options in force. */
export const options = signal<Options>(USUAL);

const isPaper = (text: string): text is Paper => (PAPERS as readonly string[]).includes(text);
const isTheme = (text: string): text is Options["theme"] => ["auto", "light", "dark"].includes(text);

/** Reads a query; what cannot be understood is as usual. */
export function readOptions(query: string): Options {
  const q = new URLSearchParams(query);
  const on = (name: string) => q.get(name) === "1";
  const theme = q.get("theme") ?? "";
  const paper = q.get("print") ?? "";
  return {
    frame: on("embed"),
    start: /^\d{1,4}$/.test(q.get("start") ?? "") ? Number(q.get("start")) : 0,
    autoplay: on("autoplay"),
    loop: on("loop"),
    theme: isTheme(theme) ? theme : "auto",
    lang: languageOf(q.get("lang") ?? ""),
    paper: isPaper(paper) ? paper : null,
    asOf: /^[1-9]\d{0,14}$/.test(q.get("version") ?? "") ? Number(q.get("version")) : null,
  };
}

/** The query of options, with "?"; what is as usual is left out. */
export function formatOptions(wanted: Partial<Options>): string {
  const o = { ...USUAL, ...wanted };
  const q = new URLSearchParams();
  if (o.frame) q.set("embed", "1");
  if (o.start > 0) q.set("start", String(o.start));
  if (o.autoplay) q.set("autoplay", "1");
  if (o.loop) q.set("loop", "1");
  if (o.theme !== "auto") q.set("theme", o.theme);
  if (o.lang) q.set("lang", o.lang);
  if (o.paper) q.set("print", o.paper);
  if (o.asOf) q.set("version", String(o.asOf));
  const text = q.toString();
  return text && `?${text}`;
}
