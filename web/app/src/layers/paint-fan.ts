// Draws the fan of the selected place.

import { CERTAIN } from "../state/selection";
import { FAN_DISC, FAN_MOST, fanPoints, fanSide } from "./fan";
import { type Frame, onScreen } from "./frame";
import type { MarkSlot } from "./layout";
import { paintAround, paintDisc, paintHairline } from "./paint-marks";
import { rowsOfSpot } from "./tally";

/** Draws the events of the spot around its mark and makes them hittable. One
 * event needs no fan; more than twelve are the list's work. */
export function paintFan(f: Frame, mark: MarkSlot, spot: number): void {
  const rows = rowsOfSpot(f.model, f.selection, f.spots, spot);
  if (rows.length < 2 || rows.length > FAN_MOST) return;
  const at = onScreen(f, mark.anchor, mark.offset);
  const points = fanPoints(rows.length, fanSide(f, mark, rows.length));
  for (const p of points) paintHairline(f.context, f.palette, at.x, at.y, at.x + p.x, at.y + p.y);
  points.forEach((p, i) => {
    const row = rows[i];
    const x = at.x + p.x;
    const y = at.y + p.y;
    const kind = f.model.kindAt[f.model.columns.kind[row]];
    const id = f.model.columns.text.id(row);
    paintDisc(f.context, f.palette, x, y, FAN_DISC, kind.family, kind.glyph, f.selection.meets[row] === CERTAIN);
    if (f.hovered?.what === "event" && f.hovered.id === id) paintAround(f.context, f.palette, x, y, FAN_DISC - 2, false);
    const shape = { what: "disc", x, y, r: FAN_DISC + 2 } as const;
    f.hits.push({ picked: { what: "event", id }, text: f.model.columns.text.title(row), shape, level: 3 });
  });
}
