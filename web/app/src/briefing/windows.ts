// How the window of time moves while a briefing is shown: from scene to scene,
// and slowly through the period of one.

import { addSteps, ceilTo, type Step } from "../state/days";
import type { Window } from "../state/selection";

export const reducedMotion = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Milliseconds from scene to scene, as the map flies. */
export const TRAVEL_MS = 900;
/** So long a period plays, as far as its steps let it. */
const PLAY_MS = 9000;
const STEP_MS = { least: 240, most: 1400 } as const;
/** More steps than this are taken several at a time. */
const MOST_STEPS = 40;

/** cubic-bezier(.2, 0, .1, 1), near enough. */
export const ease = (t: number): number => 1 - (1 - t) ** 3;

/** The range a part t of the way from one to another. */
export const between = (a: Window, b: Window, t: number): Window => ({
  from: a.from + (b.from - a.from) * t,
  to: a.to + (b.to - a.to) * t,
});

export const sameWindow = (a: Window, b: Window): boolean => a.from === b.from && a.to === b.to;

/** In whole days. */
export const inDays = (w: Window): Window => ({ from: Math.round(w.from), to: Math.round(w.to) });

/** The windows by which a period is told: each begins where it begins, the last is the period. */
export function periodSteps(w: Window, step: Step): Window[] {
  const all: Window[] = [];
  let to = ceilTo(step, w.from);
  while (to < w.to) {
    all.push({ from: w.from, to });
    to = ceilTo(step, addSteps(step, to + 1, 0));
  }
  all.push(w);
  const stride = Math.ceil(all.length / MOST_STEPS);
  return all.filter((_, i) => (all.length - 1 - i) % stride === 0);
}

/** Milliseconds that each of so many steps is seen. */
export const paceOf = (steps: number): number => Math.max(STEP_MS.least, Math.min(STEP_MS.most, PLAY_MS / steps));

/** Moves from one range to another in time; `set` is told of each place on the
 * way and of the end. Returns what stops it. */
export function travel(ms: number, set: (t: number) => void): () => void {
  const began = performance.now();
  let frame = requestAnimationFrame(function go(now) {
    const t = Math.min(1, Math.max(0, (now - began) / ms));
    set(t);
    if (t < 1) frame = requestAnimationFrame(go);
  });
  return () => cancelAnimationFrame(frame);
}

/** Takes the steps of a period one after the other. Returns what stops it. */
export function playSteps(steps: readonly Window[], set: (w: Window) => void, done: () => void): () => void {
  let i = 0;
  set(steps[0]);
  const timer = setInterval(() => {
    i++;
    if (i < steps.length) set(steps[i]);
    if (i >= steps.length - 1) {
      clearInterval(timer);
      done();
    }
  }, paceOf(steps.length));
  return () => clearInterval(timer);
}
