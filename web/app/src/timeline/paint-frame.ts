// Axis, scale, labels of the gutter and the overview: what does not change
// while the window moves.

import { type Scale, ticks, xOf } from "../state/axis";
import type { Step } from "../state/days";
import { t } from "../words";
import { headOf } from "./amounts";
import { binsIn, countOf, type Histogram, highest, roundBelow } from "./histogram";
import type { Layout } from "./layout";
import { barAt, topOf } from "./paint-marks";
import type { Palette } from "./palette";
import type { Overview } from "./time-state";

type Pen = CanvasRenderingContext2D;

const GUTTER = 24;

/** The label of the scale and where its line runs; null without events. */
export function scaleLine(h: Histogram, s: Scale, l: Layout): { n: number; y: number } | null {
  const max = highest(h, s);
  if (max === 0) return null;
  const n = Math.max(roundBelow(max), Math.min(2, max));
  return { n, y: Math.round(l.bars.base - (n * (l.bars.base - l.bars.top)) / topOf(h, s)) + 0.5 };
}

/** 5, 400, 10k, 2m: as wide as the gutter has room for. */
function shortCount(n: number): string {
  if (n < 1000) return String(n);
  return n < 1e6 ? `${n / 1000}k` : `${n / 1e6}m`;
}

/** The scale of a phone, which has no gutter, in words. */
function scaleText(h: Histogram, n: number): string {
  if (!h.amounts) return t("common.events", { n });
  return t("time.scale.figure", { head: headOf(h.amounts.what), n });
}

export function paintLabels(pen: Pen, h: Histogram | null, s: Scale, l: Layout, p: Palette): void {
  pen.fillStyle = p.ink3;
  pen.font = `500 11.5px ${p.sans}`;
  const line = h && scaleLine(h, s, l);
  if (l.compact) {
    if (line) pen.fillText(scaleText(h, line.n), l.left + 4, Math.max(line.y - 3, l.bars.top + 8));
    return;
  }
  const apart = h?.amounts ? h.spans.length : 0;
  pen.fillText(apart ? t("time.gutter.apart1", { n: apart }) : t("time.gutter.period1"), GUTTER, l.bars.base + 17);
  pen.fillText(t(apart ? "time.gutter.apart2" : "time.gutter.period2"), GUTTER, l.bars.base + 31);
  if (l.overview) pen.fillText(t("time.gutter.all"), GUTTER, l.overview.top + 13);
  if (!line) return;
  pen.textAlign = "right";
  const count = shortCount(line.n);
  // A long one would run into the words beside it.
  pen.fillText(count, l.left - (count.length > 2 ? 8 : 16), line.y + 4);
  pen.fillText("0", l.left - 16, l.bars.base + 1);
  pen.textAlign = "left";
}

export function paintAxis(pen: Pen, s: Scale, l: Layout, p: Palette, step: Step): void {
  pen.fillStyle = p.ink3;
  pen.fillRect(l.left, l.bars.base, l.right - l.left, 1);
  for (const tick of ticks(s, step)) {
    const x = Math.round(Math.max(xOf(s, tick.day), l.left));
    pen.fillStyle = p.line2;
    const top = tick.major ? l.bars.base + 1 : l.axis - 8;
    pen.fillRect(x, top, 1, l.axis + 2 - top);
    pen.fillStyle = tick.major ? p.ink2 : p.ink3;
    pen.font = tick.major ? `600 12.5px ${p.sans}` : `500 11.5px ${p.sans}`;
    pen.fillText(tick.text, x + 5, l.axis);
  }
}

