// Sizes and scales of the time control as signals, so that what depends on
// them is computed once for each change of size or range.

import { computed, signal } from "@preact/signals";
import type { Scale } from "../state/axis";
import { addSteps, type Day, floorTo } from "../state/days";
import { anyDrawn } from "../state/looked";
import type { Window } from "../state/selection";
import { model, window_ } from "../state/store";
import { coverage, detail, extent, usualDetail, wholeDays } from "../state/time-view";
import type { Histogram } from "./histogram";
import { layOut, PHONE } from "./layout";
import { laySpans, type Spans } from "./spans";
import { bars } from "./time-state";

/** Width of the control in CSS pixels; 0 until it is on the page. */
export const width = signal(0);

/** Follows the width of the control. Returns what ends it. */
export function watchWidth(box: HTMLElement): () => void {
  const measure = () => void (width.value = box.clientWidth);
  const size = new ResizeObserver(measure);
  size.observe(box);
  measure();
  return () => size.disconnect();
}

export const phone = signal(false);

/** Follows the page's layout. Returns what ends it. */
export function watchPhone(): () => void {
  const query = matchMedia(PHONE);
  const changed = () => void (phone.value = query.matches);
  changed();
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

/** Whether there is only room for short dates. */
export const tight = computed(() => width.value < 560);

/** Until the data say which days there are; nothing is written at this axis. */
function nowadays(): Window {
  const today: Day = Math.floor(Date.now() / 86_400_000);
  const to = addSteps("year", floorTo("year", today), 1) - 1;
  return { from: addSteps("year", to + 1, -4), to };
}

const seen = computed<Window>(() => detail.value ?? nowadays());
/** The whole days that the bars show. */
export const range = computed<Window>(() => wholeDays(seen.value));
/** All years, and what the bars show beyond them. */
export const whole = computed<Window>(() => outer(extent.value ?? seen.value, seen.value));

export const outer = (a: Window, b: Window): Window => ({ from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) });

/** There is more time than the bars usually show. */
const years = computed(() => {
  const [all, usual] = [extent.value, usualDetail.value];
  return all !== null && usual !== null && all.to - all.from > 1.2 * (usual.to - usual.from);
});

export const layout = computed(() => layOut(width.value, phone.value, years.value, coverage.value, anyDrawn.value));

const over = (w: Window): Scale => ({
  ...w,
  left: layout.value.left,
  width: Math.max(1, layout.value.right - layout.value.left),
});
export const scale = computed<Scale>(() => over(seen.value));
export const allScale = computed<Scale>(() => over(whole.value));

/** The axis is being zoomed or moved; whiskers keep their lanes meanwhile. */
export const gliding = signal(false);

let laid: { bars: Histogram; lanes: number; spans: Spans } | null = null;

export const spans = computed<Spans | null>(() => {
  const lanes = layout.value.lanes.count;
  if (!model.value || !bars.value || lanes === 0) return null;
  if (gliding.value && laid?.bars === bars.value && laid.lanes === lanes) return laid.spans;
  laid = { bars: bars.value, lanes, spans: laySpans(model.value.columns, bars.value, range.value, lanes) };
  return laid.spans;
});

/** How far a drag may take the window: what the bars show of all years, and
 * where the window was. */
export function dragLimits(): Window {
  const w = window_.peek();
  const r = range.peek();
  const e = extent.peek() ?? r;
  const shown = { from: Math.max(r.from, e.from), to: Math.min(r.to, e.to) };
  if (shown.from > shown.to) return w ?? e;
  return w ? outer(shown, w) : shown;
}
