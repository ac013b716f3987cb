// One briefing, and what its texts cite.

import type { Briefing, Citation } from "../briefing/model";
import type { Claim } from "../state/words";
import { getJSON } from "./http";
import type { Feature } from "./load";

/** A briefing as the server has it. Rejects with ApiError: "missing" if there is none of this id. */
export const loadBriefing = (id: string, signal?: AbortSignal): Promise<Briefing> =>
  getJSON<Briefing>(`api/briefings/${encodeURIComponent(id)}`, signal);

/** A record that is not what it was when the briefing was made. */
export interface Changed extends Citation {
  /** Null for what is not there any more. */
  title: string | null;
  lang: string | null;
  /** The ids of the scenes that cite or show it. */
  scenes: string[];
}

/** What has become of the records of a briefing since it was made. */
export interface Changes {
  dataVersion: number;
  madeOn: number;
  added: Changed[];
  corrected: Changed[];
  withdrawn: Changed[];
}

/** Rejects with ApiError. */
export const loadChanges = (id: string, lang: string, signal?: AbortSignal): Promise<Changes> =>
  getJSON<Changes>(`api/briefings/${encodeURIComponent(id)}/changes?lang=${encodeURIComponent(lang)}`, signal);

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
