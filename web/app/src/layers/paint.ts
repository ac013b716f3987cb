// One drawing of everything that follows time.

import { onlyCountries } from "../state/only-country";
import { boxAround } from "./boxes";
import type { FlowEnd, FlowPath } from "./flows";
import { type Frame, type Hit, inView, onScreen } from "./frame";
import type { MarkSlot, PlateSlot } from "./layout";
import { MOST_SQUARES, SQUARE, squareAt } from "./layout-plates";
import { paintFan } from "./paint-fan";
import { paintPath } from "./paint-flows";
import { paintArea, paintAround, paintHairline, paintMark } from "./paint-marks";
import { paintPlate, plateBox } from "./paint-plates";
import { paintText } from "./paint-text";
import { rowsOfCountry } from "./tally";

/** While an event is open, everything else fades to this. */
const DIM = 0.28;

/** What belongs to the opened event; null if none is open. */
interface Focus {
  row: number;
  marks: ReadonlySet<number>;
  countries: ReadonlySet<number>;
  id: string;
}

function focusOf(f: Frame): Focus | null {
  if (f.picked?.what !== "event") return null;
  const row = f.model.rowOf.get(f.picked.id);
  if (row === undefined) return null;
  const { places } = f.model.columns;
  const at = places.index.subarray(places.offsets[row], places.offsets[row + 1]);
  const marks = new Set(Array.from(at, (p) => f.layout.markOfPlace[p]));
  const only = onlyCountries(f.model);
  return { row, marks, countries: new Set(only.index.subarray(only.offsets[row], only.offsets[row + 1])), id: f.picked.id };
}

/** Context places and areas are drawn only while something happens there. */
function isShown(f: Frame, mark: MarkSlot): boolean {
  if (f.tally.markTotal[mark.index] > 0 || isAbout(f, mark, f.picked) || isAbout(f, mark, f.hovered)) return true;
  return mark.lead.hotspot !== null && mark.lead.hotspot.role !== "context" && !mark.lead.area;
}

/** Whether the mark stands for the hotspot, or for a place of the event. */
function isAbout(f: Frame, mark: MarkSlot, what: Frame["picked"]): boolean {
  if (what?.what === "hotspot") {
    const spot = f.spots.ofHotspot.get(what.id);
    return spot !== undefined && f.layout.markOfSpot[spot.index] === mark.index;
  }
  if (what?.what !== "event") return false;
  const row = f.model.rowOf.get(what.id);
  if (row === undefined) return false;
  const { places } = f.model.columns;
  for (let i = places.offsets[row]; i < places.offsets[row + 1]; i++)
    if (f.layout.markOfPlace[places.index[i]] === mark.index) return true;
  return false;
}

function paintGround(f: Frame, mark: MarkSlot): void {
  const { context: c, palette: p } = f;
  const anchor = onScreen(f, mark.anchor);
  const about = f.tally.markTotal[mark.index] > 0 || isAbout(f, mark, f.picked) || isAbout(f, mark, f.hovered);
  if (mark.ring > 0 && about) paintArea(c, p, anchor.x, anchor.y, mark.ring * f.scale);
  const at = onScreen(f, mark.anchor, mark.offset);
  if (!mark.rim && Math.hypot(mark.offset.x, mark.offset.y) > 4) paintHairline(c, p, anchor.x, anchor.y, at.x, at.y);
}

function paintOne(f: Frame, mark: MarkSlot): void {
  const { x, y } = onScreen(f, mark.anchor, mark.offset);
  if (!inView(f, { x, y })) return;
  const total = f.tally.markTotal[mark.index];
  const picked = isAbout(f, mark, f.picked);
  const r = paintMark(f, mark.index, x, y);
  if (picked || isAbout(f, mark, f.hovered)) paintAround(f.context, f.palette, x, y, r, picked);
  const { hotspot } = mark.lead;
  const single = total === 1 ? f.tally.markRow[mark.index] : -1;
  const event = single >= 0 ? f.model.columns.text.id(single) : null;
  const target = hotspot
    ? ({ what: "hotspot", id: hotspot.id } as const)
    : event !== null
      ? ({ what: "event", id: event } as const)
      : null;
  const title = single >= 0 ? `: ${f.model.columns.text.title(single)}` : "";
  const names = mark.spots.map((s) => s.name).join(", ");
  f.hits.push({ picked: target, text: `${names}${title}`, shape: { what: "disc", x, y, r: Math.max(r + 3, 10) }, level: 2 });
}

function paintLabel(f: Frame, mark: MarkSlot): void {
  const wanted = isAbout(f, mark, f.picked) || isAbout(f, mark, f.hovered);
  if (!mark.label.fits && !wanted) return;
  const { x, y } = onScreen(f, mark.anchor, mark.offset);
  if (!inView(f, { x, y })) return;
  const { palette: p, styles: s } = f;
  const busy = f.tally.markTotal[mark.index] > 0;
  const { dy, align } = mark.label;
  // Clear of the circle around a selected mark.
  const dx = mark.label.dx + (isAbout(f, mark, f.picked) ? 5 * Math.sign(mark.label.dx) : 0);
  paintText(f.context, busy ? s.hot : s.quiet, mark.name, x + dx, y + dy, align, busy ? p.ink : p.ink3, p.halo);
  if (mark.sub !== "") paintText(f.context, s.sub, mark.sub, x + dx, y + dy + 15.5, align, busy ? p.ink2 : p.ink3, p.halo);
}

