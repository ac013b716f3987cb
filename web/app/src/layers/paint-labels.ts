// The names on the map: of marks, of countries and seas, of towns.

import type { Box } from "./boxes";
import { type Frame, inView, onScreen } from "./frame";
import type { MarkSlot, NameSlot } from "./layout";
import { LABEL_LINE, LOCAL_LINE } from "./layout-labels";
import type { Point } from "./mercator";
import { underFan } from "./paint-fan";
import { paintText } from "./paint-text";
import { about, inSight, isCovered } from "./sight";

const movedBy = ({ left, top, right, bottom }: Box, x: number, y: number): Box => ({
  left: left + x,
  right: right + x,
  top: top + y,
  bottom: bottom + y,
});

/** Where a mark's label is on the screen. */
export function boxOnScreen(f: Frame, { anchor, label }: MarkSlot): Box {
  const at = onScreen(f, anchor);
  return movedBy(label.box, at.x - anchor.x, at.y - anchor.y);
}

/** The name of a mark, what stands with it, and its name in the place's own
 * script: where there was room for that, or while it is looked at. */
export function paintLabel(f: Frame, mark: MarkSlot): void {
  const picked = about(f, mark, f.picked);
  const wanted = picked || about(f, mark, f.hovered);
  const { label } = mark;
  if (!label.fits && !wanted) return;
  const at = onScreen(f, mark.anchor, mark.offset);
  if (!inSight(f, at, mark.room)) return;
  if (!wanted && f.fan?.mark !== mark) {
    const box = boxOnScreen(f, mark);
    if (underFan(f.fan, box) || isCovered(f, box)) return;
  }
  const { context: c, palette: p, styles: s } = f;
  const busy = f.tally.markTotal[mark.index] > 0;
  const local = mark.local !== "" && (label.local || wanted);
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

/** Names of countries without a plate, and of seas. */
export function paintNames(f: Frame): void {
  for (const n of f.layout.names) {
    const at = onScreen(f, n.anchor);
    if (!inView(f, at, 0) || isCut(f, at.x, n.half)) continue;
    if (isCovered(f, { left: at.x - n.half, right: at.x + n.half, top: at.y - 11, bottom: at.y + 4 })) continue;
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
    const box = movedBy(place.box, x - place.anchor.x, y - place.anchor.y);
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
