// Country plates: what is known of a country but of no place in it.

import { FAMILIES } from "../state/words";
import { type Frame, onScreen } from "./frame";
import type { PlateSlot } from "./layout";
import { BAR_GAP, MOST_SQUARES, PER_ROW, PLATE_HEAD, PLATE_PAD, plateSize, SQUARE, SQUARE_GAP, squareAt } from "./layout-plates";
import { noteFamilies } from "./paint-marks";
import { paintText } from "./paint-text";
import { inSight } from "./sight";
import { type Counts, FAMILY_COUNT, rowsOfCountry } from "./tally";

/** Everything that is drawn of a plate now, in screen pixels. */
export interface PlateBox {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The plate's frame for the present counts. Its left top corner, and with it
 * the name, stays where it is whatever the counts are. */
export function plateBox(f: Frame, plate: PlateSlot): PlateBox {
  const { x, y } = onScreen(f, plate.anchor, plate.offset);
  const n = f.tally.countryTotal[plate.country];
  const { width, height } = plateSize(n, plate.nameWidth);
  return { left: x, top: y, right: x + width, bottom: y + height };
}

function paintSquare(f: Frame, x: number, y: number, slot: number): void {
  const { context: c, palette: p } = f;
  const colour = p.family[FAMILIES[slot % FAMILY_COUNT]];
  if (slot < FAMILY_COUNT) {
    c.fillStyle = colour;
    c.fillRect(x, y, SQUARE, SQUARE);
    return;
  }
  c.fillStyle = p.paper;
  c.fillRect(x, y, SQUARE, SQUARE);
  c.strokeStyle = colour;
  c.lineWidth = 1.4;
  c.strokeRect(x + 0.7, y + 0.7, SQUARE - 1.4, SQUARE - 1.4);
}

/** One entry per square: certain families first. */
export function squaresOf(counts: Counts): number[] {
  const squares: number[] = [];
  counts.forEach((n, slot) => {
    for (let i = 0; i < n; i++) squares.push(slot);
  });
  return squares;
}

/** Above twelve: a bar of the same squares pressed together, and the number. */
function paintBar(f: Frame, x: number, y: number, counts: Counts, total: number): void {
  const width = PER_ROW * (SQUARE + SQUARE_GAP) - SQUARE_GAP;
  const { context: c, palette: p } = f;
  let at = x;
  counts.forEach((n, slot) => {
    if (n === 0) return;
    const w = (n / total) * width;
    c.fillStyle = p.family[FAMILIES[slot % FAMILY_COUNT]];
    if (slot < FAMILY_COUNT) c.fillRect(at, y, Math.max(1, w - 1), SQUARE);
    else {
      c.strokeStyle = c.fillStyle;
      c.lineWidth = 1.2;
      c.strokeRect(at + 0.6, y + 0.6, Math.max(1, w - 2.2), SQUARE - 1.2);
    }
    at += w;
  });
  c.font = f.styles.count.font;
  c.textAlign = "left";
  c.textBaseline = "alphabetic";
  c.fillStyle = p.ink;
  c.fillText(String(total), x + width + BAR_GAP, y + 9);
}

const CORNER = 3;

function paintFrame(f: Frame, b: PlateBox, colour: string, width: number): void {
  const { context: c, palette: p } = f;
  c.beginPath();
  c.roundRect(b.left, b.top, b.right - b.left, b.bottom - b.top, CORNER);
  c.fillStyle = p.paper;
  c.fill();
  c.strokeStyle = colour;
  c.lineWidth = width;
  c.stroke();
}

const isPicked = (f: Frame, plate: PlateSlot): boolean => f.picked?.what === "country" && f.picked.id === plate.code;
const isHovered = (f: Frame, plate: PlateSlot): boolean => f.hovered?.what === "country" && f.hovered.id === plate.code;

/** A bare name stands for the land under it: not so far from its country. */
const NAME_MOVE_PX = 40;

const isFar = ({ offset, width, height }: PlateSlot): boolean =>
  Math.hypot(offset.x + width / 2, offset.y + height / 2) > NAME_MOVE_PX;

/** Whether a part of it is on the screen. */
export function plateInSight(f: Frame, plate: PlateSlot): boolean {
  const { left, right, top, bottom } = plateBox(f, plate);
  return inSight(f, { x: (left + right) / 2, y: (top + bottom) / 2 }, (right - left) / 2);
}

/** Draws the plate, or only the country's name while it has no event. `focus`
 * is the row of an opened event: its square is framed, the others fade. */
export function paintPlate(f: Frame, plate: PlateSlot, focus: number | null): void {
  if (!plateInSight(f, plate)) return;
  const box = plateBox(f, plate);
  const { context: c, palette: p } = f;
  const total = f.tally.countryTotal[plate.country];
  if (total === 0) {
    if (isFar(plate)) return;
    const halo = f.spots.focus.has(plate.code) ? p.land2 : p.land;
    paintText(c, f.styles.country, plate.name, box.left + PLATE_PAD, box.top + 15, "left", p.mapInk, halo);
    return;
  }
  f.signs.country = true;
  noteFamilies(f.signs, f.tally.countries[plate.country]);
  const strong = focus !== null || isPicked(f, plate);
  paintFrame(f, box, strong || isHovered(f, plate) ? p.ink : p.line2, strong ? 2 : 1);
  paintText(c, f.styles.country, plate.name, box.left + PLATE_PAD, box.top + 15, "left", p.mapInk, p.paper);
  const counts = f.tally.countries[plate.country];
  if (total > MOST_SQUARES) paintBar(f, box.left + PLATE_PAD, box.top + PLATE_HEAD, counts, total);
  else paintSquares(f, plate, box, counts, focus);
}

function paintSquares(f: Frame, plate: PlateSlot, box: PlateBox, counts: Counts, focus: number | null): void {
  const { context: c, palette: p } = f;
  const rows = focus === null && f.hovered?.what !== "event" ? [] : rowsOfCountry(f.model, f.selection, plate.country);
  const framed = focus ?? (f.hovered?.what === "event" ? f.model.rowOf.get(f.hovered.id) : undefined);
  squaresOf(counts).forEach((slot, i) => {
    const at = squareAt(i);
    const x = box.left + at.x;
    const y = box.top + at.y;
    c.globalAlpha = focus !== null && rows[i] !== focus ? 0.3 : 1;
    paintSquare(f, x, y, slot);
    c.globalAlpha = 1;
    if (framed === undefined || rows[i] !== framed) return;
    c.strokeStyle = p.ink;
    c.lineWidth = 1.5;
    c.strokeRect(x - 2, y - 2, SQUARE + 4, SQUARE + 4);
  });
}