function addPlateHits(f: Frame, plate: PlateSlot): void {
  const n = f.tally.countryTotal[plate.country];
  const box = plateBox(f, plate);
  if (n === 0 || !inView(f, { x: box.left, y: box.top })) return;
  const picked = { what: "country", id: plate.code } as const;
  const hit: Hit = { picked, text: `${plate.name}: ${n} known by country only`, shape: { what: "box", ...box }, level: 1 };
  if (n <= MOST_SQUARES) hit.inner = () => squareHits(f, plate);
  f.hits.push(hit);
}

function squareHits(f: Frame, plate: PlateSlot): Hit[] {
  const { left, top } = plateBox(f, plate);
  const { text } = f.model.columns;
  return rowsOfCountry(f.model, f.selection, plate.country).map((row, i) => {
    const at = squareAt(i);
    const shape = boxAround(left + at.x + SQUARE / 2, top + at.y + SQUARE / 2, SQUARE / 2);
    return { picked: { what: "event", id: text.id(row) }, text: text.title(row), shape: { what: "box", ...shape }, level: 1 };
  });
}

/** Whether the edge of the map would cut through a name. */
const isCut = (f: Frame, x: number, half: number): boolean => x < half || x > f.width - half;

function paintNames(f: Frame): void {
  const { palette: p, styles: s } = f;
  for (const n of f.layout.names) {
    const { x, y } = onScreen(f, n.anchor);
    if (isCut(f, x, n.half)) continue;
    if (n.kind === "sea") paintText(f.context, s.sea, n.name, x, y, "center", p.waterInk, p.water);
    else paintText(f.context, s.country, n.name, x, y, "center", p.mapInk, f.spots.focus.has(n.iso) ? p.land2 : p.land);
  }
}

interface Parts {
  marks: MarkSlot[];
  plates: PlateSlot[];
  paths: FlowPath[];
}

function paintParts(f: Frame, parts: Parts, focus: Focus | null): void {
  for (const mark of parts.marks) paintGround(f, mark);
  for (const path of parts.paths) paintPath(f, path);
  const opened = parts.marks.filter((m) => f.picked?.what === "hotspot" && isAbout(f, m, f.picked));
  const others = parts.marks.filter((m) => !opened.includes(m));
  // The lighter marks first, so that the weighty lie on top.
  for (const mark of others.toReversed()) paintOne(f, mark);
  for (const plate of parts.plates) {
    paintPlate(f, plate, focus?.countries.has(plate.country) ? focus.row : null);
    addPlateHits(f, plate);
  }
  for (const mark of others) paintLabel(f, mark);
  for (const mark of opened) paintOpened(f, mark);
}

/** The selected place lies over everything else, its events around it. */
function paintOpened(f: Frame, mark: MarkSlot): void {
  const spot = f.picked && f.spots.ofHotspot.get(f.picked.id);
  if (spot) paintFan(f, mark, spot.index);
  paintOne(f, mark);
  paintLabel(f, mark);
}

const ofFocus = (focus: Focus, end: FlowEnd): boolean => end.what === "mark" && focus.marks.has(end.mark.index);

function split(f: Frame, all: Parts, focus: Focus): [rest: Parts, own: Parts] {
  const ownPath = (p: FlowPath) =>
    p.flows.some((flow) => flow.event === focus.id) &&
    (ofFocus(focus, p.from) || ofFocus(focus, p.to) || focus.countries.size > 0);
  const part = (keep: boolean): Parts => ({
    marks: all.marks.filter((m) => focus.marks.has(m.index) === keep),
    plates: all.plates.filter((p) => focus.countries.has(p.country) === keep),
    paths: f.paths.filter((p) => ownPath(p) === keep),
  });
  return [part(false), part(true)];
}

/** Draws the frame and fills its hits. */
export function paint(f: Frame): void {
  const { context: c } = f;
  c.clearRect(0, 0, f.width, f.height);
  const focus = focusOf(f);
  const all: Parts = { marks: f.layout.marks.filter((m) => isShown(f, m)), plates: f.layout.plates, paths: f.paths };
  if (!focus) {
    paintNames(f);
    paintParts(f, all, null);
    return;
  }
  const [rest, own] = split(f, all, focus);
  paintParts(f, rest, null);
  c.save();
  c.globalCompositeOperation = "destination-in";
  c.globalAlpha = DIM;
  c.fillRect(0, 0, f.width, f.height);
  c.restore();
  paintNames(f);
  paintParts(f, own, focus);
}
