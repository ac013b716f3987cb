// The bars by keyboard: a cursor that goes from bar to bar and reads them out,
// and the keys that zoom the axis.

import { computed, signal } from "@preact/signals";
import { window_ } from "../state/store";
import { t } from "../words";
import { takeBin } from "./actions";
import { range } from "./geometry";
import { bringIntoView, zoomAll, zoomBy } from "./glide";
import { binOf, type Histogram } from "./histogram";
import { keySteps } from "./moves";
import type { SliderRefs } from "./sliders";
import { bars, hoverBin } from "./time-state";
import { barTip } from "./tips";

/** Where the cursor was moved; null until then. */
const at = signal<number | null>(null);

const last = (h: Histogram) => h.edges.length - 2;
const within = (h: Histogram, bin: number) => Math.min(Math.max(bin, 0), last(h));

/** The bar under the cursor: at first the window's last one that is seen. */
const bin = computed(() => {
  const h = bars.value;
  if (!h) return 0;
  if (at.value !== null) return within(h, at.value);
  const r = range.value;
  return within(h, binOf(h, Math.min(Math.max(window_.value?.to ?? r.to, r.from), r.to)));
});
const words = computed(() => (bars.value ? barTip(bars.value, bin.value) : t("time.loading")));
const bins = computed(() => (bars.value ? last(bars.value) : 0));

const note = computed(() => {
  const h = bars.value;
  return h?.amounts && h.spans.length ? t("time.apart", { n: h.spans.length }) : undefined;
});

function show(h: Histogram, to: number): void {
  const b = within(h, to);
  at.value = b;
  hoverBin.value = b;
  bringIntoView({ from: h.edges[b], to: h.edges[b + 1] - 1 });
}

function key(e: KeyboardEvent): void {
  const h = bars.peek();
  if (!h || e.altKey || e.ctrlKey || e.metaKey) return;
  if (e.key === "Enter") {
    e.preventDefault();
    takeBin(bin.peek(), e.shiftKey);
    return;
  }
  const n = keySteps(e.key);
  if (n === null) return;
  e.preventDefault();
  const r = range.peek();
  if (Number.isFinite(n)) show(h, bin.peek() + n);
  else show(h, binOf(h, n < 0 ? r.from : r.to));
}

export function Cursor({ refs }: { refs: SliderRefs }) {
  return (
    <div
      ref={(el) => void (refs.cursor = el)}
      class="tl-cursor"
      role="slider"
      tabIndex={0}
      aria-label={t("time.bars")}
      aria-valuemin={0}
      aria-valuemax={bins}
      aria-valuenow={bin}
      aria-valuetext={words}
      aria-description={note}
      onFocus={() => {
        at.value = null;
        hoverBin.value = bin.peek();
      }}
      onBlur={() => (hoverBin.value = null)}
      onKeyDown={key}
    />
  );
}

/** How much nearer one key or button brings. */
const NEARER = 0.5;

/** Keys anywhere on the bars, handles and overview. */
export function keys(e: KeyboardEvent): void {
  if (e.defaultPrevented || e.altKey || e.ctrlKey || e.metaKey) return;
  if (e.key === "+" || e.key === "=") zoomBy(NEARER);
  else if (e.key === "-" || e.key === "_") zoomBy(1 / NEARER);
  else if (e.key === "0") zoomAll();
  else return;
  e.preventDefault();
}
