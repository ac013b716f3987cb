// Bars, whiskers and hollow bars: all that is dimmed outside the window.
// Drawn once for each change of data, filters, step or range.

import { type Scale, xOf } from "../state/axis";
import { OPEN_END, OPEN_START } from "../state/days";
import type { Columns, Model } from "../state/model";
import { FAMILIES } from "../state/words";
import { type Amounts, binsIn, type Histogram, heightOf, highest } from "./histogram";
import type { Layout } from "./layout";
import type { Palette } from "./palette";
import type { Spans } from "./spans";

type Pen = CanvasRenderingContext2D;

/** Even a lone event is not drawn higher than a quarter of the bars. */
const LOWEST_TOP = 4;

/** How much the bars' full height stands for: events, or people and so on. */
export function topOf(h: Histogram, s: Scale): number {
  return Math.max(h.amounts ? 1 : LOWEST_TOP, highest(h, s));
}

/** Left end and width of a bar. */
export function barAt(h: Histogram, bin: number, s: Scale): [x: number, width: number] {
  const x = xOf(s, h.edges[bin]);
  const w = xOf(s, h.edges[bin + 1]) - x;
  const pad = w < 3 ? 0 : Math.min(6, Math.max(0.5, w * 0.12));
  return [x + pad, Math.max(1, w - 2 * pad)];
}

/** A block for each event, or plain stacked bars where blocks would be
 * thinner than 3 pixels; on top what is filtered away. */
export function paintBars(pen: Pen, h: Histogram, s: Scale, l: Layout, p: Palette): void {
  const unit = (l.bars.base - l.bars.top) / topOf(h, s);
  const gap = !h.amounts && unit >= 3 ? 1 : 0;
  const [first, last] = binsIn(h, s);
  for (let bin = first; bin <= last; bin++) {
    if (heightOf(h, bin) === 0) continue;
    const [x, w] = barAt(h, bin, s);
    const low = stack(pen, h, bin, [x, w], l.bars.base, unit, gap, p);
    const y = h.amounts ? stackMore(pen, h.amounts, bin, [x, w], low, unit, p) : low;
    const hidden = h.amounts ? h.amounts.hidden[bin] : h.hidden[bin];
    if (hidden) ghost(pen, x, y, w, hidden * unit, gap, p);
  }
}

/** What is sure, bottom up by family. Returns where it ends. */
function stack(
  pen: Pen,
  h: Histogram,
  bin: number,
  [x, w]: [number, number],
  base: number,
  unit: number,
  gap: number,
  p: Palette,
): number {
  let y = base;
  const sizes = h.amounts ? h.amounts.low : h.counts;
  for (let f = 0; f < FAMILIES.length; f++) {
    const size = sizes[bin * FAMILIES.length + f];
    if (size === 0) continue;
    pen.fillStyle = p.families[f];
    if (gap) for (let k = 0; k < size; k++) pen.fillRect(x, (y -= unit), w, unit - gap);
    else pen.fillRect(x, (y -= size * unit), w, size * unit);
  }
  return y;
}

/** What figures may say beyond the least, hollow. Returns where it ends. */
function stackMore(pen: Pen, a: Amounts, bin: number, [x, w]: [number, number], base: number, unit: number, p: Palette): number {
  let y = base;
  pen.lineWidth = 1;
  for (let f = 0; f < FAMILIES.length; f++) {
    const height = a.more[bin * FAMILIES.length + f] * unit;
    if (height === 0) continue;
    y -= height;
    pen.strokeStyle = p.families[f];
    pen.strokeRect(x + 0.5, y + 0.5, Math.max(0.1, w - 1), Math.max(0.1, height - 1));
  }
  return y;
}

function ghost(pen: Pen, x: number, y: number, w: number, height: number, gap: number, p: Palette): void {
  pen.globalAlpha = 0.45;
  pen.fillStyle = p.line2;
  pen.fillRect(x, y - height, w, height - gap);
  pen.globalAlpha = 1;
}

/** Whiskers: a thin line over the possible time with a stop at each known
 * end, thick where it is certain. */
export function paintSpans(pen: Pen, m: Model, h: Histogram, spans: Spans, s: Scale, l: Layout, p: Palette): void {
  for (const { row, lane } of spans.whiskers) {
    const family = FAMILIES.indexOf(m.familyAt[m.columns.kind[row]]);
    whisker(pen, m.columns, row, l.lanes.top + lane * l.lanes.gap, s, p.families[family]);
  }
  if (spans.more) hollow(pen, h, spans.more, spans.moreMax, s, l, p, spans.whiskers.length === 0);
}

/** Left and right end of a whisker on the scale. */
export function whiskerAt(c: Columns, row: number, s: Scale): [x0: number, x1: number] {
  const x0 = xOf(s, Math.max(c.start[row], s.from));
  const x1 = xOf(s, Math.min(c.end[row], s.to) + 1);
  const inset = Math.min(1.5, (x1 - x0) / 4);
  return [x0 + inset, x1 - inset];
}

function whisker(pen: Pen, c: Columns, row: number, y: number, s: Scale, color: string): void {
  const [x0, x1] = whiskerAt(c, row, s);
  pen.fillStyle = color;
  pen.fillRect(x0, y - 0.65, x1 - x0, 1.3);
  const closed = (day: number, open: number) => day !== open && day >= s.from && day <= s.to;
  if (closed(c.start[row], OPEN_START)) pen.fillRect(x0 - 0.65, y - 1.9, 1.3, 3.8);
  if (closed(c.end[row], OPEN_END)) pen.fillRect(x1 - 0.65, y - 1.9, 1.3, 3.8);
  const sure0 = Math.max(c.sureStart[row], s.from);
  const sure1 = Math.min(c.sureEnd[row], s.to);
  if (sure0 > sure1) return;
  const from = xOf(s, sure0);
  pen.fillRect(Math.max(x0, from), y - 1.4, Math.max(1.5, Math.min(x1, xOf(s, sure1 + 1)) - Math.max(x0, from)), 2.8);
}

function hollow(pen: Pen, h: Histogram, more: Uint32Array, max: number, s: Scale, l: Layout, p: Palette, alone: boolean): void {
  const top = alone ? l.lanes.top - 2 : l.more.top;
  const height = l.more.top + l.more.height - top;
  const unit = Math.min(height / max, 4);
  const [first, last] = binsIn(h, s);
  pen.strokeStyle = p.ink3;
  pen.lineWidth = 0.8;
  for (let bin = first; bin <= last; bin++) {
    if (!more[bin]) continue;
    const [x] = barAt(h, bin, s);
    // Thin bars of one height are drawn as one, or there would be but edges.
    while (bin < last && more[bin + 1] === more[bin] && barAt(h, bin, s)[1] < 8) bin++;
    const [end, w] = barAt(h, bin, s);
    pen.strokeRect(x + 0.4, top + 0.4, Math.max(0.4, end + w - x - 0.8), Math.max(1, more[bin] * unit - 0.8));
  }
}
