// One drawing of everything that follows time.

import { onlyCountries } from "../state/only-country";
import type { FlowEnd, FlowPath } from "./flows";
import { type Frame, onScreen } from "./frame";
import type { MarkSlot, PlateSlot } from "./layout";
import { fanOf, paintFan } from "./paint-fan";
import { paintFlowTexts } from "./paint-flow-texts";
import { paintPath } from "./paint-flows";
import { addMarkHit, addPlateHit } from "./paint-hits";
import { paintLabel, paintNames, paintPlaces } from "./paint-labels";
import { paintArea, paintAround, paintHairline, paintMark } from "./paint-marks";
import { paintPlate, plateBox } from "./paint-plates";
import { about, inSight } from "./sight";

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
  if (f.tally.markTotal[mark.index] > 0 || about(f, mark, f.picked) || about(f, mark, f.hovered)) return true;
  return mark.lead.hotspot !== null && mark.lead.hotspot.role !== "context" && !mark.lead.area;
}

/** A mark no farther from its true place than this needs no line to it. */
const NEAR_PX = 4;

function paintGround(f: Frame, mark: MarkSlot): void {
  const { context: c, palette: p } = f;
  const anchor = onScreen(f, mark.anchor);
  const wanted = f.tally.markTotal[mark.index] > 0 || about(f, mark, f.picked) || about(f, mark, f.hovered);
  if (mark.ring > 0 && wanted) {
    paintArea(c, p, anchor.x, anchor.y, mark.ring * f.scale);
    if (inSight(f, anchor, mark.ring * f.scale)) f.signs.area = true;
  }
  const at = onScreen(f, mark.anchor, mark.offset);
  if (mark.rim || Math.hypot(mark.offset.x, mark.offset.y) <= NEAR_PX) return;
  paintHairline(c, p, anchor.x, anchor.y, at.x, at.y);
  if (inSight(f, at)) f.signs.moved = true;
}

function paintOne(f: Frame, mark: MarkSlot): void {
  const at = onScreen(f, mark.anchor, mark.offset);
  if (!inSight(f, at, mark.room)) return;
  const r = paintMark(f, mark.index, at.x, at.y);
  const picked = about(f, mark, f.picked);
  if (picked || about(f, mark, f.hovered)) paintAround(f.context, f.palette, at.x, at.y, r, picked);
  addMarkHit(f, mark, at, r);
}

interface Parts {
  marks: MarkSlot[];
  plates: PlateSlot[];
  paths: FlowPath[];
}

/** `focus` is what belongs to an opened event, where only that is drawn. */
function paintParts(f: Frame, parts: Parts, focus: Focus | null): void {
  for (const mark of parts.marks) paintGround(f, mark);
  for (const path of parts.paths) paintPath(f, path);
  if (focus === null) {
    f.layout.crowd?.paint(f);
    paintPlaces(f);
    if (f.named) paintNames(f);
  }
  const opened = parts.marks.filter((m) => f.picked?.what === "hotspot" && about(f, m, f.picked));
  const others = parts.marks.filter((m) => !opened.includes(m));
  // The lighter marks first, so that the weighty lie on top.
  for (const mark of others.toReversed()) paintOne(f, mark);
  for (const plate of parts.plates) {
    paintPlate(f, plate, focus?.countries.has(plate.country) ? focus.row : null);
    addPlateHit(f, plate);
  }
  for (const mark of others) paintLabel(f, mark);
  // The selected place lies over everything else, its events around it.
  for (const mark of opened) {
    if (f.fan?.mark === mark) paintFan(f, f.fan);
    paintOne(f, mark);
    paintLabel(f, mark);
  }
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

function dim({ context: c, width, height }: Frame): void {
  c.save();
  c.globalCompositeOperation = "destination-in";
  c.globalAlpha = DIM;
  c.fillRect(0, 0, width, height);
  c.restore();
}

/** Draws the frame and fills its hits and signs. */
export function paint(f: Frame): void {
  f.context.clearRect(0, 0, f.width, f.height);
  f.plates = f.layout.plates.filter((p) => f.tally.countryTotal[p.country] > 0).map((p) => plateBox(f, p));
  f.fan = fanOf(f);
  const focus = focusOf(f);
  const all: Parts = { marks: f.layout.marks.filter((m) => isShown(f, m)), plates: f.layout.plates, paths: f.paths };
  if (!focus) {
    paintParts(f, all, null);
    paintFlowTexts(f);
    return;
  }
  const [rest, own] = split(f, all, focus);
  paintParts(f, rest, null);
  dim(f);
  paintParts(f, own, focus);
  f.layout.crowd?.paintOpened(f, focus.row);
  paintFlowTexts(f);
}
