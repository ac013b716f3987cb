// The canvas with bars, spans and overview, and on it the sliders.

import { computed, effect } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "../panels/icon";
import { turn } from "../slices";
import { xOf } from "../state/axis";
import { anyDrawn } from "../state/looked";
import { model, pick, step, window_ } from "../state/store";
import { mode } from "../state/time-view";
import { language, t } from "../words";
import { dayText } from "../words/format";
import { binAtX, drawWindow } from "./actions";
import { BarsChoice } from "./choices";
import { Cursor, keys } from "./cursor";
import { centreFrame } from "./frame";
import { allScale, layout, phone, scale, spans, width } from "./geometry";
import { watchGestures } from "./gestures";
import { zoomAll, zoomedTo } from "./glide";
import { heightOf } from "./histogram";
import { lane } from "./looked-lane";
import { barAt, topOf, whiskerAt } from "./paint-marks";
import { Painter } from "./painter";
import { appearance, type Palette, readPalette, watchAppearance } from "./palette";
import { Frame, placeSliders, type SliderRefs, Sliders } from "./sliders";
import { bars, counted, dragged, fitAll, hoverBin, hoverRow, overview, sources } from "./time-state";
import { barTip, whiskerTip } from "./tips";

export function Plot() {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const tip = useRef<HTMLDivElement>(null);
  const sliders = useRef<SliderRefs>({});
  useLayoutEffect(() => draw(box.current!, canvas.current!, tip.current!, sliders.current), []);
  return (
    <div class={`tl-plot${anyDrawn.value ? " with-file" : ""}`} ref={box} onKeyDown={keys}>
      <canvas
        ref={canvas}
        aria-hidden="true"
        onPointerDown={(e) => press(e, canvas.current!)}
        onPointerMove={(e) => point(e, canvas.current!)}
        onPointerLeave={leave}
        onClick={takesTaps}
        onDblClick={(e) => doublePress(e, canvas.current!)}
      />
      {!phone.value && <Unit />}
      <Cursor refs={sliders.current} />
      <Sliders refs={sliders.current} />
      <Frame refs={sliders.current} />
      <div class="tl-tip n" ref={tip} hidden />
      <p class="vh" role="status">
        {said}
      </p>
    </div>
  );
}

const said = computed(() => {
  const v = zoomedTo.value;
  return v ? t("time.spoken.axis", { from: dayText(v.from), to: dayText(v.to) }) : "";
});

/** What the bars count, where the axis begins: the words are the choice. */
function Unit() {
  return (
    <BarsChoice class="tl-unit">
      <span class="tl-unit-text">
        {counted.value?.text ?? t("time.gutter.events")}
        <Icon name="down" size={11} />
      </span>
      <span class="tl-unit-text">{t(`time.gutter.${step.value}`)}</span>
    </BarsChoice>
  );
}

/** Redraws once a frame when something changed. Returns what ends it. */
function draw(box: HTMLElement, canvas: HTMLCanvasElement, tip: HTMLElement, sliders: SliderRefs): () => void {
  const painter = new Painter(canvas);
  let palette: Palette | null = null;
  let look = -1;
  let frame = 0;
  let seen = false;
  let over = false;
  /** What has come to the page with it is laid out in one frame, the bars are drawn in the next. */
  const first = () => {
    seen = true;
    canvas.style.height = `${layout.peek().height}px`;
    placeSliders(sliders);
    frame = requestAnimationFrame(paint);
  };
  const paint = () => {
    frame = 0;
    if (width.peek() === 0) return;
    if (!palette || look !== appearance.peek()) [palette, look] = [readPalette(box), appearance.peek()];
    const l = layout.peek();
    canvas.style.height = `${l.height}px`;
    const whole = painter.paint({
      layout: l,
      palette,
      step: step.peek(),
      language: language.peek(),
      scale: scale.peek(),
      all: allScale.peek(),
      model: model.peek(),
      bars: bars.peek(),
      spans: spans.peek(),
      overview: overview.peek(),
      sources: sources.peek(),
      lane: lane.peek(),
      window: window_.peek(),
      hover: hoverBin.peek(),
    });
    placeSliders(sliders);
    placeTip(tip);
    if (!whole) void turn().then(finish);
  };
  const finish = () => {
    if (over) return;
    painter.finish();
    frame ||= requestAnimationFrame(paint);
  };
  const stop = effect(() => {
    for (const s of [
      layout,
      step,
      scale,
      allScale,
      model,
      bars,
      spans,
      overview,
      sources,
      lane,
      window_,
      hoverBin,
      hoverRow,
      dragged,
      mode,
      language,
      appearance,
    ])
      void s.value;
    frame ||= requestAnimationFrame(seen ? paint : first);
  });
  const unwatch = watchAppearance();
  const unwatchGestures = watchGestures(box);
  return () => {
    over = true;
    unwatchGestures();
    stop();
    unwatch();
    cancelAnimationFrame(frame);
  };
}

const at = (e: PointerEvent, canvas: HTMLElement): [number, number] => {
  const r = canvas.getBoundingClientRect();
  return [e.clientX - r.left, e.clientY - r.top];
};

