// The window's two handles and its bar, and the overview's frame with its
// edges: sliders for mouse, finger and keyboard. They are moved by the frame
// that draws the canvas, not by rendering.

import { computed, type ReadonlySignal } from "@preact/signals";
import { edgeX, xOf } from "../state/axis";
import type { Day } from "../state/days";
import { step, window_ } from "../state/store";
import { extent, mode } from "../state/time-view";
import { t } from "../words";
import { dayText } from "../words/format";
import { grab, key } from "./actions";
import { frameKey, grabFrame } from "./frame";
import { allScale, layout, range, scale, whole, width } from "./geometry";
import { type Box, endBoxes, gripBoxes } from "./handle-boxes";
import type { Part } from "./moves";
import { lengthOf } from "./texts";
import { fitAll } from "./time-state";

export type SliderRefs = Partial<
  Record<"from" | "to" | "window" | "frame" | "frameFrom" | "frameTo" | "cursor", HTMLElement | null>
>;

const from = computed<Day>(() => window_.value?.from ?? 0);
const to = computed<Day>(() => window_.value?.to ?? 0);
const first = computed<Day>(() => Math.min(extent.value?.from ?? 0, from.value));
const last = computed<Day>(() => Math.max(extent.value?.to ?? 0, to.value));
/** The first day to which the end can be brought. */
const firstEnd = computed<Day>(() => (mode.value === "window" ? from.value : Math.min(first.value, to.value)));
const words = (text: () => string) => computed(() => (window_.value ? text() : t("time.loading")));
const fromWords = words(() => t("time.spoken.from", { day: dayText(from.value) }));
const toWords = words(() => t("time.spoken.to", { day: dayText(to.value) }));
const bothWords = words(() =>
  t("time.spoken.window", {
    length: lengthOf({ from: from.value, to: to.value }, step.value),
    from: dayText(from.value),
    to: dayText(to.value),
  }),
);

/** What exists in the mode: a free window has two handles and a bar that
 * moves both; else there is the last day's handle, and a bar to look at. */
export function Sliders({ refs }: { refs: SliderRefs }) {
  const free = mode.value === "window";
  return (
    <>
      {free && <Handle part="from" label={t("time.from")} low={first} high={to} value={from} words={fromWords} refs={refs} />}
      {free ? (
        <div
          key="free"
          ref={(el) => void (refs.window = el)}
          class="tl-window"
          role="slider"
          tabIndex={0}
          aria-label={t("time.window")}
          aria-valuemin={first}
          aria-valuemax={last}
          aria-valuenow={from}
          aria-valuetext={bothWords}
          onPointerDown={(e) => grab("window", e)}
          onDblClick={fitAll}
          onKeyDown={(e) => void key("window", e)}
        >
          <Bar dots />
        </div>
      ) : (
        <TiedBar refs={refs} />
      )}
      <Handle part="to" label={t("time.to")} low={firstEnd} high={last} value={to} words={toWords} refs={refs} />
    </>
  );
}

/** The bar of a window of which only the last day moves. A trailing one can
 * be dragged by it, which is what its handle does too. */
function TiedBar({ refs }: { refs: SliderRefs }) {
  const trails = mode.value === "trailing";
  return (
    <div
      key="tied"
      ref={(el) => void (refs.window = el)}
      class={`tl-window tied${trails ? "" : " fixed"}`}
      aria-hidden="true"
      onPointerDown={trails ? (e) => grab("window", e) : undefined}
      onDblClick={fitAll}
    >
      <Bar dots={trails} />
    </div>
  );
}

/** What is seen of the window: its bar, as long as it is, and around a short one what can be gripped of it. */
function Bar({ dots }: { dots: boolean }) {
  return (
    <>
      <i class="tl-around" />
      <i class="tl-bar">{dots && <i class="tl-dots" />}</i>
    </>
  );
}

