// Wheel and pinch on the bars: they zoom the axis around the pointer, or
// shift it.

import type { Scale } from "../state/axis";
import { extent } from "../state/time-view";
import { pause } from "./actions";
import { allScale, layout, scale } from "./geometry";
import { cutTo, glideTo, heading, hold, release } from "./glide";
import { cancelDrag } from "./pointer";
import { hoverBin, hoverRow } from "./time-state";
import { clampView, shifted, zoomed } from "./zoom";

/** Pixels of a wheel's line and page. */
const LINES = [1, 20, 400];
/** Pixels of a wheel that make the axis e times as long; a trackpad's pinch sends few. */
const WHEEL = 600;
const TRACKPAD_PINCH = 110;

/** The point in time under a pixel, with its fraction of a day. */
function timeAt(s: Scale, x: number): number {
  return s.from + ((x - s.left) / s.width) * (s.to + 1 - s.from);
}

function wheel(e: WheelEvent, box: HTMLElement): void {
  const v = heading();
  const all = extent.peek();
  if (!v || !all) return;
  e.preventDefault();
  const unit = LINES[e.deltaMode] ?? 1;
  const [dx, dy] = [e.deltaX * unit, e.deltaY * unit];
  hoverBin.value = null;
  hoverRow.value = null;
  const s = { ...scale.peek(), ...v };
  const across = e.shiftKey && dx === 0 ? dy : dx;
  if (!e.ctrlKey && Math.abs(across) > (e.shiftKey ? 0 : Math.abs(dy))) {
    glideTo(shifted(v, (across / s.width) * (v.to + 1 - v.from), all));
    return;
  }
  const r = box.getBoundingClientRect();
  const [x, y] = [e.clientX - r.left, e.clientY - r.top];
  const o = layout.peek().overview;
  const centre = timeAt(o && y >= o.top - 4 ? allScale.peek() : s, x);
  glideTo(zoomed(v, Math.exp(dy / (e.ctrlKey ? TRACKPAD_PINCH : WHEEL)), centre, all));
}

interface Finger {
  x: number;
  /** The point in time that it holds. */
  time: number;
}

/** Fingers nearer than this shift the axis and do not zoom it. */
const TOGETHER = 24;

/** Zooms so that each finger keeps its point in time. */
function pinch(a: Finger, b: Finger, apart: boolean): void {
  const all = extent.peek();
  const s = scale.peek();
  if (!all) return;
  const dx = b.x - a.x;
  const length = apart && Math.abs(dx) >= TOGETHER ? ((b.time - a.time) / dx) * s.width : s.to + 1 - s.from;
  if (!(length > 0)) return;
  const from = (a.time + b.time) / 2 - (((a.x + b.x) / 2 - s.left) / s.width) * length;
  cutTo(clampView({ from, to: from + length - 1 }, all));
}

/** Listens for wheel and pinch. Returns what ends it. */
export function watchGestures(box: HTMLElement): () => void {
  const fingers = new Map<number, Finger>();
  let apart = false;
  const xOf = (e: PointerEvent) => e.clientX - box.getBoundingClientRect().left;
  const down = (e: PointerEvent) => {
    if (e.pointerType !== "touch" || fingers.size === 2) return;
    fingers.set(e.pointerId, { x: xOf(e), time: 0 });
    if (fingers.size < 2) return;
    e.stopPropagation();
    cancelDrag();
    pause();
    const s = scale.peek();
    for (const f of fingers.values()) f.time = timeAt(s, f.x);
    const [a, b] = fingers.values();
    apart = Math.abs(a.x - b.x) >= TOGETHER;
    box.setPointerCapture(e.pointerId);
    hold();
  };
  const move = (e: PointerEvent) => {
    const finger = fingers.get(e.pointerId);
    if (!finger) return;
    finger.x = xOf(e);
    const [a, b] = fingers.values();
    if (b) pinch(a, b, apart);
  };
  const up = (e: PointerEvent) => {
    if (fingers.delete(e.pointerId) && fingers.size === 1) release();
  };
  const roll = (e: WheelEvent) => wheel(e, box);
  box.addEventListener("wheel", roll, { passive: false });
  box.addEventListener("pointerdown", down, true);
  box.addEventListener("pointermove", move);
  for (const type of ["pointerup", "pointercancel"] as const) box.addEventListener(type, up);
  return () => {
    box.removeEventListener("wheel", roll);
    box.removeEventListener("pointerdown", down, true);
    box.removeEventListener("pointermove", move);
    for (const type of ["pointerup", "pointercancel"] as const) box.removeEventListener(type, up);
  };
}
