// What a person does to the overview's frame, which is what the bars show.

import { dayAt, daysFor, xOf } from "../state/axis";
import type { Step } from "../state/days";
import { startAt, wayTo } from "../state/play";
import { extent } from "../state/time-view";
import { pause, tapBars } from "./actions";
import { allScale, range, whole } from "./geometry";
import { cutTo, hold, release } from "./glide";
import { dragEnd, dragWindow, keyBar, keyEnd, keySteps, type Part } from "./moves";
import { follow } from "./pointer";
import { dragged } from "./time-state";
import { clampView } from "./zoom";

/** Days up to which the frame moves by weeks, not by months. */
const SHORT = 92;

function frameStep(): Step {
  const r = range.peek();
  return r.to - r.from < SHORT ? "week" : "month";
}

/** A press on the frame or one of its edges. */
export function grabFrame(part: Part, e: PointerEvent): void {
  const all = extent.peek();
  if (e.button !== 0 || !all) return;
  pause();
  const s = allScale.peek();
  const start = range.peek();
  const limits = whole.peek();
  const unit = frameStep();
  const edge = part === "to" ? xOf(s, start.to + 1) : xOf(s, start.from);
  follow(e, {
    move(dx, ev) {
      if (dragged.peek() !== "frame") hold();
      dragged.value = "frame";
      const to =
        part === "window"
          ? dragWindow(start, daysFor(s, dx), unit, ev.altKey, limits)
          : dragEnd(part, start, s, edge + dx, unit, ev.altKey, limits);
      cutTo(clampView(to, all));
    },
    end(moved, ev) {
      dragged.value = null;
      release();
      if (!moved) tapBars(ev);
    },
    cancel() {
      dragged.value = null;
      release();
      cutTo(start);
    },
  });
}

/** A press on the overview beside the frame brings the frame there. */
export function centreFrame(e: PointerEvent, x: number): void {
  const all = extent.peek();
  if (e.button !== 0 || !all) return;
  const d = range.peek();
  const half = Math.floor((d.to - d.from) / 2);
  cutTo(clampView(startAt(d, frameStep(), dayAt(allScale.peek(), x) - half), all));
  grabFrame("window", e);
}

export function frameKey(part: Part, e: KeyboardEvent): void {
  const n = e.altKey || e.ctrlKey || e.metaKey ? null : keySteps(e.key);
  const all = extent.peek();
  if (n === null || !all) return;
  e.preventDefault();
  pause();
  const now = range.peek();
  const to =
    part === "window" ? keyBar(wayTo(now), n, frameStep(), whole.peek()).window : keyEnd(part, now, n, frameStep(), whole.peek());
  cutTo(clampView(to, all));
}