/** How many sources speak of each step: low bars in one ink. */
export function paintSources(pen: Pen, h: Histogram, sources: Uint32Array, s: Scale, l: Layout, p: Palette): void {
  if (!l.sources) return;
  const { top, height } = l.sources;
  const [first, last] = binsIn(h, s);
  let most = 1;
  for (let b = first; b <= last; b++) most = Math.max(most, sources[b]);
  pen.fillStyle = p.ink3;
  pen.font = `500 11.5px ${p.sans}`;
  pen.fillText(t("time.gutter.sources"), GUTTER, top + height);
  pen.save();
  pen.beginPath();
  pen.rect(l.left, top, l.right - l.left, height + 1);
  pen.clip();
  pen.globalAlpha = 0.6;
  for (let b = first; b <= last; b++) {
    if (sources[b] === 0) continue;
    const [x, w] = barAt(h, b, s);
    const up = Math.max(1.5, (sources[b] / most) * height);
    pen.fillRect(x, top + height - up, w, up);
  }
  pen.restore();
  pen.fillStyle = p.line;
  pen.fillRect(l.left, top + height, l.right - l.left, 1);
}

/** All years: bars in one ink, and lines up to the bars above. */
export function paintOverview(pen: Pen, o: Overview, all: Scale, s: Scale, l: Layout, p: Palette): void {
  const view = l.overview;
  if (!view) return;
  const { top, height } = view;
  const bottom = top + height;
  const a = xOf(all, s.from);
  const b = xOf(all, s.to + 1);
  if (!l.compact) leads(pen, [l.left, a], [l.right, b], l.axis + 5, top, p.line2);
  pen.fillStyle = p.paper2;
  pen.fillRect(l.left, top, l.right - l.left, height);
  pen.fillStyle = p.paper;
  pen.fillRect(a, top, b - a, height);
  pen.fillStyle = p.ink3;
  const unit = Math.min(1.35, (height - 2) / Math.max(1, highest(o.fine, all)));
  for (let bin = 0; bin < o.fine.edges.length - 1; bin++) {
    const n = countOf(o.fine, bin);
    if (n) overviewBar(pen, o.fine, bin, all, bottom - n * unit, n * unit);
  }
  vague(pen, o, all, bottom, unit);
  pen.fillStyle = p.line2;
  pen.fillRect(l.left, bottom, l.right - l.left, 1);
  if (view.labels) yearLabels(pen, all, l, p, view.labels);
}

function overviewBar(pen: Pen, h: Histogram, bin: number, all: Scale, y: number, height: number): void {
  const x = xOf(all, h.edges[bin]);
  const w = xOf(all, h.edges[bin + 1]) - x;
  const pad = Math.min(0.8, w * 0.15);
  pen.fillRect(x + pad, y, Math.max(0.7, w - 2 * pad), Math.max(1, height));
}

/** What is dated to a year, but to none of its quarters: a flat line. */
function vague(pen: Pen, o: Overview, all: Scale, bottom: number, unit: number): void {
  let quarter = 0;
  for (let year = 0; year < o.coarse.edges.length - 1; year++) {
    let n = countOf(o.coarse, year);
    for (; quarter < o.fine.edges.length - 1 && o.fine.edges[quarter] < o.coarse.edges[year + 1]; quarter++)
      n -= countOf(o.fine, quarter);
    if (n > 0) overviewBar(pen, o.coarse, year, all, bottom - 1.2 - Math.max(1, n * unit), 1.2);
  }
}

function leads(pen: Pen, [x0, a]: number[], [x1, b]: number[], from: number, to: number, color: string): void {
  pen.strokeStyle = color;
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo(x0, from);
  pen.lineTo(a, to);
  pen.moveTo(x1, from);
  pen.lineTo(b, to);
  pen.stroke();
}

/** Each year stands under its own middle, as far as the ends let it. */
function yearLabels(pen: Pen, all: Scale, l: Layout, p: Palette, y: number): void {
  pen.font = `500 11.5px ${p.sans}`;
  pen.fillStyle = p.ink3;
  let free = -Infinity;
  for (const tick of ticks(all, "year", 2)) {
    const w = pen.measureText(tick.text).width;
    const year = (366 / (all.to + 1 - all.from)) * all.width;
    const x = Math.min(Math.max(xOf(all, tick.day) + (year - w) / 2, l.left), l.right - w);
    if (x < free) continue;
    pen.fillText(tick.text, x, y);
    free = x + w + 8;
  }
}
