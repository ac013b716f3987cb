// One briefing, and what its texts cite.

import type { Briefing, Citation } from "../briefing/model";
import type { Claim } from "../state/words";
import { getJSON } from "./http";
import type { Feature } from "./load";

/** A briefing as the server has it. Rejects with ApiError: "missing" if there is none of this id. */
export const loadBriefing = (id: string, signal?: AbortSignal): Promise<Briefing> =>
  getJSON<Briefing>(`api/briefings/${encodeURIComponent(id)}`, signal);

/** What a note says of a record. */
export interface Cited {
  title: string;
  /** What its sources say of it; of a source, the source alone. */
  claims: Claim[];
  /** The language of title and claims, if it is known. */
  lang?: string;
}

interface Raw {
  title?: string | null;
  name?: string | null;
  lang?: string | null;
  sources?: Claim[] | null;
}

/** A record that a scene relies on. Rejects with ApiError. */
export async function loadCited({ collection, id }: Citation, lang: string, signal?: AbortSignal): Promise<Cited> {
  const url = `api/collections/${collection}/items/${encodeURIComponent(id)}?lang=${encodeURIComponent(lang)}`;
  const { properties: p } = await getJSON<Feature<Raw>>(url, signal);
  const claims = collection === "sources" ? [{ id }] : (p.sources ?? []);
  return { title: p.title ?? p.name ?? id, claims, ...(p.lang && { lang: p.lang }) };
}
