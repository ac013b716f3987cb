// What the time control shows, derived from the state of the page. Computed
// once for each change of data, filters or step, not for each frame.

import { computed, effect, signal, untracked } from "@preact/signals";
import { type Day, dateOf, dayText, floorTo, monthText, type Step } from "../state/days";
import { aligned, stepsIn } from "../state/play";
import type { Window } from "../state/selection";
import { model, pass, setWindow, step, window_ } from "../state/store";
import { type Histogram, histogram } from "./histogram";
import { defaultDetail, extentOf, following, holds } from "./range";

/** All years of the data; null until they are there. */
export const extent = computed<Window | null>(() => (model.value ? extentOf(model.value) : null));

/** What the bars show; the overview's frame. */
export const detail = signal<Window | null>(null);

export const bars = computed<Histogram | null>(() =>
  model.value && extent.value ? histogram(model.value, pass.value, step.value, extent.value) : null,
);

export interface Overview {
  fine: Histogram;
  coarse: Histogram;
}

/** The overview's bars: quarters, and years for what is known no better. */
export const overview = computed<Overview | null>(() => {
  const m = model.value;
  const e = extent.value;
  if (!m || !e) return null;
  return { fine: histogram(m, pass.value, "quarter", e), coarse: histogram(m, pass.value, "year", e) };
});

/** The bar under the pointer. */
export const hoverBin = signal<number | null>(null);
/** The row whose whisker is under the pointer. */
export const hoverRow = signal<number | null>(null);
/** The part that is being dragged, for the flag. */
export const dragged = signal<"from" | "to" | "window" | "new" | "frame" | null>(null);

/** Fits the window to what the bars show; if it does already, to all years. */
export function fitAll(): void {
  const w = window_.peek();
  const d = detail.peek();
  const e = extent.peek();
  if (!w || !d || !e) return;
  const to = w.from === d.from && w.to === d.to ? e : d;
  setWindow(to.from, to.to);
}

/** Sets the range and window when data arrive, and lets the bars follow the
 * window. Returns what ends it. */
export function keepInView(): () => void {
  const first = effect(() => {
    if (!model.value) return;
    const start = defaultDetail(model.value);
    if (!start) return;
    const w = window_.peek() ?? start;
    detail.value = following(detail.peek() ?? start, w, step.peek(), extent.value ?? start);
    if (!window_.peek()) untracked(() => setWindow(w.from, w.to));
  });
  const follow = effect(() => {
    const w = window_.value;
    const d = detail.peek();
    if (w && d && dragged.peek() === null && !holds(d, w)) detail.value = following(d, w, step.peek(), extent.peek() ?? d);
  });
  return () => {
    first();
    follow();
  };
}

const NOUN: Record<Step, [one: string, more: string]> = {
  day: ["day", "days"],
  week: ["week", "weeks"],
  month: ["month", "months"],
  quarter: ["quarter", "quarters"],
  year: ["year", "years"],
};

/** The window's length in words: "39 months"; in days if it is no whole steps. */
export const lengthText = computed(() => {
  const w = window_.value;
  if (!w) return "";
  const s = aligned(w, step.value) ? step.value : "day";
  const n = stepsIn(w, s);
  return `${n.toLocaleString("en-GB")} ${NOUN[s][n === 1 ? 0 : 1]}`;
});

/** A bin in words: "March 2024", "2024", "January to March 2024". */
export function binText(s: Step, from: Day, after: Day): string {
  switch (s) {
    case "day":
      return dayText(from);
    case "week":
      return `Week of ${dayText(from)}`;
    case "month":
      return monthText(from);
    case "quarter":
      return `${monthText(from).split(" ")[0]} to ${monthText(after - 1)}`;
    case "year":
      return String(dateOf(from)[0]);
  }
}

/** A window's end, short if it is a whole month's: "Sep 2022". */
export function shortDate(day: Day, end: "from" | "to"): string {
  const whole = end === "from" ? floorTo("month", day) === day : floorTo("month", day + 1) === day + 1;
  return whole ? monthText(day, "short") : dayText(day, "short");
}
