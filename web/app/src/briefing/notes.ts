// The numbered notes below a text: what stands in a source at the same place
// is one note, whichever records are cited for it.

import type { Cited } from "../api/briefing";
import type { Model } from "../state/model";
import type { Claim, Source } from "../state/words";
import { citedOf } from "./cited";
import { type Mark, marksIn } from "./marks";

/** A source with the places in it. */
export interface NotedSource {
  source: Source;
  locators: string[];
}

/** The sources of some claims in the order of their first mention. */
export function sourcesOf(m: Model, claims: readonly Claim[]): NotedSource[] {
  const out = new Map<string, NotedSource>();
  for (const { id, locator } of claims) {
    let noted = out.get(id);
    if (!noted) out.set(id, (noted = { source: m.sourceOf.get(id) ?? unknownSource(id), locators: [] }));
    if (locator && !noted.locators.includes(locator)) noted.locators.push(locator);
  }
  return [...out.values()];
}

/** One that the data do not have is known by its id only. */
const unknownSource = (id: string): Source => ({
  id,
  title: id,
  author: null,
  issued: null,
  publisher: null,
  url: null,
  type: null,
  reliability: null,
  citedBy: [],
});

export interface Note {
  no: number;
  /** The first record that is cited for it. */
  id: string;
  sources: NotedSource[];
  /** Where in the record, if the text says so. */
  locator: string;
  /** The language of what is said of the sources. */
  lang?: string;
  /** There is no record of this id in the data. */
  missing: boolean;
}

export interface Notes {
  numberOf: (mark: Mark) => number;
  list: Note[];
}

const keyOf = ({ id, locator }: Mark) => `${id} ${locator}`;

/** What makes two notes the same. */
function contentOf(sources: readonly NotedSource[], mark: Mark): string {
  if (sources.length === 0) return mark.id;
  return JSON.stringify([...sources.map((s) => [s.source.id, ...s.locators]), mark.locator]);
}

/** The notes of a text, counted from `first`. Reads what is known of its records. */
export function notesOf(m: Model, text: string, first = 1, find: (id: string) => Cited | null | undefined = citedOf): Notes {
  const numbers = new Map<string, number>();
  const byContent = new Map<string, Note>();
  for (const mark of marksIn(text)) {
    if (numbers.has(keyOf(mark))) continue;
    const cited = find(mark.id);
    const sources = cited ? sourcesOf(m, cited.claims) : [];
    const content = contentOf(sources, mark);
    let note = byContent.get(content);
    if (!note) {
      const { id, locator } = mark;
      note = {
        no: first + byContent.size,
        id,
        sources,
        locator,
        missing: cited === null,
        ...(cited?.lang && { lang: cited.lang }),
      };
      byContent.set(content, note);
    }
    numbers.set(keyOf(mark), note.no);
  }
  return { numberOf: (mark) => numbers.get(keyOf(mark)) ?? 0, list: [...byContent.values()] };
}
