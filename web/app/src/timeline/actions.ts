// What a person does to the window: drags, keys and buttons. Each stops playing.

import { dayAt, daysFor, xOf } from "../state/axis";
import type { Step } from "../state/days";
import { stepOnce, type Way, wayOf } from "../state/play";
import type { Window } from "../state/selection";
import { playing, setWindow, step, window_ } from "../state/store";
import { endAt, extent, mode } from "../state/time-view";
import { edgePan } from "./edge-pan";
import { dragLimits, layout, outer, range, scale } from "./geometry";
import { hold, release } from "./glide";
import { binOf } from "./histogram";
import { dragEnd, dragNew, dragWindow, keyBar, keyEnd, keySteps, type Part } from "./moves";
import { follow } from "./pointer";
import { stepRules } from "./rules";
import { bars, dragged, hoverBin } from "./time-state";

export function pause(): void {
  playing.value = false;
}

/** Sets the window as far as the mode lets it. */
export function apply(w: Window): void {
  const next = endAt(w.to, w.from);
  setWindow(next.from, next.to);
}

const free = (e: { altKey: boolean }) => e.altKey;

/** The way of single steps that were taken one after the other, and their length. */
let taken: { way: Way; step: Step } | null = null;

const wayNow = (w: Window, s: Step): Way => wayOf(taken?.step === s ? taken.way : null, w);

function take(way: Way, s: Step): void {
  taken = { way, step: s };
  apply(way.window);
}

/** Moves the window one step back or on. */
export function stepBy(direction: 1 | -1): void {
  pause();
  const w = window_.peek();
  const next = w && stepOnce(stepRules(w), wayNow(w, step.peek()), direction);
  if (next) take(next, step.peek());
}

/** The window as its moving parts see it: where only the last day moves, the
 * first one does not bound it. */
function movable(w: Window, limits: Window): Window {
  return mode.peek() === "window" ? w : { from: Math.min(limits.from, w.to), to: w.to };
}

/** A press on a handle or on the bar of the window. */
export function grab(part: Part, e: PointerEvent): void {
  const now = window_.peek();
  if (!now || e.button !== 0) return;
  pause();
  hoverBin.value = null;
  if (part === "window" && mode.peek() === "window") grabWindow(now, e);
  else grabEnd(part === "from" ? "from" : "to", now, e);
}

function grabWindow(w: Window, e: PointerEvent): void {
  const limits = dragLimits();
  const s = scale.peek();
  follow(e, {
    move(dx, ev) {
      dragged.value = "window";
      apply(dragWindow(w, daysFor(s, dx), step.peek(), free(ev), limits));
    },
    end(moved, ev) {
      dragged.value = null;
      if (!moved) tapBars(ev);
    },
    cancel: () => undo(w),
  });
}

/** Beyond the end of the axis the handle takes the axis along. */
function grabEnd(end: "from" | "to", now: Window, e: PointerEvent): void {
  const limits = outer(extent.peek() ?? now, now);
  const w = movable(now, limits);
  const s = scale.peek();
  const start = end === "to" ? xOf(s, w.to + 1) : xOf(s, w.from);
  let [x, byDays] = [start, free(e)];
  const put = () => apply(dragEnd(end, w, scale.peek(), x, step.peek(), byDays, limits));
  const pan = edgePan(put);
  const stop = () => {
    pan.stop();
    release();
  };
  follow(e, {
    move(dx, ev) {
      if (dragged.peek() !== end) hold();
      dragged.value = end;
      [x, byDays] = [start + dx, free(ev)];
      put();
      pan.at(x);
    },
    end(moved, ev) {
      stop();
      dragged.value = null;
      if (!moved) tapBars(ev);
    },
    cancel() {
      stop();
      undo(now);
    },
  });
}

function undo(w: Window): void {
  dragged.value = null;
  setWindow(w.from, w.to);
}

/** A press on the bars: a drag makes a new window, a click takes one step,
 * with Shift the window is extended to it. */
export function drawWindow(e: PointerEvent, x: number): void {
  const old = window_.peek();
  if (e.button !== 0 || !bars.peek() || !old) return;
  pause();
  const s = scale.peek();
  const limits = dragLimits();
  const first = dayAt(s, x);
  hoverBin.value = null;
  follow(e, {
    move(dx, ev) {
      dragged.value = "new";
      apply(dragNew(first, dayAt(s, x + dx), step.peek(), free(ev), limits));
    },
    end(moved, ev) {
      dragged.value = null;
      if (moved) return;
      takeDay(first, ev.shiftKey, free(ev));
      if (ev.pointerType === "touch") sayBriefly(binAtX(x));
    },
    cancel: () => undo(old),
  });
}

/** How long the words of a tapped bar stay: a finger does not hover. */
const TAPPED_MS = 2500;
let tapped: ReturnType<typeof setTimeout> | undefined;

function sayBriefly(bin: number | null): void {
  clearTimeout(tapped);
  hoverBin.value = bin;
  tapped = setTimeout(() => (hoverBin.value = null), TAPPED_MS);
}

/** What a finger grips reaches over the bars: a tap on it there is meant for the bar. */
export function tapBars(e: PointerEvent): void {
  if (e.pointerType !== "touch") return;
  const r = (e.currentTarget as HTMLElement).parentElement!.getBoundingClientRect();
  const y = e.clientY - r.top;
  const l = layout.peek();
  const bin = binAtX(e.clientX - r.left);
  if (bin === null || y < l.bar.top + l.bar.height || y > l.bars.base) return;
  takeBin(bin, false);
  sayBriefly(bin);
}

/** The step that holds a day becomes the window, or is added to it. */
function takeDay(day: number, extend: boolean, byDays: boolean): void {
  const w = window_.peek();
  const one = dragNew(day, day, step.peek(), byDays, extent.peek() ?? range.peek());
  apply(extend && w ? outer(w, one) : one);
}

/** A bar becomes the window, or the window is extended to it. */
export function takeBin(bin: number, extend: boolean): void {
  const h = bars.peek();
  if (!h || bin < 0 || bin > h.edges.length - 2) return;
  pause();
  takeDay(h.edges[bin], extend, false);
}

/** Moves a part of the window by steps; by days if free. */
export function moveBy(part: Part, n: number, byDays = false): void {
  const now = window_.peek();
  const all = extent.peek();
  if (!now || !all) return;
  pause();
  const limits = mode.peek() === "window" ? outer(all, now) : all;
  const unit = byDays ? "day" : step.peek();
  if (part === "window") take(keyBar(wayNow(now, unit), n, unit, limits), unit);
  else apply(keyEnd(part, movable(now, limits), n, unit, limits));
}

/** A key on one of the window's sliders; true if it was one of theirs. Shift
 * moves by days. */
export function key(part: Part, e: KeyboardEvent): boolean {
  const n = e.altKey || e.ctrlKey || e.metaKey ? null : keySteps(e.key);
  if (n === null || !window_.peek() || !extent.peek()) return false;
  e.preventDefault();
  moveBy(part, n, e.shiftKey);
  return true;
}

/** The bar under a pixel; null if there is none. */
export function binAtX(x: number): number | null {
  const h = bars.peek();
  const s = scale.peek();
  if (!h || x < s.left || x >= s.left + s.width) return null;
  const bin = binOf(h, dayAt(s, x));
  return bin >= 0 && bin < h.edges.length - 1 ? bin : null;
}
