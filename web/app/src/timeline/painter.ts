// Draws the time control on its canvas. Two pictures are kept: the marks,
// which show dimmed outside the window, and the frame around them. A moved
// window then costs a few copies, whatever the data hold.

import { edgeX, type Scale, xOf } from "../state/axis";
import type { Step } from "../state/days";
import type { Model } from "../state/model";
import type { Window } from "../state/selection";
import type { Language } from "../words";
import { type Histogram, heightOf } from "./histogram";
import type { Layout } from "./layout";
import { type Lane, paintLane, paintLaneLabel } from "./looked-lane";
import { paintAxis, paintLabels, paintOverview, paintSources, scaleLine } from "./paint-frame";
import { barAt, paintBars, paintSpans, topOf } from "./paint-marks";
import type { Palette } from "./palette";
import type { Spans } from "./spans";
import type { Overview } from "./time-state";

export interface Scene {
  layout: Layout;
  palette: Palette;
  step: Step;
  language: Language;
  /** The days of the bars and of all years. */
  scale: Scale;
  all: Scale;
  model: Model | null;
  bars: Histogram | null;
  spans: Spans | null;
  overview: Overview | null;
  sources: Uint32Array | null;
  /** Rows of the reader's own files. */
  lane: Lane | null;
  window: Window | null;
  hover: number | null;
}

type Pen = CanvasRenderingContext2D;

/** How strong marks outside the window are. */
const OUTSIDE = 0.38;

export class Painter {
  private readonly marks = document.createElement("canvas");
  private readonly frame = document.createElement("canvas");
  private drawn: Scene | null = null;
  private ratio = 0;
  /** What is kept of the frame is of the scene drawn last. */
  private framed = false;

  constructor(private readonly canvas: HTMLCanvasElement) {}

  /** Tells whether all is drawn: the first time what stands around the marks
   * is left to `finish`, so that the reader need not wait for both. */
  paint(scene: Scene): boolean {
    const pen = this.fit(scene);
    if (!pen) return true;
    const { layout: l, palette: p, scale: s } = scene;
    pen.clearRect(0, 0, l.width, l.height);
    const [a, b] = windowX(scene, this.ratio);
    paintGround(pen, scene, a, b);
    pen.save();
    this.marksBetween(pen, scene, l.left - 1, a, OUTSIDE);
    this.marksBetween(pen, scene, a, b, 1);
    this.marksBetween(pen, scene, b, l.right + 1, OUTSIDE);
    pen.restore();
    pen.drawImage(this.frame, 0, 0, l.width, l.height);
    if (scene.hover !== null && scene.bars) outline(pen, scene.bars, scene.hover, s, l, p);
    if (scene.window && l.overview) windowLine(pen, scene, l.overview.top + l.overview.height);
    return this.framed;
  }

  /** Sizes the canvas for the screen and redraws what is kept if it must. */
  private fit(scene: Scene): Pen | null {
    const ratio = self.devicePixelRatio || 1;
    const old = this.drawn;
    const same = old !== null && ratio === this.ratio && KEPT.every((key) => old[key] === scene[key]);
    if (!same) {
      this.ratio = ratio;
      for (const c of [this.canvas, this.marks, this.frame]) resize(c, scene.layout, ratio);
      paintKept(this.marks, ratio, (pen) => paintMarks(pen, scene));
      this.framed = false;
    }
    this.drawn = scene;
    if (old !== null) this.finish();
    const pen = this.canvas.getContext("2d");
    pen?.setTransform(ratio, 0, 0, ratio, 0, 0);
    return pen;
  }

  /** Makes what stands around the marks of the scene drawn last; the next call
   * of `paint` shows it. */
  finish(): void {
    const scene = this.drawn;
    if (this.framed || scene === null) return;
    paintKept(this.frame, this.ratio, (pen) => paintStatic(pen, scene));
    this.framed = true;
  }

  private marksBetween(pen: Pen, { layout: l }: Scene, from: number, to: number, alpha: number): void {
    if (to <= from) return;
    // Whole device pixels on both sides, so that no copy is blurred.
    const r = this.ratio;
    const [x0, x1] = [Math.round(from * r), Math.round(to * r)];
    if (x1 <= x0) return;
    pen.globalAlpha = alpha;
    pen.drawImage(this.marks, x0, 0, x1 - x0, this.marks.height, x0 / r, 0, (x1 - x0) / r, l.height);
    pen.globalAlpha = 1;
  }
}

