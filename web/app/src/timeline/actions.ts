// What a person does to the time: drags, keys and buttons. Each stops playing.

import { dayAt, daysFor, xOf } from "../state/axis";
import { startAt } from "../state/play";
import type { Window } from "../state/selection";
import { playing, setWindow, step, window_ } from "../state/store";
import { allScale, dragLimits, range, scale } from "./geometry";
import { binOf } from "./histogram";
import { dragEnd, dragNew, dragWindow, keyMove, keySteps, type Part, stepped } from "./moves";
import { follow } from "./pointer";
import { within } from "./range";
import { bars, detail, dragged, extent, hoverBin } from "./time-state";

export function pause(): void {
  playing.value = false;
}

const apply = (w: Window) => setWindow(w.from, w.to);
const free = (e: { altKey: boolean; shiftKey: boolean }) => e.altKey || e.shiftKey;

/** Moves the window one step back or on. */
export function stepBy(n: number): void {
  pause();
  const w = window_.peek();
  const limits = extent.peek();
  if (w && limits) apply(stepped(w, step.peek(), n, outer(limits, w)));
}

const outer = (a: Window, b: Window): Window => ({ from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) });

/** A press on a handle or on the bar of the window. */
export function grab(part: Part, e: PointerEvent): void {
  const w = window_.peek();
  if (!w || e.button !== 0) return;
  pause();
  hoverBin.value = null;
  const limits = dragLimits();
  const s = scale.peek();
  const edge = part === "to" ? xOf(s, w.to + 1) : xOf(s, w.from);
  follow(e, {
    move(dx, ev) {
      dragged.value = part;
      if (part === "window") apply(dragWindow(w, daysFor(s, dx), step.peek(), free(ev), limits));
      else apply(dragEnd(part, w, s, edge + dx, step.peek(), free(ev), limits));
    },
    end: () => (dragged.value = null),
  });
}

/** A press on the bars: a drag makes a new window, a click takes one step. */
export function drawWindow(e: PointerEvent, x: number): void {
  if (e.button !== 0 || !bars.peek()) return;
  pause();
  const s = scale.peek();
  const limits = range.peek();
  const first = dayAt(s, x);
  hoverBin.value = null;
  follow(e, {
    move(dx, ev) {
      dragged.value = "new";
      apply(dragNew(first, dayAt(s, x + dx), step.peek(), free(ev), limits));
    },
    end(moved, ev) {
      dragged.value = null;
      if (!moved) apply(dragNew(first, first, step.peek(), free(ev), extent.peek() ?? limits));
    },
  });
}

/** A key on one of the window's sliders; true if it was one of theirs. Shift
 * moves by days. */
export function key(part: Part, e: KeyboardEvent): boolean {
  const n = e.altKey || e.ctrlKey || e.metaKey ? null : keySteps(e.key);
  const w = window_.peek();
  const limits = extent.peek();
  if (n === null || !w || !limits) return false;
  e.preventDefault();
  pause();
  apply(keyMove(part, w, n, e.shiftKey ? "day" : step.peek(), outer(limits, w)));
  return true;
}

/** Steps in which the frame of the overview moves: at least months. */
function frameStep() {
  const s = step.peek();
  return s === "day" || s === "week" ? "month" : s;
}

/** A press on the frame or one of its edges. */
export function grabFrame(part: Part, e: PointerEvent): void {
  const e0 = extent.peek();
  if (e.button !== 0 || !e0) return;
  pause();
  const s = allScale.peek();
  const d = range.peek();
  const edge = part === "to" ? xOf(s, d.to + 1) : xOf(s, d.from);
  follow(e, {
    move(dx) {
      dragged.value = "frame";
      const to =
        part === "window"
          ? dragWindow(d, daysFor(s, dx), frameStep(), false, e0)
          : dragEnd(part, d, s, edge + dx, frameStep(), false, e0);
      setRange(to);
    },
    end: () => (dragged.value = null),
  });
}

/** A press on the overview beside the frame brings the frame there. */
export function centreFrame(e: PointerEvent, x: number): void {
  const e0 = extent.peek();
  if (e.button !== 0 || !e0) return;
  const d = range.peek();
  const half = Math.floor((d.to - d.from) / 2);
  setRange(within(startAt(d, frameStep(), dayAt(allScale.peek(), x) - half), e0));
  grabFrame("window", e);
}

export function frameKey(part: Part, e: KeyboardEvent): void {
  const n = e.altKey || e.ctrlKey || e.metaKey ? null : keySteps(e.key);
  const e0 = extent.peek();
  if (n === null || !e0) return;
  e.preventDefault();
  pause();
  setRange(keyMove(part, range.peek(), n, frameStep(), e0));
}

function setRange(d: Window): void {
  const old = detail.peek();
  if (!old || old.from !== d.from || old.to !== d.to) detail.value = d;
}

/** The bar under a pixel; null if there is none. */
export function binAtX(x: number): number | null {
  const h = bars.peek();
  const s = scale.peek();
  if (!h || x < s.left || x >= s.left + s.width) return null;
  const bin = binOf(h, dayAt(s, x));
  return bin >= 0 && bin < h.edges.length - 1 ? bin : null;
}
