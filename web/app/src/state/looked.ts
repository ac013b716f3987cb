// Files that the reader looks at, beside the stored data: never sent anywhere,
// not in the address, gone when the page is left.

import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Model } from "./model";
import type { Selection, Window } from "./selection";
import { extentOf } from "./time-range";
import type { Kind } from "./words";

/** A file of more bytes is not read: phones and older machines would stall. */
export const LARGEST_FILE = 100 * 1024 * 1024;
/** The same as the importer's look.MostRows. */
export const MOST_ROWS = 200_000;

/** What a file was found to be. */
export interface Opened {
  format: string;
  /** Sheets, layers or members; rows is -1 where the format does not tell. */
  tables: { name: string; rows: number }[];
}

/** What to look at, and the flags of mapd import for what is not to be found out. */
export interface LookAsk {
  table: string;
  map: string[];
  dates: string;
  swap: boolean;
  allowSwapped: boolean;
  kinds: readonly Kind[];
}

export interface LookColumn {
  name: string;
  role: string;
  why: string;
  examples: string[];
  filled: number;
}

export interface LookAnswer {
  flag: string;
  value: string;
  text: string;
}

export interface LookQuestion {
  text: string;
  examples: string[];
  answers: LookAnswer[];
}

export interface Refusal {
  /** 0 in formats without lines. */
  line: number;
  row: number;
  column: string;
  reason: string;
  remedy: string;
}

/** What a file looks like, as the importer says it. */
export interface Seen {
  plan: { profile: string; columns: LookColumn[]; findings: string[]; questions: LookQuestion[] };
  command: string;
  counts: { read: number; events: number; others: number; again: number; refused: number; located: number; undated: number };
  refused: Refusal[];
  kinds: Kind[];
}

/** All that one row says. */
export interface Detail {
  line: number;
  cells: { name: string; role: string; text: string }[];
  notes: string[];
  summary: string;
  precision: string;
  radiusM: number;
}

export type LookStage =
  /** part: how much of it is done, null if that is not known. */
  | { is: "reading"; part: number | null }
  | { is: "failed"; text: string; why: "file" | "program" | "fetch" | "tooMany" | "tooLarge"; command: string }
  /** The model is null while questions are open. */
  | { is: "seen"; seen: Seen; model: Model | null };

export interface LookedFile {
  id: number;
  name: string;
  opened: Signal<Opened | null>;
  ask: Signal<LookAsk>;
  stage: Signal<LookStage>;
  /** Drawn on map and time control. */
  shown: Signal<boolean>;
  /** Only rows with these words. */
  words: Signal<string>;
  /** 1 for each row that has the words. */
  pass: ReadonlySignal<Uint8Array>;
  /** What the window and the words leave; null if there is nothing to draw. */
  selection: ReadonlySignal<Selection | null>;
}

export const lookedFiles = signal<readonly LookedFile[]>([]);

/** The file that is open in the panel, and its row, by the place in its columns. */
export const lookedAt = signal<{ file: LookedFile; row: number | null } | null>(null);

/** The row under the pointer, on the map or in the list. */
export const lookedHover = signal<{ file: LookedFile; row: number } | null>(null);

/** The model of a file that is drawn; null if it is not. */
export function drawnModel(file: LookedFile): Model | null {
  const stage = file.stage.value;
  return file.shown.value && stage.is === "seen" ? stage.model : null;
}

/** Something of a file is drawn. */
export const anyDrawn = computed(() => lookedFiles.value.some((f) => drawnModel(f) !== null));

/** The whole years of all rows that are drawn; null if there are none. */
export const lookedExtent = computed<Window | null>(() => {
  let all: Window | null = null;
  for (const file of lookedFiles.value) {
    const m = drawnModel(file);
    const dated = m !== null && m.columns.rows > 0 && m.columns.timePrecision[0] !== 0;
    const own = dated ? extentOf(m) : null;
    if (own) all = all ? { from: Math.min(all.from, own.from), to: Math.max(all.to, own.to) } : own;
  }
  return all;
});