const KEPT = [
  "layout",
  "palette",
  "step",
  "language",
  "scale",
  "all",
  "model",
  "bars",
  "spans",
  "overview",
  "sources",
  "lane",
] as const;

function resize(c: HTMLCanvasElement, l: Layout, ratio: number): void {
  const width = Math.round(l.width * ratio);
  const height = Math.round(l.height * ratio);
  if (c.width !== width) c.width = width;
  if (c.height !== height) c.height = height;
}

function paintKept(c: HTMLCanvasElement, ratio: number, paint: (pen: Pen) => void): void {
  const pen = c.getContext("2d");
  if (!pen) return;
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, c.width, c.height);
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  paint(pen);
}

function paintMarks(pen: Pen, { layout: l, palette: p, scale: s, model, bars, spans, lane }: Scene): void {
  pen.save();
  pen.beginPath();
  pen.rect(l.left, 0, l.right - l.left, l.height);
  pen.clip();
  if (model && bars) {
    paintBars(pen, bars, s, l, p);
    if (spans) paintSpans(pen, model, bars, spans, s, l, p);
  } else waiting(pen, l, p);
  if (lane) paintLane(pen, lane, s, l, p);
  pen.restore();
}

/** While the events load: flat blocks where the bars will be. */
function waiting(pen: Pen, l: Layout, p: Palette): void {
  pen.fillStyle = p.paper3;
  const w = (l.right - l.left) / 48;
  for (let k = 0; k < 48; k++) pen.fillRect(l.left + k * w + w * 0.12, l.bars.base - 9, w * 0.76, 9);
}

function paintStatic(pen: Pen, scene: Scene): void {
  const { layout: l, palette: p, scale: s, step, bars } = scene;
  if (scene.model) {
    if (scene.overview) paintOverview(pen, scene.overview, scene.all, s, l, p);
    paintAxis(pen, s, l, p, step);
    if (bars && scene.sources) paintSources(pen, bars, scene.sources, s, l, p);
  } else {
    pen.fillStyle = p.ink3;
    pen.fillRect(l.left, l.bars.base, l.right - l.left, 1);
    pen.fillStyle = p.paper2;
    if (l.overview) pen.fillRect(l.left, l.overview.top, l.right - l.left, l.overview.height);
  }
  paintLabels(pen, bars, s, l, p);
  paintLaneLabel(pen, l, p);
}

/** Where the window begins and ends on the canvas, cut to the bars. */
function windowX({ window: w, scale: s, layout: l }: Scene, ratio: number): [number, number] {
  return w ? [edgeX(s, w.from, ratio), edgeX(s, w.to + 1, ratio)] : [l.left, l.right];
}

function paintGround(pen: Pen, { layout: l, palette: p, scale: s, bars }: Scene, a: number, b: number): void {
  const top = l.bar.top + l.bar.height;
  pen.fillStyle = p.paper2;
  pen.fillRect(l.left, top, l.right - l.left, l.bars.base + 4 - top);
  pen.fillStyle = p.paper;
  pen.fillRect(a, top, b - a, l.bars.base + 4 - top);
  const line = bars && scaleLine(bars, s, l);
  if (!line) return;
  pen.fillStyle = p.line;
  pen.fillRect(l.left, line.y - 0.5, l.right - l.left, 1);
}

function outline(pen: Pen, h: Histogram, bin: number, s: Scale, l: Layout, p: Palette): void {
  const n = heightOf(h, bin);
  const [x, w] = barAt(h, bin, s);
  const height = Math.max(2, (n * (l.bars.base - l.bars.top)) / topOf(h, s));
  pen.strokeStyle = p.ink;
  pen.lineWidth = 1;
  pen.strokeRect(Math.round(x - 1) - 0.5, Math.round(l.bars.base - height) - 0.5, Math.round(w + 2), Math.round(height) + 0.5);
}

function windowLine(pen: Pen, { window: w, all, palette: p, layout: l }: Scene, y: number): void {
  if (!w) return;
  const x0 = Math.max(xOf(all, w.from), l.left);
  const x1 = Math.min(xOf(all, w.to + 1), l.right);
  const width = Math.max(4, x1 - x0);
  pen.fillStyle = p.win;
  pen.fillRect(Math.min(x0, l.right - width), y - 0.5, width, 3.5);
}
