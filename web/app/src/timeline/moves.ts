// What a drag or a key makes of the window. Pure: from the window at the
// start and a day to the window meant.

import { edgeAt, type Scale, snapEnd, snapStart } from "../state/axis";
import { addSteps, ceilTo, type Day, floorTo, type Step } from "../state/days";
import { aligned, shift, stepIndex, type Way, wayTo } from "../state/play";
import type { Window } from "../state/selection";
import { within } from "../state/time-range";

export type Part = "from" | "to" | "window";

const clamp = (day: Day, low: Day, high: Day) => Math.min(Math.max(day, low), high);

/** Drags one end to the pixel. The ends do not cross; at least a step (a day,
 * if free) stays between them. */
export function dragEnd(part: "from" | "to", w: Window, s: Scale, x: number, step: Step, free: boolean, limits: Window): Window {
  const unit: Step = free ? "day" : step;
  const edge = edgeAt(s, x);
  if (part === "from") {
    const last = floorTo(unit, w.to);
    return { from: clamp(snapStart(unit, edge), Math.min(limits.from, last), last), to: w.to };
  }
  const first = ceilTo(unit, w.from);
  return { from: w.from, to: clamp(snapEnd(unit, edge - 1), first, Math.max(limits.to, first)) };
}

/** Drags the whole window by some days, in whole steps unless free. */
export function dragWindow(w: Window, days: number, step: Step, free: boolean, limits: Window): Window {
  if (free) return within({ from: w.from + days, to: w.to + days }, limits);
  const steps = stepIndex(step, snapStart(step, w.from + days)) - stepIndex(step, snapStart(step, w.from));
  return stepped(wayTo(w), step, steps, limits).window;
}

/** Moves a window by up to n more steps, as far as the limits let it. */
export function stepped(way: Way, step: Step, n: number, limits: Window): Way {
  const { origin, window: w } = way;
  const sign = Math.sign(n);
  for (let k = Math.abs(n); k > 0; k--) {
    const window = shift(origin, step, way.n + sign * k);
    if (window.from >= limits.from && window.to <= limits.to) return { origin, n: way.n + sign * k, window };
    // Far beyond the limits: come near them before trying step by step.
    const room = sign > 0 ? limits.to - w.to : w.from - limits.from;
    k = Math.min(k, Math.max(1, Math.ceil(room / SHORTEST[step]) + 1));
  }
  return way;
}

/** A step has at least so many days. */
const SHORTEST: Record<Step, number> = { day: 1, week: 7, month: 28, quarter: 90, year: 365 };

/** A new window between two days, in whole steps unless free. */
export function dragNew(a: Day, b: Day, step: Step, free: boolean, limits: Window): Window {
  const unit: Step = free ? "day" : step;
  const from = Math.max(floorTo(unit, Math.min(a, b)), limits.from);
  const to = Math.min(ceilTo(unit, Math.max(a, b)), limits.to);
  return from <= to ? { from, to } : { from: to, to: from };
}

const KEYS: Record<string, number> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
  Home: -Infinity,
  End: Infinity,
};

/** Steps that a key means, null if it is none of the slider's keys. */
export function keySteps(key: string): number | null {
  return KEYS[key] ?? null;
}

/** The window after a key of one of its ends. */
export function keyEnd(part: "from" | "to", w: Window, n: number, step: Step, limits: Window): Window {
  if (part === "from") {
    const last = floorTo(step, w.to);
    return { from: clamp(keyStart(w.from, n, step, limits), Math.min(limits.from, last), last), to: w.to };
  }
  const first = ceilTo(step, w.from);
  const day = keyStart(w.to + 1, n, step, { from: limits.from, to: limits.to + 1 }) - 1;
  return { from: w.from, to: clamp(day, first, Math.max(limits.to, first)) };
}

/** The step's start n steps from the day; between two starts the first step
 * goes to the nearer side. */
function keyStart(day: Day, n: number, step: Step, limits: Window): Day {
  if (!Number.isFinite(n)) return n < 0 ? limits.from : limits.to;
  const floor = floorTo(step, day);
  return addSteps(step, floor, floor !== day && n < 0 ? n + 1 : n);
}

/** The window after a key of its bar, and the way to it. */
export function keyBar(way: Way, n: number, step: Step, limits: Window): Way {
  const w = way.window;
  if (Number.isFinite(n)) return stepped(way, step, n, limits);
  const length = w.to - w.from;
  if (aligned(w, step)) return stepped(way, step, Math.sign(n) * 1e6, limits);
  return wayTo(
    n < 0
      ? within({ from: limits.from, to: limits.from + length }, limits)
      : within({ from: limits.to - length, to: limits.to }, limits),
  );
}
