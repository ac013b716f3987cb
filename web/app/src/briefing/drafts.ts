// Briefings that are being made, kept in this browser at each change, so that
// nothing is lost when the page is closed.

import { signal } from "@preact/signals";
import type { Briefing } from "./model";

export interface Draft {
  /** Names it in this browser. */
  key: string;
  briefing: Briefing;
  /** When it was changed last, in milliseconds since 1970. */
  edited: number;
  /** The briefing on the server that it was read from or written to. */
  base: { etag: string } | null;
  /** The JSON of what was saved last, to the server or a file; null if nothing was. */
  saved: string | null;
}

const PREFIX = "mapd.draft.";

/** Why drafts cannot be kept; null if they can. */
export const notKept = signal<"full" | "off" | null>(null);

function storage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null; // switched off
  }
}

export const textOfBriefing = (b: Briefing): string => JSON.stringify(b);

/** Whether it holds what was not saved elsewhere. */
export const isUnsaved = ({ briefing, saved }: Draft): boolean => textOfBriefing(briefing) !== saved;

export function newDraft(briefing: Briefing, base: Draft["base"] = null, saved: string | null = null): Draft {
  return { key: crypto.getRandomValues(new Uint32Array(2)).join("-"), briefing, edited: Date.now(), base, saved };
}

/** Keeps a draft. Where the browser does not let it, `notKept` says why. */
export function keepDraft(draft: Draft): void {
  const store = storage();
  if (!store) {
    notKept.value = "off";
    return;
  }
  try {
    store.setItem(PREFIX + draft.key, JSON.stringify(draft));
    notKept.value = null;
  } catch {
    notKept.value = "full";
  }
}

export function dropDraft(key: string): void {
  storage()?.removeItem(PREFIX + key);
}

/** A draft by its key; null if there is none, or what is there is none. */
export function draftOf(key: string): Draft | null {
  const text = storage()?.getItem(PREFIX + key) ?? null;
  if (text === null) return null;
  try {
    const draft = JSON.parse(text) as Draft;
    return draft.key === key && Array.isArray(draft.briefing?.scenes) ? draft : null;
  } catch {
    return null;
  }
}

/** All drafts of this browser, the last changed first. */
export function allDrafts(): Draft[] {
  const store = storage();
  if (!store) return [];
  const keys = Array.from({ length: store.length }, (_, i) => store.key(i) ?? "").filter((k) => k.startsWith(PREFIX));
  const drafts = keys.map((k) => draftOf(k.slice(PREFIX.length))).filter((d) => d !== null);
  return drafts.sort((a, b) => b.edited - a.edited);
}

/** Calls back when another tab has changed or dropped a draft. Returns how to stop. */
export function followDrafts(changed: (key: string) => void): () => void {
  const heard = (e: StorageEvent) => {
    if (e.key === null || e.key.startsWith(PREFIX)) changed(e.key?.slice(PREFIX.length) ?? "");
  };
  addEventListener("storage", heard);
  return () => removeEventListener("storage", heard);
}
