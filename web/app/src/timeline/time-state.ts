// What the time control shows, derived from the state of the page. Computed
// once for each change of data, filters or step, not for each frame.

import { batch, computed, effect, signal, untracked } from "@preact/signals";
import { model, pass, setWindow, step, window_ } from "../state/store";
import { following, holds } from "../state/time-range";
import {
  axis,
  coverage,
  detail,
  endAt,
  extent,
  followed,
  heldOf,
  measured,
  mode,
  trail,
  usualDetail,
  wholeDays,
} from "../state/time-view";
import { type Choice, choicesOf } from "./amounts";
import { sourcesBy } from "./coverage";
import { type Histogram, histogram } from "./histogram";

/** What the bars can count besides events. */
export const choices = computed<Choice[]>(() => (model.value ? choicesOf(model.value) : []));

/** What they count; an address may ask for what the data do not have. */
export const counted = computed<Choice | null>(() => {
  const what = measured.value;
  return what && (choices.value.find((c) => c.measure === what.measure && c.unit === what.unit) ?? null);
});

export const bars = computed<Histogram | null>(() =>
  model.value && extent.value ? histogram(model.value, pass.value, step.value, extent.value, counted.value) : null,
);

/** How many sources speak of each step; null unless they are asked for. */
export const sources = computed<Uint32Array | null>(() =>
  coverage.value && model.value && bars.value ? sourcesBy(model.value, bars.value) : null,
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

/** The bar under the pointer, or under the keyboard's cursor. */
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
  const shown = wholeDays(d);
  const same = w.to === shown.to && (mode.peek() !== "window" || w.from === shown.from);
  const to = same ? e : shown;
  const next = endAt(to.to, to.from);
  setWindow(next.from, next.to);
}

/** Sets the range and window when data arrive, keeps the window to its mode,
 * and lets the bars follow it. Returns what ends it. */
export function keepInView(): () => void {
  const begin = effect(() => {
    const usual = usualDetail.value;
    if (!usual) return;
    if (!detail.value) followed.value = detail.value = usual;
    untracked(() => {
      if (window_.peek()) return;
      const w = endAt(usual.to, usual.from);
      setWindow(w.from, w.to);
    });
  });
  const toMode = effect(() => {
    void [mode.value, trail.value, extent.value];
    const w = window_.value;
    if (!w || !extent.value) return;
    const next = endAt(w.to, w.from);
    untracked(() => setWindow(next.from, next.to));
  });
  const follow = effect(() => {
    const w = window_.value;
    const d = detail.peek();
    if (!w || !d || dragged.peek() !== null) return;
    const held = heldOf(w, mode.value, d);
    if (holds(d, held)) return;
    const next = following(d, held, step.peek(), extent.peek() ?? d);
    const chosen = axis.peek() !== null;
    batch(() => {
      if (!chosen) followed.value = next;
      detail.value = next;
    });
  });
  return () => {
    begin();
    toMode();
    follow();
  };
}
