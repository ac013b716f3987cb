// What the page of a source shows beyond the list of sources: its own data,
// and all events that it speaks of.

import type { Claim, EventDetail, Source } from "../state/words";
import { getJSON } from "./http";
import { collection, type Feature } from "./load";
import { type RawSource, sourceOf } from "./sources";

interface RawSourceDetail extends RawSource {
  as_of?: string | null;
  note?: string | null;
  lang?: string | null;
}

export interface SourceDetail extends Source {
  /** The newest day that the document speaks of, EDTF. */
  asOf: string | null;
  note: string | null;
  /** Its members as reference managers read them. */
  csl: Record<string, unknown>;
}

/** One source with all its members. Rejects with ApiError or AbortError. */
export async function loadSource(id: string, lang: string, signal?: AbortSignal): Promise<SourceDetail> {
  const url = `api/collections/sources/items/${encodeURIComponent(id)}?lang=${encodeURIComponent(lang)}`;
  const { properties: p } = await getJSON<Feature<RawSourceDetail>>(url, signal);
  return { ...sourceOf(id, p), asOf: p.as_of ?? null, note: p.note ?? null, csl: { ...p.csl } };
}

export interface Said {
  event: string;
  claim: Claim;
}

/** What a source says of events, claim by claim; `others` are sources that tell it on. */
export async function loadSaid(id: string, others: readonly string[], lang: string, signal?: AbortSignal): Promise<Said[]> {
  const query = { source: [id, ...others].join(",") };
  const events = await collection<Pick<EventDetail, "sources">>("events", lang, query, signal);
  return events.flatMap((f) =>
    (f.properties.sources ?? []).filter((c) => c.id === id || c.cites?.includes(id)).map((claim) => ({ event: f.id, claim })),
  );
}
