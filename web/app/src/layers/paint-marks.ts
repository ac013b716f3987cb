// Marks of places: open dots, discs with a glyph, rings divided by family.

import { glyphPath } from "../panels/glyphs";
import { CERTAIN } from "../state/selection";
import { FAMILIES, type Family } from "../state/words";
import type { Frame } from "./frame";
import { markRadius } from "./layout";
import type { Point } from "./mercator";
import type { Palette } from "./palette";
import { inSight } from "./sight";
import type { SignsInView } from "./signs";
import { type Counts, FAMILY_COUNT } from "./tally";

const TAU = 2 * Math.PI;
const THICK = 4.6;
const HALO = 1.5;
const HOLLOW = 1.2;

const glyphs = new Map<string, Path2D>();
function glyph(name: string): Path2D {
  let path = glyphs.get(name);
  if (!path) glyphs.set(name, (path = new Path2D(glyphPath(name))));
  return path;
}

function fillDisc(c: CanvasRenderingContext2D, x: number, y: number, r: number, colour: string): void {
  c.beginPath();
  c.arc(x, y, r, 0, TAU);
  c.fillStyle = colour;
  c.fill();
}

function strokeCircle(c: CanvasRenderingContext2D, x: number, y: number, r: number, colour: string, width: number): void {
  c.beginPath();
  c.arc(x, y, r, 0, TAU);
  c.strokeStyle = colour;
  c.lineWidth = width;
  c.stroke();
}

export function paintOpenDot(c: CanvasRenderingContext2D, p: Palette, x: number, y: number, site: boolean): void {
  const r = site ? 3.6 : 2.8;
  fillDisc(c, x, y, r + HALO, p.halo);
  fillDisc(c, x, y, r, p.paper);
  strokeCircle(c, x, y, r, p.ring, site ? 1.5 : 1.2);
}

/** A disc with the glyph of one event; hollow if it only may fall in the window. */
export function paintDisc(
  c: CanvasRenderingContext2D,
  p: Palette,
  x: number,
  y: number,
  r: number,
  family: Family,
  glyphName: string,
  sure: boolean,
): void {
  const colour = p.family[family];
  fillDisc(c, x, y, r + HALO, p.halo);
  fillDisc(c, x, y, r, sure ? colour : p.paper);
  if (!sure) strokeCircle(c, x, y, r - 0.8, colour, 1.6);
  const k = (r * 1.24) / 16;
  c.save();
  c.translate(x - 8 * k, y - 8 * k);
  c.scale(k, k);
  c.strokeStyle = sure ? p.onKind : colour;
  c.lineWidth = 1.7;
  c.lineCap = c.lineJoin = "round";
  c.stroke(glyph(glyphName));
  c.restore();
}

function sector(c: CanvasRenderingContext2D, x: number, y: number, inner: number, outer: number, from: number, to: number): void {
  const top = -TAU / 4;
  c.beginPath();
  c.arc(x, y, outer, top + from, top + to);
  if (to - from >= TAU - 1e-6) c.moveTo(x, y - inner);
  c.arc(x, y, inner, top + to, top + from, true);
  c.closePath();
}

/** A ring divided by family, certain events first, and the count inside. */
export function paintRing(f: Frame, x: number, y: number, counts: Counts, total: number): void {
  const { context: c, palette: p } = f;
  const r = markRadius(total);
  fillDisc(c, x, y, r + HALO, p.halo);
  fillDisc(c, x, y, r, p.paper);
  const parts = counts.reduce((n, k) => n + (k > 0 ? 1 : 0), 0);
  const gap = parts > 1 ? 0.65 / r : 0;
  let from = 0;
  for (let i = 0; i < counts.length; i++) {
    if (counts[i] === 0) continue;
    const to = from + (counts[i] / total) * TAU;
    const colour = p.family[FAMILIES[i % FAMILY_COUNT]];
    if (i < FAMILY_COUNT) {
      sector(c, x, y, r - THICK, r, from + gap, to - gap);
      c.fillStyle = colour;
      c.fill("evenodd");
    } else {
      const edge = parts > 1 ? gap + 0.5 / r : 0;
      sector(c, x, y, r - THICK + HOLLOW / 2, r - HOLLOW / 2, from + edge, to - edge);
      c.strokeStyle = colour;
      c.lineWidth = HOLLOW;
      c.stroke();
    }
    from = to;
  }
  c.font = f.styles.count.font;
  c.textAlign = "center";
  c.textBaseline = "alphabetic";
  c.fillStyle = p.ink;
  c.fillText(String(total), x, y + 4.6);
}

/** Notes what sign the mark is, if it is in sight. */
export function noteMark(f: Frame, index: number, at: Point): void {
  const { tally, signs } = f;
  if (!inSight(f, at)) return;
  const total = tally.markTotal[index];
  if (total === 0) signs.open = true;
  else if (total === 1) signs.place = true;
  else signs.ring = true;
  noteFamilies(signs, tally.marks[index]);
}

/** Notes the families of the counts, and whether some only may be in the window. */
export function noteFamilies(signs: SignsInView, counts: Counts): void {
  for (let slot = 0; slot < counts.length; slot++) {
    if (counts[slot] === 0) continue;
    signs.families.add(FAMILIES[slot % FAMILY_COUNT]);
    if (slot >= FAMILY_COUNT) signs.possible = true;
  }
}

/** The mark at (x, y) for what the tally holds of it. Returns its radius. */
export function paintMark(f: Frame, index: number, x: number, y: number): number {
  const total = f.tally.markTotal[index];
  noteMark(f, index, { x, y });
  if (total === 0) {
    paintOpenDot(f.context, f.palette, x, y, f.layout.marks[index].lead.site);
  } else if (total === 1) {
    const row = f.tally.markRow[index];
    const kind = f.model.kindAt[f.model.columns.kind[row]];
    paintDisc(f.context, f.palette, x, y, markRadius(1), kind.family, kind.glyph, f.selection.meets[row] === CERTAIN);
  } else {
    paintRing(f, x, y, f.tally.marks[index], total);
  }
  return markRadius(total);
}

/** The circle around what is selected (2 px) or hovered (1 px). */
export function paintAround(c: CanvasRenderingContext2D, p: Palette, x: number, y: number, r: number, selected: boolean): void {
  strokeCircle(c, x, y, r + 5, p.halo, selected ? 5 : 4);
  strokeCircle(c, x, y, r + 5, p.ink, selected ? 2 : 1);
}

/** The dashed rim of an area, or of how far off a place may be. */
export function paintArea(c: CanvasRenderingContext2D, p: Palette, x: number, y: number, r: number): void {
  c.save();
  c.beginPath();
  c.arc(x, y, r, 0, TAU);
  c.globalAlpha *= 0.05;
  c.fillStyle = p.ring;
  c.fill();
  c.restore();
  c.save();
  c.setLineDash([2, 3]);
  strokeCircle(c, x, y, r, p.ring, 1);
  c.restore();
}

export function paintHairline(c: CanvasRenderingContext2D, p: Palette, x0: number, y0: number, x1: number, y1: number): void {
  c.beginPath();
  c.moveTo(x0, y0);
  c.lineTo(x1, y1);
  c.strokeStyle = p.ring;
  c.lineWidth = 1;
  c.stroke();
}
