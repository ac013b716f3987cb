// The one place where the page asks the server for something. Failures become
// ApiError with a sentence that can be shown as it is.

import { t } from "../words";
import { ask } from "./ask";

export type Failure = "away" | "missing" | "refused" | "broken";

/** What went wrong, in plain words. */
export class ApiError extends Error {
  constructor(
    readonly failure: Failure,
    message: string,
    readonly status = 0,
  ) {
    super(message);
    this.name = "ApiError";
  }
}

/** True if a request was stopped on purpose. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}

const RETRY_AFTER_MS = 600;

function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(new DOMException("stopped", "AbortError"));
    });
  });
}

async function detailOf(response: Response): Promise<string> {
  try {
    const problem = (await response.json()) as { detail?: string; title?: string };
    return problem.detail ?? problem.title ?? "";
  } catch {
    return "";
  }
}

async function once(url: string, accept: string, signal?: AbortSignal): Promise<Response> {
  const init: RequestInit = { headers: { Accept: accept } };
  if (signal) init.signal = signal;
  let response: Response;
  try {
    response = await ask(url, init);
  } catch (error) {
    if (isAbort(error)) throw error;
    throw new ApiError("away", t("server.away"));
  }
  if (response.ok) return response;
  if (response.status >= 500 || response.status === 429)
    throw new ApiError("away", t("server.failed", { status: String(response.status) }), response.status);
  if (response.status === 404 || response.status === 410) throw new ApiError("missing", t("server.missing"), response.status);
  const detail = await detailOf(response);
  throw new ApiError("refused", detail || t("server.refused", { status: String(response.status) }), response.status);
}

/** Fetches an address relative to the page; a server that is away is asked
 * once more after a short wait. */
export async function get(url: string, accept: string, signal?: AbortSignal): Promise<Response> {
  try {
    return await once(url, accept, signal);
  } catch (error) {
    if (!(error instanceof ApiError) || error.failure !== "away") throw error;
    await wait(RETRY_AFTER_MS, signal);
    return once(url, accept, signal);
  }
}

/** The answer as JSON; an answer that is none is an ApiError. */
export async function getJSON<T>(url: string, signal?: AbortSignal): Promise<T> {
  const response = await get(url, "application/geo+json, application/json", signal);
  try {
    return (await response.json()) as T;
  } catch (error) {
    if (isAbort(error)) throw error;
    throw new ApiError("broken", t("server.unreadable"), response.status);
  }
}

/** The bytes of the answer. 204 gives an empty buffer. */
export async function getBytes(url: string, accept: string, signal?: AbortSignal): Promise<ArrayBuffer> {
  return (await get(url, accept, signal)).arrayBuffer();
}
