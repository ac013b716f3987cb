// The window's two handles and its bar, and the overview's frame with its
// edges: sliders for mouse, finger and keyboard. They are moved by the frame
// that draws the canvas, not by rendering.

import { computed } from "@preact/signals";
import { edgeX, xOf } from "../state/axis";
import { type Day, dayText } from "../state/days";
import { window_ } from "../state/store";
import { frameKey, grab, grabFrame, key } from "./actions";
import { allScale, layout, range, scale, width } from "./geometry";
import type { Part } from "./moves";
import { extent, fitAll } from "./time-state";

export type SliderRefs = Partial<Record<"from" | "to" | "window" | "frame" | "frameFrom" | "frameTo", HTMLElement | null>>;

const first = computed<Day>(() => Math.min(extent.value?.from ?? 0, window_.value?.from ?? 0));
const last = computed<Day>(() => Math.max(extent.value?.to ?? 0, window_.value?.to ?? 0));
const from = computed<Day>(() => window_.value?.from ?? 0);
const to = computed<Day>(() => window_.value?.to ?? 0);
const fromWords = computed(() => (window_.value ? `From, ${dayText(from.value)}` : "Loading"));
const toWords = computed(() => (window_.value ? `To, ${dayText(to.value)}` : "Loading"));
const bothWords = computed(() => (window_.value ? `${dayText(from.value)} to ${dayText(to.value)}` : "Loading"));

export function Sliders({ refs }: { refs: SliderRefs }) {
  return (
    <>
      <Handle part="from" label="From" value={from} words={fromWords} refs={refs} />
      <div
        ref={(el) => void (refs.window = el)}
        class="tl-window"
        role="slider"
        tabIndex={0}
        aria-label="Window"
        aria-valuemin={first}
        aria-valuemax={last}
        aria-valuenow={from}
        aria-valuetext={bothWords}
        onPointerDown={(e) => grab("window", e)}
        onDblClick={fitAll}
        onKeyDown={(e) => void key("window", e)}
      >
        <i class="tl-dots" />
      </div>
      <Handle part="to" label="To" value={to} words={toWords} refs={refs} />
    </>
  );
}

interface HandleProps {
  part: "from" | "to";
  label: string;
  value: typeof from;
  words: typeof fromWords;
  refs: SliderRefs;
}

function Handle({ part, label, value, words, refs }: HandleProps) {
  return (
    <div
      ref={(el) => void (refs[part] = el)}
      class={`tl-handle tl-${part}`}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={first}
      aria-valuemax={last}
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
const rangeFromWords = computed(() => `From, ${dayText(range.value.from)}`);
const rangeToWords = computed(() => `To, ${dayText(range.value.to)}`);
const rangeWords = computed(() => `${dayText(range.value.from)} to ${dayText(range.value.to)}`);

/** What the bars show of all years. */
export function Frame({ refs }: { refs: SliderRefs }) {
  if (!shown.value) return null;
  const parts: {
    part: Part;
    name: "frame" | "frameFrom" | "frameTo";
    label: string;
    value: typeof from;
    words: typeof fromWords;
  }[] = [
    { part: "from", name: "frameFrom", label: "Start of what the bars show", value: rangeFrom, words: rangeFromWords },
    { part: "window", name: "frame", label: "What the bars show", value: rangeFrom, words: rangeWords },
    { part: "to", name: "frameTo", label: "End of what the bars show", value: rangeTo, words: rangeToWords },
  ];
  return (
    <>
      {parts.map(({ part, name, label, value, words }) => (
        <div
          key={name}
          ref={(el) => void (refs[name] = el)}
          class={part === "window" ? "tl-frame" : "tl-edge"}
          role="slider"
          tabIndex={0}
          aria-label={label}
          aria-valuemin={first}
          aria-valuemax={last}
          aria-valuenow={value}
          aria-valuetext={words}
          onPointerDown={(e) => grabFrame(part, e)}
          onKeyDown={(e) => frameKey(part, e)}
        />
      ))}
    </>
  );
}

/** How far a handle may be gripped outside and inside of the window. */
const TOUCH = 44;
/** An edge's box by mouse. */
const EDGE = 24;
const coarse = typeof matchMedia === "function" ? matchMedia("(pointer: coarse)") : null;

/** Puts all sliders where window and range are. */
export function placeSliders(refs: SliderRefs): void {
  placeWindow(refs);
  placeFrame(refs);
}

function placeWindow(refs: SliderRefs): void {
  const w = window_.peek();
  const s = scale.peek();
  const l = layout.peek();
  for (const el of [refs.from, refs.to, refs.window]) if (el) el.hidden = w === null;
  if (!w || !refs.from || !refs.to || !refs.window) return;
  const ratio = self.devicePixelRatio || 1;
  const a = edgeX(s, w.from, ratio);
  const b = edgeX(s, w.to + 1, ratio);
  const height = l.bars.base - l.bar.top;
  const bar = refs.window.style;
  bar.transform = `translate(${a}px, ${l.bar.top}px)`;
  bar.width = `${b - a}px`;
  bar.height = `${l.bar.height}px`;
  refs.window.classList.toggle("narrow", b - a < 46);
  const inside = Math.floor(coarse?.matches ? (b - a) / 3 : Math.min(3, (b - a) / 3));
  placeHandle(refs.from, a, -1, Math.min(inside, Math.max(4, Math.ceil(TOUCH - a))), l.bar.top, height);
  placeHandle(refs.to, b, 1, Math.min(inside, Math.max(4, Math.ceil(TOUCH - (width.peek() - b)))), l.bar.top, height);
  refs.from.classList.toggle("beyond", w.from < s.from || w.from > s.to + 1);
  refs.to.classList.toggle("beyond", w.to > s.to || w.to < s.from - 1);
}

/** The handle's box reaches from `inside` the window to 44 pixels in all by
 * touch, 20 by mouse. */
function placeHandle(el: HTMLElement, x: number, side: -1 | 1, inside: number, top: number, height: number): void {
  const all = coarse?.matches ? TOUCH : 16 + inside;
  const left = side < 0 ? x + inside - all : x - inside;
  el.style.transform = `translate(${left}px, ${top - 4}px)`;
  el.style.width = `${all}px`;
  el.style.setProperty("--in", `${inside}px`);
  el.style.setProperty("--line-height", `${height}px`);
}

function placeFrame(refs: SliderRefs): void {
  const l = layout.peek();
  if (!l.overview || !refs.frame || !refs.frameFrom || !refs.frameTo) return;
  const s = allScale.peek();
  const a = xOf(s, range.peek().from);
  const b = xOf(s, range.peek().to + 1);
  refs.frame.style.transform = `translate(${a}px, ${l.overview.top}px)`;
  refs.frame.style.width = `${b - a}px`;
  refs.frame.style.height = `${l.overview.height + 1}px`;
  // A short frame keeps its middle: its edges are then gripped from outside.
  const size = coarse?.matches ? TOUCH : EDGE;
  const inside = Math.min(size / 2, (b - a) / 3);
  const y = l.overview.top + (l.overview.height + 1) / 2;
  placeEdge(refs.frameFrom, a + inside - size, size - inside, y);
  placeEdge(refs.frameTo, b - inside, inside, y);
}

/** `at`: where in its box the edge stands. */
function placeEdge(el: HTMLElement, left: number, at: number, y: number): void {
  el.style.transform = `translate(${left}px, ${y}px)`;
  el.style.setProperty("--at", `${at}px`);
}
