// Search over what is loaded: titles, places in any script, countries.

import { t } from "../words";
import { countryName } from "./countries";
import type { Model } from "./model";

export interface Hit {
  what: "hotspot" | "event" | "country";
  id: string;
  label: string;
  /** Another name that matched, or where and when it is. */
  note: string;
  /** Of the note, if it is in another script. */
  lang?: string;
  /** The note is another name, and that is what matched. */
  other?: boolean;
  row?: number;
}

/** Lower case without accents or punctuation; letters of other scripts keep their marks. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/['’‘`]/g, "")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}

// Scripts without spaces between words: a match may start anywhere.
const UNSPACED = /[\p{Script=Han}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** How well a folded text answers the folded words: 0 not, 3 starts with them. */
export function score(text: string, words: readonly string[]): number {
  if (words.length === 0) return 0;
  const spaced = ` ${text}`;
  for (const w of words) {
    if (!(UNSPACED.test(w) ? text.includes(w) : spaced.includes(` ${w}`))) return 0;
  }
  if (text === words.join(" ")) return 4;
  return text.startsWith(words.join(" ")) ? 3 : spaced.includes(` ${words.join(" ")}`) ? 2 : 1;
}

interface Entry {
  hit: Hit;
  names: { folded: string; text: string; lang?: string }[];
}

export interface Index {
  hotspots: Entry[];
  countries: Entry[];
  events: Entry[];
}

export function buildIndex(m: Model): Index {
  const c = m.columns;
  const hotspots = m.hotspots.map((h) => ({
    hit: { what: "hotspot" as const, id: h.id, label: h.name, note: countryName(h.country) },
    names: [
      { folded: fold(h.name), text: h.name },
      ...h.names.map((n) => ({ folded: fold(n.text), text: n.text, ...(n.lang && { lang: n.lang }) })),
    ],
  }));
  const countries = c.dictionaries.countries.map((code) => {
    const name = countryName(code);
    return {
      hit: { what: "country" as const, id: code, label: name, note: t("panel.country") },
      names: [{ folded: fold(name), text: name }],
    };
  });
  // The titles of a large pack are not here to be searched.
  const events = Array.from({ length: m.large ? 0 : c.rows }, (_, row) => {
    const title = c.text.title(row);
    return {
      hit: { what: "event" as const, id: c.text.id(row), label: title, note: "", row },
      names: [{ folded: fold(title), text: title }],
    };
  });
  return { hotspots, countries, events };
}

function find(entries: readonly Entry[], words: readonly string[], limit: number): Hit[] {
  const found: { hit: Hit; score: number }[] = [];
  for (const e of entries) {
    let best = 0;
    let name = e.names[0];
    for (const n of e.names) {
      const s = score(n.folded, words);
      if (s > best) {
        best = s;
        name = n;
      }
    }
    if (best === 0) continue;
    const other = name.text !== e.hit.label;
    found.push({
      hit: other ? { ...e.hit, note: name.text, other: true, ...(name.lang && { lang: name.lang }) } : e.hit,
      score: best,
    });
  }
  return found
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map((f) => f.hit);
}

export interface Hits {
  hotspots: Hit[];
  countries: Hit[];
  events: Hit[];
}

export function search(index: Index, text: string, limit = 8): Hits {
  const words = fold(text).split(" ").filter(Boolean);
  return {
    hotspots: find(index.hotspots, words, limit),
    countries: find(index.countries, words, 4),
    events: find(index.events, words, limit),
  };
}

/** The label in pieces, those that the query matched marked. */
export function marked(label: string, query: string): { text: string; hit: boolean }[] {
  const words = fold(query).split(" ").filter(Boolean);
  const out: { text: string; hit: boolean }[] = [];
  for (const piece of label.split(/([\p{L}\p{M}\p{N}'’]+)/u)) {
    if (!piece) continue;
    const folded = fold(piece);
    const word = words.find((w) => (UNSPACED.test(w) ? folded.includes(w) : folded.startsWith(w)));
    if (!word || !folded) out.push({ text: piece, hit: false });
    else if (UNSPACED.test(word)) {
      const at = piece.indexOf(word);
      if (at > 0) out.push({ text: piece.slice(0, at), hit: false });
      out.push({ text: at < 0 ? piece : word, hit: true });
      if (at >= 0 && at + word.length < piece.length) out.push({ text: piece.slice(at + word.length), hit: false });
    } else {
      out.push({ text: piece.slice(0, word.length), hit: true });
      if (word.length < piece.length) out.push({ text: piece.slice(word.length), hit: false });
    }
  }
  return out;
}
