// Moving the window through time: by hand one step, or step by step while it
// plays. The window keeps its length in calendar steps: a window of three
// whole months stays three whole months, however long they are.

import { effect, untracked } from "@preact/signals";
import { addSteps, ceilTo, type Day, dateOf, floorTo, type Step } from "./days";
import type { Window } from "./selection";
import { loop, playing, setWindow, speed, step, window_ } from "./store";

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

/** The window moved to begin with the step at `from`. */
export function startAt(w: Window, s: Step, from: Day): Window {
  if (!aligned(w, s)) return { from, to: from + w.to - w.from };
  const first = floorTo(s, from);
  return { from: first, to: addSteps(s, first, stepsIn(w, s)) - 1 };
}

/** The next window while playing: one step on, back to the start if it loops,
 * null at the end. `n` counts steps from `anchor`, so that a window from the
 * 31st does not creep to the 28th. */
export function advance(anchor: Window, s: Step, n: number, bounds: Window, loops: boolean): Window | null {
  const next = shift(anchor, s, n);
  if (next.to <= bounds.to) return next;
  return loops ? startAt(anchor, s, bounds.from) : null;
}

/** How many steps a window gets that has no room to move. */
const SHORT: Record<Step, number> = { day: 7, week: 4, month: 3, quarter: 2, year: 1 };

/** Where playing begins: where the window is, or at the start if it is at the
 * end already. A window that fills all becomes a short one, so that there is
 * something to see moving. */
export function playFrom(w: Window, s: Step, bounds: Window): Window {
  if (shift(w, s, 1).to <= bounds.to) return w;
  const start = startAt(w, s, bounds.from);
  if (shift(start, s, 1).to <= bounds.to) return start;
  const from = floorTo(s, bounds.from);
  return { from, to: addSteps(s, from, SHORT[s]) - 1 };
}

/** Plays while `playing` is set; `bounds` are read when it starts. Returns
 * what stops it for good. */
export function runPlayer(bounds: () => Window): () => void {
  let timer = 0;
  const stopEffect = effect(() => {
    const pause = 1000 / speed.value;
    clearInterval(timer);
    if (!playing.value) return;
    timer = untracked(() => begin(bounds(), pause));
  });
  return () => {
    stopEffect();
    clearInterval(timer);
  };
}

function begin(bounds: Window, pause: number): number {
  const now = window_.peek();
  if (!now) return 0;
  let anchor = playFrom(now, step.peek(), bounds);
  let last = anchor;
  let n = 0;
  setWindow(anchor.from, anchor.to);
  return self.setInterval(() => {
    const w = window_.peek() ?? anchor;
    if (w.from !== last.from || w.to !== last.to) [anchor, n] = [w, 0];
    const next = advance(anchor, step.peek(), ++n, bounds, loop.peek());
    if (!next) {
      playing.value = false;
      return;
    }
    if (next.from < w.from) [anchor, n] = [next, 0];
    last = next;
    setWindow(next.from, next.to);
  }, pause);
}
