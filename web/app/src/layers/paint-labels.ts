// The names on the map: of marks, of countries and seas, of towns.

import { type Box, overlaps } from "./boxes";
import { type Frame, inView, onScreen } from "./frame";
import type { LabelSlot, MarkSlot, NameSlot } from "./layout";
import { LABEL_LINE, LOCAL_LINE, placeElsewhere } from "./layout-labels";
import type { Point } from "./mercator";
import { underFan } from "./paint-fan";
import { paintText } from "./paint-text";
import type { PlaceSlot } from "./places";
import { about, inSight, isCovered, isWhole } from "./sight";

const movedBy = ({ left, top, right, bottom }: Box, x: number, y: number): Box => ({
  left: left + x,
  right: right + x,
  top: top + y,
  bottom: bottom + y,
});

/** Where a mark's label is on the screen. */
export function boxOnScreen(f: Frame, { anchor }: MarkSlot, label: LabelSlot): Box {
  const at = onScreen(f, anchor);
  return movedBy(label.box, at.x - anchor.x, at.y - anchor.y);
}

/** The box of a town's name on the screen. */
export function placeBox(f: Frame, { anchor, box }: PlaceSlot): Box {
  const at = onScreen(f, anchor);
  return movedBy(box, at.x - anchor.x, at.y - anchor.y);
}

/** Where a mark's name stands in this view: where the layout has it, or on
 * another side if the edge of the map or what lies over it would cut it there. */
function labelIn(f: Frame, mark: MarkSlot): LabelSlot {
  const at = onScreen(f, mark.anchor);
  const seen = (box: Box) => movedBy(box, at.x - mark.anchor.x, at.y - mark.anchor.y);
  const whole = (box: Box) => isWhole(f, box) && !isCovered(f, box);
  if (!mark.label.fits || whole(seen(mark.label.box))) return mark.label;
  const others = [...f.moved, ...f.places.map((place) => placeBox(f, place))];
  const clear = (box: Box) => whole(box) && !underFan(f.fan, box) && !others.some((other) => overlaps(other, box));
  const label = placeElsewhere(mark, f.layout.taken, (box) => clear(seen(box)));
  if (label) f.moved.push(seen(label.box));
  return label ?? mark.label;
}

/** Whether a mark's name in the place's own script is drawn: where there was
 * room for it, or while that place itself is looked at. */
export const hasLocal = (f: Frame, mark: MarkSlot): boolean =>
  mark.local !== "" &&
  (mark.label.local || [f.picked, f.hovered].some((what) => what?.what === "hotspot" && about(f, mark, what)));

/** The name of a mark, what stands with it, and its local name. */
export function paintLabel(f: Frame, mark: MarkSlot): void {
  const picked = about(f, mark, f.picked);
  const wanted = picked || about(f, mark, f.hovered);
  if (!mark.label.fits && !wanted) return;
  const at = onScreen(f, mark.anchor, mark.offset);
  if (!inSight(f, at, mark.room)) return;
  const label = labelIn(f, mark);
  const busy = f.tally.markTotal[mark.index] > 0;
  if (!wanted && f.fan?.mark !== mark) {
    const box = boxOnScreen(f, mark, label);
    if (underFan(f.fan, box) || isCovered(f, box) || ((!busy || !inSight(f, at)) && !isWhole(f, box))) return;
  }
  const { context: c, palette: p, styles: s } = f;
  const local = hasLocal(f, mark);
  // Clear of the circle around a selected mark.
  const x = at.x + label.dx + (picked ? 5 * Math.sign(label.dx) : 0);
  let y = at.y + label.dy;
  // A name above its mark makes room for the line that was not reckoned with.
  if (local && !label.local && label.box.bottom <= mark.anchor.y + mark.offset.y) y -= LOCAL_LINE;
  paintText(c, busy ? s.hot : s.quiet, mark.name, x, y, label.align, busy ? p.ink : p.ink3, p.halo);
  const second = busy ? p.ink2 : p.ink3;
  if (mark.sub !== "") {
    y += LABEL_LINE;
    paintText(c, s.sub, mark.sub, x, y, label.align, second, p.halo);
  }
  if (local) paintText(c, s.script, mark.local, x, y + LOCAL_LINE, label.align, second, p.halo);
}

/** Whether the edge of the map would cut through a name. */
const isCut = (f: Frame, x: number, half: number): boolean => x < half || x > f.width - half;

function paintName(f: Frame, n: NameSlot, { x, y }: Point): void {
  const { context: c, palette: p, styles: s } = f;
  if (n.kind === "sea") {
    paintText(c, s.sea, n.name, x, y, "center", p.waterInk, p.water);
    return;
  }
  const ground = f.spots.focus.has(n.iso) ? p.land2 : p.land;
  paintText(c, s.country, n.name, x, y, "center", p.mapInk, ground);
}

/** The box of a country's or a sea's name on the screen. */
export function nameBox(f: Frame, { anchor, half }: NameSlot): Box {
  const { x, y } = onScreen(f, anchor);
  return { left: x - half, right: x + half, top: y - 11, bottom: y + 4 };
}

/** Names of countries without a plate, and of seas. */
export function paintNames(f: Frame): void {
  for (const n of f.layout.names) {
    const at = onScreen(f, n.anchor);
    if (!inView(f, at, 0) || isCut(f, at.x, n.half)) continue;
    if (isCovered(f, nameBox(f, n))) continue;
    paintName(f, n, at);
  }
}

const DOT = 2;

/** Towns of the gazetteer with a small dot, and names of provinces. */
export function paintPlaces(f: Frame): void {
  const { context: c, palette: p, styles: s } = f;
  for (const place of f.places) {
    const { x, y } = onScreen(f, place.anchor);
    if (!inView(f, { x, y }, 0)) continue;
    const box = placeBox(f, place);
    if (box.left < 0 || box.right > f.width || isCovered(f, box) || underFan(f.fan, box)) continue;
    if (place.kind === "province") {
      paintText(c, s.province, place.name, x, y + 4, "center", p.mapInk, f.spots.focus.has(place.iso) ? p.land2 : p.land);
      continue;
    }
    c.fillStyle = p.ink3;
    c.beginPath();
    c.arc(x, y, DOT, 0, 2 * Math.PI);
    c.fill();
    paintText(c, s.town, place.name, x + place.dx, y + place.dy, place.align, p.ink3, p.halo);
  }
}