function press(e: PointerEvent, canvas: HTMLCanvasElement): void {
  const [x, y] = at(e, canvas);
  const o = layout.peek().overview;
  if (o && y >= o.top - 4) {
    centreFrame(e, x);
    return;
  }
  const row = rowAt(x, y);
  const m = model.peek();
  if (row !== null && m) {
    pick({ what: "event", id: m.columns.text.id(row) });
    return;
  }
  if (y >= layout.peek().bar.top + layout.peek().bar.height) drawWindow(e, x);
}

function point(e: PointerEvent, canvas: HTMLCanvasElement): void {
  if (e.pointerType === "touch" || dragged.peek()) return;
  const [x, y] = at(e, canvas);
  const l = layout.peek();
  const inSources = l.sources !== null && y >= l.sources.top - 2 && y <= l.sources.top + l.sources.height + 2;
  const inBars = (y >= l.bar.top + l.bar.height && y <= l.bars.base) || inSources;
  hoverBin.value = inBars ? barAtX(x) : null;
  hoverRow.value = rowAt(x, y);
  const over = l.overview !== null && y >= l.overview.top - 4;
  canvas.style.cursor = hoverRow.peek() !== null ? "pointer" : inBars ? "crosshair" : over ? "pointer" : "";
}

/** Browsers give a tap to the nearest thing that takes clicks: with this the
 * bars are one, or taps on them would go to the handles around. */
function takesTaps(): void {}

/** What a finger tapped is said for a while: it leaves at once. */
function leave(e: PointerEvent): void {
  if (e.pointerType === "touch") return;
  hoverBin.value = null;
  hoverRow.value = null;
}

/** The bar under a pixel, if there is anything to say of it. */
function barAtX(x: number): number | null {
  const h = bars.peek();
  const bin = binAtX(x);
  return h && bin !== null && (heightOf(h, bin) > 0 || sources.peek()) ? bin : null;
}

/** A double click fits the window to what the bars show; on the overview the
 * bars to all years. */
function doublePress(e: MouseEvent, canvas: HTMLCanvasElement): void {
  const y = e.clientY - canvas.getBoundingClientRect().top;
  const o = layout.peek().overview;
  if (o && y >= o.top - 4) zoomAll();
  else fitAll();
}

/** The row of the whisker under a point. */
function rowAt(x: number, y: number): number | null {
  const l = layout.peek();
  const m = model.peek();
  const lane = Math.round((y - l.lanes.top) / l.lanes.gap);
  if (!m || lane < 0 || lane >= l.lanes.count || y < l.bars.base + 2) return null;
  for (const w of spans.peek()?.whiskers ?? []) {
    if (w.lane !== lane) continue;
    const [x0, x1] = whiskerAt(m.columns, w.row, scale.peek());
    if (x >= x0 - 3 && x <= x1 + 3) return w.row;
  }
  return null;
}

/** Shows what is under the pointer, or the flag of what is dragged. */
function placeTip(tip: HTMLElement): void {
  const found = tipNow();
  tip.hidden = found === null;
  if (!found) return;
  if (tip.textContent !== found.text) tip.textContent = found.text;
  const w = tip.offsetWidth;
  const x = Math.min(Math.max(found.side ? beside(found.x, found.side, w) : found.x - w / 2, 4), width.peek() - w - 4);
  tip.style.transform = `translate(${Math.round(x)}px, ${Math.round(found.side ? found.y : found.y - tip.offsetHeight)}px)`;
}

/** A flag stands outside of its handle; without room there, inside. */
function beside(x: number, side: -1 | 1, w: number): number {
  const outside = side < 0 ? x - HANDLE - w : x + HANDLE;
  if (outside >= 4 && outside + w <= width.peek() - 4) return outside;
  return side < 0 ? x + 6 : x - 6 - w;
}

/** A handle's width and the space to its flag. */
const HANDLE = 17;

interface Tip {
  text: string;
  x: number;
  y: number;
  /** A flag: on which side of a handle it stands. */
  side?: -1 | 1;
}

function tipNow(): Tip | null {
  const part = dragged.peek();
  const w = window_.peek();
  const s = scale.peek();
  const l = layout.peek();
  if (w && (part === "from" || part === "to")) {
    const x = part === "from" ? xOf(s, w.from) : xOf(s, w.to + 1);
    return { text: dayText(w[part], "short"), x, y: l.bar.top + l.bar.height + 2, side: part === "from" ? -1 : 1 };
  }
  const h = bars.peek();
  const m = model.peek();
  const row = hoverRow.peek();
  const bin = hoverBin.peek();
  if (m && row !== null) return whiskerPlace(row);
  if (!h || bin === null) return null;
  const n = heightOf(h, bin);
  const [x, bar] = barAt(h, bin, s);
  return { text: barTip(h, bin), x: x + bar / 2, y: l.bars.base - (n * (l.bars.base - l.bars.top)) / topOf(h, s) - 5 };
}

function whiskerPlace(row: number): Tip | null {
  const m = model.peek();
  const lane = spans.peek()?.whiskers.find((w) => w.row === row)?.lane;
  if (!m || lane === undefined) return null;
  const l = layout.peek();
  const [x0, x1] = whiskerAt(m.columns, row, scale.peek());
  return { text: whiskerTip(m, row, bars.peek()), x: (x0 + x1) / 2, y: l.lanes.top + lane * l.lanes.gap - 5 };
}
