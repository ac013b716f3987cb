// Moves the axis: at once by hand, smoothly by wheel, buttons and keys, and
// with reduced motion as a cut.

import { signal } from "@preact/signals";
import type { Window } from "../state/selection";
import { window_ } from "../state/store";
import { detail, extent, mode, usualDetail, wholeDays } from "../state/time-view";
import { gliding } from "./geometry";
import { between, clampView, settled, shifted, zoomed } from "./zoom";

/** Time in which two thirds of the way are done, in milliseconds. */
const PACE = 70;

let target: Window | null = null;
let frame = 0;
let last = 0;
const still = typeof matchMedia === "function" ? matchMedia("(prefers-reduced-motion: reduce)") : null;

/** Where the axis is, or is on its way to. */
export function heading(): Window | null {
  return target ?? detail.peek();
}

/** The axis is held by hand: nothing else moves it until it is let go. */
export function hold(): void {
  stop();
  gliding.value = true;
}

export function release(): void {
  gliding.value = false;
}

function stop(): void {
  if (target) gliding.value = false;
  target = null;
  cancelAnimationFrame(frame);
  frame = 0;
}

/** Puts the axis somewhere at once. */
export function cutTo(v: Window): void {
  stop();
  const old = detail.peek();
  if (!old || old.from !== v.from || old.to !== v.to) detail.value = v;
}

export function glideTo(v: Window): void {
  if (still?.matches) {
    cutTo(v);
    return;
  }
  target = v;
  gliding.value = true;
  if (frame) return;
  last = performance.now();
  frame = requestAnimationFrame(advance);
}

function advance(now: number): void {
  frame = 0;
  const from = detail.peek();
  if (!target || !from) return;
  const next = between(from, target, 1 - Math.exp(-Math.max(8, now - last) / PACE));
  last = now;
  // A third of a pixel on the widest screens.
  const near = (target.to + 1 - target.from) / 6000;
  if (Math.abs(next.from - target.from) < near && Math.abs(next.to - target.to) < near) {
    cutTo(target);
    return;
  }
  detail.value = next;
  frame = requestAnimationFrame(advance);
}

/** What the axis shows after it was zoomed by a button or a key, to be read aloud. */
export const zoomedTo = signal<Window | null>(null);

function glideAndSay(v: Window): void {
  zoomedTo.value = wholeDays(v);
  glideTo(v);
}

/** A point in time that buttons and keys zoom around: the window, if it is seen. */
function focus(v: Window): number {
  const w = window_.peek();
  const middle = (v.from + v.to + 1) / 2;
  if (!w) return middle;
  const at = mode.peek() === "upto" ? w.to + 1 : (Math.max(w.from, v.from) + Math.min(w.to, v.to) + 1) / 2;
  return w.to >= v.from && w.from <= v.to && at >= v.from && at <= v.to + 1 ? at : middle;
}

/** Makes the axis `factor` times as long, by a button or a key. */
export function zoomBy(factor: number): void {
  const v = heading();
  const all = extent.peek();
  if (v && all) glideAndSay(clampView(settled(zoomed(v, factor, focus(v), all)), all));
}

/** All years; from there back to the usual ones. */
export function zoomAll(): void {
  const v = heading();
  const all = extent.peek();
  const usual = usualDetail.peek();
  if (!v || !all || !usual) return;
  const whole = wholeDays(v);
  glideAndSay(whole.from === all.from && whole.to === all.to ? usual : all);
}

/** Brings a range of days into view, if it is not. */
export function bringIntoView(w: Window): void {
  const v = heading();
  const all = extent.peek();
  if (!v || !all || (w.from >= v.from && w.to <= v.to)) return;
  const days = w.from < v.from ? w.from - v.from : Math.min(w.to - v.to, w.from - v.from);
  glideTo(shifted(v, days, all));
}
