// Draws the fan of the selected place.

import { CERTAIN } from "../state/selection";
import { type Box, boxAround, overlaps } from "./boxes";
import { FAN_DISC, FAN_MOST, fanPoints, fanSide } from "./fan";
import { type Fan, type Frame, onScreen } from "./frame";
import { paintAround, paintDisc, paintHairline } from "./paint-marks";
import { sayEvent } from "./say";
import { rowsOfSpot } from "./tally";

/** The fan of the opened place. One event needs none; more than twelve are the
 * list's work. */
export function fanOf(f: Frame): Fan | null {
  const spot = f.picked?.what === "hotspot" ? f.spots.ofHotspot.get(f.picked.id) : undefined;
  const mark = spot && f.layout.marks[f.layout.markOfSpot[spot.index]];
  if (!spot || !mark) return null;
  const rows = rowsOfSpot(f.model, f.selection, f.spots, spot.index);
  if (rows.length < 2 || rows.length > FAN_MOST) return null;
  const at = onScreen(f, mark.anchor, mark.offset);
  const discs = fanPoints(rows.length, fanSide(f, mark, rows.length)).map((p) => ({ x: at.x + p.x, y: at.y + p.y }));
  return { mark, rows, discs };
}

/** Whether a disc of the fan lies over the box on the screen. */
export const underFan = (fan: Fan | null, box: Box): boolean =>
  fan?.discs.some((d) => overlaps(boxAround(d.x, d.y, FAN_DISC + 1), box)) ?? false;

/** Draws the fan and makes its discs hittable. */
export function paintFan(f: Frame, fan: Fan): void {
  const at = onScreen(f, fan.mark.anchor, fan.mark.offset);
  for (const p of fan.discs) paintHairline(f.context, f.palette, at.x, at.y, p.x, p.y);
  fan.discs.forEach(({ x, y }, i) => {
    const row = fan.rows[i];
    const kind = f.model.kindAt[f.model.columns.kind[row]];
    const id = f.model.columns.text.id(row);
    const sure = f.selection.meets[row] === CERTAIN;
    paintDisc(f.context, f.palette, x, y, FAN_DISC, kind.family, kind.glyph, sure);
    if (f.hovered?.what === "event" && f.hovered.id === id) paintAround(f.context, f.palette, x, y, FAN_DISC - 2, false);
    const shape = { what: "disc", x, y, r: FAN_DISC + 2 } as const;
    f.signs.families.add(kind.family);
    f.signs.place = true;
    if (!sure) f.signs.possible = true;
    f.hits.push({ picked: { what: "event", id }, say: () => sayEvent(f.model, row), shape, level: 3, stop: true });
  });
}
