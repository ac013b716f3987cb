// Which signs the map shows in its view; the key explains these.

import { signal } from "@preact/signals";
import type { Family } from "../state/words";

export interface Signs {
  families: ReadonlySet<Family>;
  /** A disc: one event at a place. */
  place: boolean;
  /** A ring with a number: several. */
  ring: boolean;
  /** A disc for all that happened in a part of the map. */
  cell: boolean;
  country: boolean;
  area: boolean;
  /** Anything hollow. */
  possible: boolean;
  /** An open dot: no event. */
  open: boolean;
  /** A mark beside its true place. */
  moved: boolean;
  flow: boolean;
  flowPossible: boolean;
  unknown: boolean;
  /** Events of the window that are known for the whole region only. */
  region: number;
}

const FLAGS = [
  "place",
  "ring",
  "cell",
  "country",
  "area",
  "possible",
  "open",
  "moved",
  "flow",
  "flowPossible",
  "unknown",
] as const;

/** Signs to be filled while drawing: none so far. */
export interface SignsInView extends Signs {
  families: Set<Family>;
}

export function noSigns(region = 0): SignsInView {
  const off = Object.fromEntries(FLAGS.map((flag) => [flag, false])) as Record<(typeof FLAGS)[number], boolean>;
  return { ...off, families: new Set(), region };
}

/** What can be opened in view where places share marks, in words. */
export const toldInView = signal<string[]>([]);

export const signs = signal<Signs>(noSigns());

function same(a: Signs, b: Signs): boolean {
  if (a.region !== b.region || a.families.size !== b.families.size) return false;
  for (const family of a.families) if (!b.families.has(family)) return false;
  return FLAGS.every((flag) => a[flag] === b[flag]);
}

/** Tells the key, if anything has changed. */
export function showSigns(next: Signs): void {
  if (!same(next, signs.peek())) signs.value = next;
}

/** Whether there is anything to explain. */
export const anySign = (s: Signs): boolean => s.region > 0 || FLAGS.some((flag) => s[flag]);
