// What the pages of a printed briefing say of events: found out scene by scene.

import { loadEvent } from "../api/load";
import type { Model } from "../state/model";
import { CERTAIN, type Selection } from "../state/selection";
import type { EventDetail } from "../state/words";
import { marksIn } from "./marks";
import type { Scene } from "./model";

/** A scene as it is printed. */
export interface Printed {
  scene: Scene;
  no: number;
  /** The number of its first note: notes are counted through. */
  firstNote: number;
  /** Rows that fall, or may fall, into its window; those that it cites come first. */
  rows: number[];
  /** The rows of these that may fall into it only. */
  possible: ReadonlySet<number>;
  window: { from: number; to: number };
}

/** Rows of a scene's selection, cited ones first, each part in order of time. */
export function rowsOf(m: Model, s: Scene, selection: Selection): Pick<Printed, "rows" | "possible" | "window"> {
  const cited = new Set(marksIn(s.text).map((mark) => m.rowOf.get(mark.id)));
  const byTime = [...selection.rows].sort((a, b) => m.columns.start[a] - m.columns.start[b] || a - b);
  const first = byTime.filter((row) => cited.has(row));
  const rows = [...first, ...byTime.filter((row) => !cited.has(row))];
  const possible = new Set(rows.filter((row) => selection.meets[row] !== CERTAIN));
  return { rows, possible, window: selection.window };
}

/** More events than this are counted and not told in the annex. */
export const MOST_IN_ANNEX = 400;

/** An event of the annex with the scenes that show it. */
export interface Annexed {
  row: number;
  scenes: number[];
}

/** The events of all scenes in order of time. */
export function annexOf(m: Model, printed: readonly Printed[]): { told: Annexed[]; left: number } {
  const scenes = new Map<number, number[]>();
  for (const { rows, no } of printed) for (const row of rows) scenes.set(row, [...(scenes.get(row) ?? []), no]);
  const c = m.columns;
  const all = [...scenes].map(([row, nos]) => ({ row, scenes: nos }));
  all.sort((a, b) => c.start[a.row] - c.start[b.row] || c.end[a.row] - c.end[b.row] || a.row - b.row);
  return { told: all.slice(0, MOST_IN_ANNEX), left: Math.max(0, all.length - MOST_IN_ANNEX) };
}

/** So many are asked for at once. */
const AT_ONCE = 6;

/** The details of events by their rows; those that cannot be had are left out. */
export async function detailsOf(m: Model, rows: readonly number[]): Promise<ReadonlyMap<number, EventDetail>> {
  const found = new Map<number, EventDetail>();
  const left = [...rows];
  const work = async () => {
    for (let row = left.shift(); row !== undefined; row = left.shift()) {
      const detail = await loadEvent(m.columns.text.id(row), m.lang).catch(() => null);
      if (detail) found.set(row, detail);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return found;
}