interface HandleProps {
  part: "from" | "to";
  label: string;
  low: ReadonlySignal<Day>;
  high: ReadonlySignal<Day>;
  value: ReadonlySignal<Day>;
  words: ReadonlySignal<string>;
  refs: SliderRefs;
}

function Handle({ part, label, low, high, value, words, refs }: HandleProps) {
  return (
    <div
      key={part}
      ref={(el) => void (refs[part] = el)}
      class={`tl-handle tl-${part}`}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={low}
      aria-valuemax={high}
      aria-valuenow={value}
      aria-valuetext={words}
      onPointerDown={(e) => grab(part, e)}
      onKeyDown={(e) => void key(part, e)}
    >
      <i class="tl-line" />
      <i class="tl-grip" />
    </div>
  );
}

const shown = computed(() => layout.value.overview !== null && extent.value !== null);
const rangeFrom = computed<Day>(() => range.value.from);
const rangeTo = computed<Day>(() => range.value.to);
const wholeFrom = computed<Day>(() => Math.floor(whole.value.from));
const wholeTo = computed<Day>(() => Math.ceil(whole.value.to));
const rangeFromWords = computed(() => t("time.spoken.from", { day: dayText(rangeFrom.value) }));
const rangeToWords = computed(() => t("time.spoken.to", { day: dayText(rangeTo.value) }));
const rangeWords = computed(() => t("time.spoken.range", { from: dayText(rangeFrom.value), to: dayText(rangeTo.value) }));

interface FramePart {
  part: Part;
  name: "frame" | "frameFrom" | "frameTo";
  low: ReadonlySignal<Day>;
  high: ReadonlySignal<Day>;
  value: ReadonlySignal<Day>;
  words: ReadonlySignal<string>;
}

const FRAME: readonly FramePart[] = [
  { part: "from", name: "frameFrom", low: wholeFrom, high: rangeTo, value: rangeFrom, words: rangeFromWords },
  { part: "window", name: "frame", low: wholeFrom, high: wholeTo, value: rangeFrom, words: rangeWords },
  { part: "to", name: "frameTo", low: rangeFrom, high: wholeTo, value: rangeTo, words: rangeToWords },
];

/** What the bars show of all years. */
export function Frame({ refs }: { refs: SliderRefs }) {
  if (!shown.value) return null;
  return (
    <>
      {FRAME.map(({ part, name, low, high, value, words }) => (
        <div
          key={name}
          ref={(el) => void (refs[name] = el)}
          class={part === "window" ? "tl-frame" : "tl-edge"}
          role="slider"
          tabIndex={0}
          aria-label={t(`time.${name}`)}
          aria-valuemin={low}
          aria-valuemax={high}
          aria-valuenow={value}
          aria-valuetext={words}
          onPointerDown={(e) => grabFrame(part, e)}
          onKeyDown={(e) => frameKey(part, e)}
        />
      ))}
    </>
  );
}

/** The least size of what can be gripped, by touch and by mouse. */
const TOUCH = 44;
const MOUSE = 24;
const coarse = typeof matchMedia === "function" ? matchMedia("(pointer: coarse)") : null;
const leastSize = () => (coarse?.matches ? TOUCH : MOUSE);

/** Puts all sliders where window and range are. */
export function placeSliders(refs: SliderRefs): void {
  if (refs.cursor) placeCursor(refs.cursor);
  placeWindow(refs);
  placeFrame(refs);
}

