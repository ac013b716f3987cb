// The life of a place along time: what is claimed of it and what happened
// there, and the gaps in which no source speaks of it.

import { type Day, OPEN_END, OPEN_START } from "./days";
import type { Model } from "./model";
import { whenDays } from "./when";
import type { Hotspot } from "./words";

export interface Span {
  from: Day;
  to: Day;
}

/** A shorter silence is not told. */
const GAP_DAYS = 183;

const closed = (s: Span | null): s is Span => s !== null && s.from !== OPEN_START && s.to !== OPEN_END;

/** The days on which rows possibly fall, as far as both ends are known. */
export function spansOf(m: Model, rows: readonly number[]): Span[] {
  const c = m.columns;
  return rows
    .filter((r) => c.timePrecision[r] !== 0)
    .map((r) => ({ from: c.start[r], to: c.end[r] }))
    .filter(closed);
}

/** The dates that sources give for what they claim of a place, as they give them. */
function claimedWhens(h: Hotspot): string[] {
  const whens = [...h.status.map((s) => s.when), ...[...h.sources, ...h.status.flatMap((s) => s.sources)].map((c) => c.when)];
  return whens.filter((w): w is string => Boolean(w));
}

/** The days of what is claimed of a place. */
export function claimedSpans(h: Hotspot): Span[] {
  return claimedWhens(h)
    .map((w) => whenDays(w))
    .filter(closed);
}

/** The times between spans that no span touches, if they are long. */
export function gapsOf(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  let last: Day | null = null;
  for (const s of [...spans].sort((a, b) => a.from - b.from)) {
    if (last !== null && s.from - last > GAP_DAYS) out.push({ from: last + 1, to: s.from - 1 });
    last = last === null ? s.to : Math.max(last, s.to);
  }
  return out;
}

export interface Last {
  /** The first and the last day on which it can have been. */
  from: Day;
  day: Day;
  when: string;
  row: number | null;
}

/** The newest of the rows, by its last possible day, then the more exact; null if none is dated. */
export function newestRow(m: Model, rows: readonly number[]): Last | null {
  const c = m.columns;
  let best: number | null = null;
  for (const r of rows) {
    if (c.timePrecision[r] === 0 || c.end[r] === OPEN_END) continue;
    if (best === null || c.end[r] > c.end[best] || (c.end[r] === c.end[best] && c.start[r] > c.start[best])) best = r;
  }
  return best === null ? null : { from: c.start[best], day: c.end[best], when: c.text.when(best), row: best };
}

/** When a place was told of last, in an event or in a claim, as exactly as the source has it. */
export function lastTold(m: Model, h: Hotspot, rows: readonly number[]): Last | null {
  let best = newestRow(m, rows);
  for (const when of claimedWhens(h)) {
    const days = whenDays(when);
    if (days && days.to !== OPEN_END && (best === null || days.to > best.day))
      best = { from: days.from, day: days.to, when, row: null };
  }
  return best;
}

/** When a place was told of first, likewise. */
export function firstTold(m: Model, h: Hotspot, rows: readonly number[]): string | null {
  const c = m.columns;
  const texts = [...rows.filter((r) => c.timePrecision[r] !== 0).map((r) => c.text.when(r)), ...claimedWhens(h)];
  let best: { day: Day; when: string } | null = null;
  for (const when of texts) {
    const days = whenDays(when);
    if (days && days.from !== OPEN_START && (best === null || days.from < best.day)) best = { day: days.from, when };
  }
  return best?.when ?? null;
}

/** When something was last confirmed of a place: officially, or by two sources that do not depend on each other. */
export function lastConfirmed(m: Model, h: Hotspot, rows: readonly number[]): Last | null {
  const c = m.columns;
  let best = newestRow(
    m,
    rows.filter((r) => c.dictionaries.confidences[c.confidence[r]] === "confirmed"),
  );
  for (const s of h.status) {
    const days = s.status === "confirmed" ? whenDays(s.when) : null;
    if (days && days.to !== OPEN_END && (best === null || days.to > best.day))
      best = { from: days.from, day: days.to, when: s.when, row: null };
  }
  return best;
}
