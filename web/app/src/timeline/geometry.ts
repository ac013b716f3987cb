// Sizes and scales of the time control as signals, so that what depends on
// them is computed once for each change of size or range.

import { computed, signal } from "@preact/signals";
import type { Scale } from "../state/axis";
import { addSteps, type Day, floorTo } from "../state/days";
import type { Window } from "../state/selection";
import { model, window_ } from "../state/store";
import { layOut, PHONE } from "./layout";
import { laySpans, type Spans } from "./spans";
import { bars, detail, extent } from "./time-state";

/** Width of the control in CSS pixels; 0 until it is on the page. */
export const width = signal(0);

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

export const range = computed<Window>(() => detail.value ?? nowadays());
const whole = computed<Window>(() => extent.value ?? range.value);

export const layout = computed(() => {
  const years = whole.value.to - whole.value.from > 1.2 * (range.value.to - range.value.from);
  return layOut(width.value, phone.value, years);
});

const over = (w: Window): Scale => ({
  ...w,
  left: layout.value.left,
  width: Math.max(1, layout.value.right - layout.value.left),
});
export const scale = computed<Scale>(() => over(range.value));
export const allScale = computed<Scale>(() => over(whole.value));

export const spans = computed<Spans | null>(() => {
  if (!model.value || !bars.value || layout.value.lanes.count === 0) return null;
  return laySpans(model.value.columns, bars.value, range.value, layout.value.lanes.count);
});

/** How far a drag may take the window: what the bars show, and where the
 * window was. */
export function dragLimits(): Window {
  const w = window_.peek();
  const r = range.peek();
  return w ? { from: Math.min(r.from, w.from), to: Math.max(r.to, w.to) } : r;
}