function placeWindow(refs: SliderRefs): void {
  const w = window_.peek();
  const s = scale.peek();
  const l = layout.peek();
  for (const el of [refs.from, refs.to, refs.window]) if (el) el.hidden = w === null;
  if (!w || !refs.to || !refs.window) return;
  const ratio = self.devicePixelRatio || 1;
  const a = edgeX(s, w.from, ratio);
  const b = edgeX(s, w.to + 1, ratio);
  const size = leastSize();
  const inside = size === TOUCH ? Infinity : 3;
  const boxes = refs.from ? gripBoxes(a, b, width.peek(), size, inside) : endBoxes(a, b, width.peek(), size, inside);
  const top = size === TOUCH ? l.bar.top - 4 : l.bar.top + (l.bar.height - size) / 2;
  placeBar(refs.window, boxes.bar, [a, b], { top, height: size }, l.bar);
  refs.window.classList.toggle("narrow", b - a < 46);
  const height = l.bars.base - l.bar.top;
  if (refs.from && boxes.from) {
    placeHandle(refs.from, boxes.from, a, Math.min(a, boxes.bar[0]), l.bar.top, height);
    refs.from.classList.toggle("beyond", w.from < s.from || w.from > s.to + 1);
  }
  placeHandle(refs.to, boxes.to, b, refs.from ? Math.max(b, boxes.bar[1]) : b, l.bar.top, height);
  refs.to.classList.toggle("beyond", w.to > s.to || w.to < s.from - 1);
}

interface Strip {
  top: number;
  height: number;
}

/** What can be gripped between two handles; in it is drawn the range from `a`
 * to `b`, and what the box has more than that. */
function placeBar(el: HTMLElement, [left, right]: Box, [a, b]: Box, box: Strip, drawn: Strip): void {
  el.style.transform = `translate(${left}px, ${box.top}px)`;
  el.style.width = `${right - left}px`;
  el.style.height = `${box.height}px`;
  const around = Math.min(a, left);
  const parts = {
    "--left": a - left,
    "--width": b - a,
    "--around": around - left,
    "--all": Math.max(b, right) - around,
    "--top": drawn.top - box.top,
    "--height": drawn.height,
  };
  for (const [name, px] of Object.entries(parts)) el.style.setProperty(name, `${px}px`);
}

/** A handle's box; in it stands the grip, outside of `grip`, and the line at `x`. */
function placeHandle(el: HTMLElement, [left, right]: Box, x: number, grip: number, top: number, height: number): void {
  el.style.transform = `translate(${left}px, ${top - 4}px)`;
  el.style.width = `${right - left}px`;
  el.style.setProperty("--at", `${x - left}px`);
  el.style.setProperty("--grip", `${grip - left}px`);
  el.style.setProperty("--line-height", `${height}px`);
}

function placeCursor(el: HTMLElement): void {
  const l = layout.peek();
  el.style.transform = `translate(${l.left}px, ${l.bars.top}px)`;
  el.style.width = `${l.right - l.left}px`;
  el.style.height = `${l.bars.base - l.bars.top}px`;
}

function placeFrame(refs: SliderRefs): void {
  const l = layout.peek();
  if (!l.overview || !refs.frame || !refs.frameFrom || !refs.frameTo) return;
  const s = allScale.peek();
  const a = xOf(s, range.peek().from);
  const b = xOf(s, range.peek().to + 1);
  const size = leastSize();
  const { from, bar, to } = gripBoxes(a, b, width.peek(), size, size / 2);
  const drawn = { top: l.overview.top, height: l.overview.height + 1 };
  const middle = drawn.top + (drawn.height - size) / 2;
  const box = { top: Math.min(middle, l.height - size), height: size };
  placeBar(refs.frame, bar, [a, b], box, drawn);
  placeEdge(refs.frameFrom, from, Math.min(a, bar[0]), box, drawn);
  placeEdge(refs.frameTo, to, Math.max(b, bar[1]), box, drawn);
}

/** `x`: where the edge is drawn. */
function placeEdge(el: HTMLElement, [left, right]: Box, x: number, box: Strip, drawn: Strip): void {
  el.style.transform = `translate(${left}px, ${box.top}px)`;
  el.style.width = `${right - left}px`;
  el.style.height = `${box.height}px`;
  el.style.setProperty("--at", `${x - left}px`);
  el.style.setProperty("--middle", `${drawn.top + drawn.height / 2 - box.top}px`);
}
