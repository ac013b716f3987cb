// Briefings on the server: read by everybody, written by who may.

import type { Briefing, BriefingEntry } from "../briefing/model";
import { t } from "../words";
import { ApiError, get, getJSON } from "./http";

const ROOT = "api/briefings";
const at = (id: string) => `${ROOT}/${encodeURIComponent(id)}`;

/** What there is. A `version` of the data waits until the list is that new. */
export async function listBriefings(version: number, signal?: AbortSignal): Promise<BriefingEntry[]> {
  const query = version > 0 ? `?min-version=${version}` : "";
  return (await getJSON<{ briefings: BriefingEntry[] }>(ROOT + query, signal)).briefings;
}

/** A briefing as it stands on the server. */
export interface Held {
  briefing: Briefing;
  /** Names what was read, for who replaces it. */
  etag: string;
  /** The version of the data that has it. */
  version: number;
}

async function heldOf(response: Response): Promise<Held> {
  return {
    briefing: (await response.json()) as Briefing,
    etag: response.headers.get("ETag") ?? "",
    version: Number(response.headers.get("Mapd-Data-Version")) || 0,
  };
}

/** Reads one; `version` as in the list. */
export async function readHeld(id: string, version = 0, signal?: AbortSignal): Promise<Held> {
  return heldOf(await get(at(id) + (version > 0 ? `?min-version=${version}` : ""), "application/json", signal));
}

/** Who the page writes as in the browser's own session; null where it has none. */
export async function sessionAuthor(signal?: AbortSignal): Promise<string | null> {
  return (await getJSON<{ author: string | null }>("session", signal)).author;
}

/** Somebody else was there before. */
export interface Stale {
  /** Null if that is not known. */
  by: string | null;
  when: Date | null;
}

/** Why nothing was written. */
export class WriteError extends ApiError {
  constructor(
    message: string,
    status: number,
    /** What is there now is not what was to be replaced. */
    readonly stale: Stale | null = null,
  ) {
    super("refused", message, status);
  }
}

interface Problem {
  detail?: string;
  changed_by?: string;
  changed_at?: string;
}

/** Replaces what has the ETag; null writes what is not there yet. */
export async function writeBriefing(briefing: Briefing, etag: string | null, token: string | null): Promise<Held> {
  return heldOf(await send("PUT", briefing.id, etag, token, JSON.stringify(briefing)));
}

/** Deletes what has the ETag; tells from which version of the data on it is gone. */
export async function deleteBriefing(id: string, etag: string, token: string | null): Promise<number> {
  const response = await send("DELETE", id, etag, token);
  return Number(response.headers.get("Mapd-Data-Version")) || 0;
}

async function send(method: string, id: string, etag: string | null, token: string | null, body?: string): Promise<Response> {
  const headers: Record<string, string> = etag === null ? { "If-None-Match": "*" } : { "If-Match": etag };
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  let response: Response;
  try {
    response = await fetch(at(id), { method, headers, ...(body === undefined ? {} : { body }) });
  } catch {
    throw new ApiError("away", t("server.away"));
  }
  if (response.ok) return response;
  throw await refusalOf(response);
}

async function refusalOf(response: Response): Promise<WriteError> {
  const problem = (await response.json().catch(() => ({}))) as Problem;
  const { status } = response;
  const text = problem.detail ?? t("server.refused", { status: String(status) });
  if (status !== 412) return new WriteError(text, status);
  const when = problem.changed_at === undefined ? null : new Date(problem.changed_at);
  return new WriteError(text, status, { by: problem.changed_by ?? null, when });
}
