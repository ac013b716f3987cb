// How the time control shows and moves the time: its mode, what the bars show
// and count. The window itself, the step and playing are in store.ts.

import { computed, signal } from "@preact/signals";
import type { Day } from "./days";
import { lookedExtent } from "./looked";
import type { Window } from "./selection";
import { model, step, window_ } from "./store";
import { type Ending, endingWith, type Length, type Mode, USUAL_TRAIL } from "./time-mode";
import { defaultDetail, extentOf, following } from "./time-range";

export const mode = signal<Mode>("window");
/** The window's length while it trails. */
export const trail = signal<Length>(USUAL_TRAIL);
/** Whether steps and playing pass over times in which nothing certainly falls. */
export const skipEmpty = signal(false);

/** A figure that the bars show instead of the number of events. */
export interface Measured {
  measure: string;
  unit: string;
}

/** What the bars count; null: events. */
export const measured = signal<Measured | null>(null);
/** Whether a line below the bars shows how many sources speak of each step. */
export const coverage = signal(false);

/** All years of the data, and of files that are looked at; null until the data are there. */
export const extent = computed<Window | null>(() => {
  const own = model.value && extentOf(model.value);
  const file = lookedExtent.value;
  return own && file ? { from: Math.min(own.from, file.from), to: Math.max(own.to, file.to) } : own;
});

/** What the bars show; its ends may lie within a day while the axis is
 * zoomed. Null until the data say what there is. */
export const detail = signal<Window | null>(null);

/** What the bars show where they have only followed the window: nobody chose
 * that, so it is not in the address. */
export const followed = signal<Window | null>(null);

const first = computed(() => (model.value ? defaultDetail(model.value) : null));

/** What the axis has to hold of a window: an end that cannot be moved may lie
 * far before it. */
export function heldOf(w: Window, m: Mode, range: Window): Window {
  const long = w.to - w.from > range.to - range.from;
  return m === "upto" || (m === "trailing" && long) ? { from: w.to, to: w.to } : w;
}

/** What the bars show if nobody moved the axis: the newest years, or where the window is. */
export const usualDetail = computed<Window | null>(() => {
  const start = first.value;
  if (!start) return null;
  return window_.value ? following(start, heldOf(window_.value, mode.value, start), step.value, extent.value ?? start) : start;
});

/** The whole days that the bars show, if somebody chose others than the usual ones. */
export const axis = computed<Window | null>(() => {
  const d = detail.value;
  if (!d || d === followed.value) return null;
  const whole = wholeDays(d);
  const usual = usualDetail.value;
  return usual && usual.from === whole.from && usual.to === whole.to ? null : whole;
});

/** The days that lie wholly in a range whose ends may lie within a day. */
export function wholeDays(d: Window): Window {
  const from = Math.ceil(d.from);
  return { from, to: Math.max(from, Math.floor(d.to)) };
}

const ending = computed<Ending>(() => ({
  mode: mode.value,
  trail: trail.value,
  first: extent.value?.from ?? Number.POSITIVE_INFINITY,
}));

/** The window of the present mode that ends with a day. */
export function endAt(to: Day, from: Day): Window {
  return endingWith(to, from, ending.value);
}
