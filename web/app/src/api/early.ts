// What the page asks for before its own code is here, so that data and code
// come side by side. Whoever asks for the same address later takes the answer.

const RECORDS = "application/geo+json, application/json";
const PAGE = 1000;

/** The first page of a collection's items. */
export const itemsAddress = (id: string, lang: string, ask: Readonly<Record<string, string>> = {}): string =>
  `api/collections/${id}/items?${new URLSearchParams({ limit: String(PAGE), lang, ...ask })}`;

/** The manifest of the events. */
export const packAddress = (lang: string): string => `tiles/events.pack?lang=${encodeURIComponent(lang)}`;

/** A part that the manifest names. */
export const partAddress = (href: string): string => `tiles/${href}`;

/** The tile with the names of countries and seas. */
export const NAMES_TILE = "tiles/basemap/0/0/0.mvt";

const answers = new Map<string, Promise<Response>>();

function ask(address: string, accept: string, then?: (answer: Response) => Promise<void>): void {
  const answer = fetch(address, { headers: { Accept: accept } }).then(async (response) => {
    if (response.ok) await then?.(response.clone());
    return response;
  });
  // Who takes it is told of a failure; nobody else need be.
  answer.catch(() => undefined);
  answers.set(address, answer);
}

async function askParts(manifest: Response): Promise<void> {
  try {
    const { parts } = (await manifest.json()) as { parts: { href: string }[] };
    for (const { href } of parts) ask(partAddress(href), "application/octet-stream");
  } catch {
    // Who reads the manifest says what is wrong with it.
  }
}

/** Asks for all that the first view needs; lang is a tag. */
export function askEarly(lang: string): void {
  ask(packAddress(lang), RECORDS, askParts);
  for (const id of ["hotspots", "flows", "sources"]) ask(itemsAddress(id, lang), RECORDS);
  ask(NAMES_TILE, "application/vnd.mapbox-vector-tile");
}

/** The answer that was asked for early; once, so that asking again is asking anew. */
export function takeEarly(address: string): Promise<Response> | undefined {
  const answer = answers.get(address);
  answers.delete(address);
  return answer;
}
