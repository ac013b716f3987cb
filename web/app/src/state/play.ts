// Moving the window through time: by hand one step, or step by step while it
// plays. The window keeps its length in calendar steps: a window of three
// whole months stays three whole months, however long they are.

import { effect, untracked } from "@preact/signals";
import { addSteps, ceilTo, type Day, dateOf, floorTo, type Step } from "./days";
import type { Window } from "./selection";
import { playing, setWindow, speed, window_ } from "./store";

/** Whether the window begins and ends with a step. */
export function aligned(w: Window, s: Step): boolean {
  return floorTo(s, w.from) === w.from && ceilTo(s, w.to) === w.to;
}

/** A number for each step, growing by one from step to step. */
export function stepIndex(s: Step, day: Day): number {
  if (s === "day") return day;
  if (s === "week") return Math.floor((day + 3) / 7);
  const [y, m] = dateOf(day);
  if (s === "month") return y * 12 + m - 1;
  return s === "quarter" ? y * 4 + Math.floor((m - 1) / 3) : y;
}

/** How many steps the window touches. */
export function stepsIn(w: Window, s: Step): number {
  return stepIndex(s, w.to) - stepIndex(s, w.from) + 1;
}

/** The window n steps on (back, if n is negative). */
export function shift(w: Window, s: Step, n: number): Window {
  if (aligned(w, s)) {
    const from = addSteps(s, w.from, n);
    return { from, to: addSteps(s, from, stepsIn(w, s)) - 1 };
  }
  return { from: addSteps(s, w.from, n), to: addSteps(s, w.to + 1, n) - 1 };
}

/** How a window was reached: from where, and by how many steps. Months differ
 * in length, so steps on and back from the 31st only meet again if they are
 * counted from where they began. */
export interface Way {
  origin: Window;
  n: number;
  window: Window;
}

export const wayTo = (w: Window): Way => ({ origin: w, n: 0, window: w });

/** The way that led to this window, or else one that begins there. */
export const wayOf = (way: Way | null, w: Window): Way =>
  way && way.window.from === w.from && way.window.to === w.to ? way : wayTo(w);

/** The window moved to begin with the step at `from`. */
export function startAt(w: Window, s: Step, from: Day): Window {
  if (!aligned(w, s)) return { from, to: from + w.to - w.from };
  const first = floorTo(s, from);
  return { from: first, to: addSteps(s, first, stepsIn(w, s)) - 1 };
}

/** How the window moves. */
export interface Rules {
  step: Step;
  /** The days over which it may play. */
  bounds: Window;
  loops: boolean;
  /** The window that ends with a day, if only its end moves; null if all of it moves. */
  endAt: ((to: Day) => Window) | null;
  /** Whether there is something to see in a window that was moved from another; null: stop at each. */
  busy: ((w: Window, before: Window) => boolean) | null;
}

/** The window n steps on by the rules, bounds apart. */
export function moved(r: Rules, w: Window, n: number): Window {
  return r.endAt ? r.endAt(addSteps(r.step, w.to + 1, n) - 1) : shift(w, r.step, n);
}

/** Where a window begins again. */
function again(r: Rules, w: Window): Window {
  return r.endAt ? r.endAt(ceilTo(r.step, r.bounds.from)) : startAt(w, r.step, r.bounds.from);
}

export interface Advance {
  window: Window;
  /** Steps from the anchor; 0 if it began again and is the new anchor. */
  n: number;
}

function search(r: Rules, anchor: Window, n: number): Advance | null {
  let before = moved(r, anchor, n - 1);
  for (let k = n; ; k++) {
    const window = moved(r, anchor, k);
    if (window.to > r.bounds.to) return null;
    if (!r.busy || r.busy(window, before)) return { window, n: k };
    before = window;
  }
}

/** The next window while playing: one step on (further, past what is empty),
 * back to the start if it loops, null at the end. `n` counts steps from
 * `anchor`, so that a window from the 31st does not creep to the 28th. */
export function advance(r: Rules, anchor: Window, n: number): Advance | null {
  const next = search(r, anchor, n);
  if (next || !r.loops) return next;
  const start = again(r, anchor);
  if (start.to > r.bounds.to) return null;
  if (!r.busy || r.busy(start, { from: start.from, to: start.from - 1 })) return { window: start, n: 0 };
  const first = search(r, start, 1);
  return first && { window: first.window, n: 0 };
}

/** One step on or back by hand, past what is empty; null if there is no room. */
export function stepOnce(r: Rules, { origin, n }: Way, direction: 1 | -1): Way | null {
  for (let k = n + direction; ; k += direction) {
    const window = moved(r, origin, k);
    const start = r.endAt ? window.to : window.from;
    if (window.to > r.bounds.to || start < r.bounds.from) return null;
    if (!r.busy || r.busy(window, moved(r, window, -1))) return { origin, n: k, window };
  }
}

/** How many steps a window gets that has no room to move. */
const SHORT: Record<Step, number> = { day: 7, week: 4, month: 3, quarter: 2, year: 1 };

/** The bounds over which a window plays: what the bars show, or all years if
 * the window is not there or has no room in it. */
export function boundsOf(held: Window, shown: Window, all: Window, s: Step): Window {
  const inside = shown.from <= held.from && held.to <= shown.to;
  return inside && stepsIn(shown, s) > SHORT[s] ? shown : all;
}

/** Whether playing would begin again from the start. */
export function atEnd(r: Rules, w: Window): boolean {
  return advance({ ...r, loops: false }, w, 1) === null;
}

/** Where playing begins: where the window is, or at the start if it is at the
 * end already. A window that fills all becomes a short one, so that there is
 * something to see moving. */
export function playFrom(r: Rules, w: Window): Window {
  if (!atEnd(r, w)) return w;
  const start = again(r, w);
  if (r.endAt || moved(r, start, 1).to <= r.bounds.to) return start;
  const from = floorTo(r.step, r.bounds.from);
  return { from, to: addSteps(r.step, from, SHORT[r.step]) - 1 };
}

/** Plays while `playing` is set, by the rules of the moment. Returns what
 * stops it for good. */
export function runPlayer(rules: (started: Window | null) => Rules): () => void {
  let timer = 0;
  const stopEffect = effect(() => {
    const pause = 1000 / speed.value;
    clearInterval(timer);
    if (!playing.value) return;
    timer = untracked(() => begin(rules, pause));
  });
  return () => {
    stopEffect();
    clearInterval(timer);
  };
}

function begin(rules: (started: Window | null) => Rules, pause: number): number {
  const now = window_.peek();
  if (!now) return 0;
  const { bounds } = rules(null);
  let anchor = playFrom(rules(bounds), now);
  let last = anchor;
  let n = 0;
  setWindow(anchor.from, anchor.to);
  return self.setInterval(() => {
    const w = window_.peek() ?? anchor;
    if (w.from !== last.from || w.to !== last.to) [anchor, n] = [w, 0];
    const next = advance(rules(bounds), anchor, n + 1);
    if (!next) {
      playing.value = false;
      return;
    }
    n = next.n;
    last = next.window;
    if (n === 0) anchor = last;
    setWindow(last.from, last.to);
  }, pause);
}
