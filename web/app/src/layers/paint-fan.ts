// Draws the fan of the selected place.

import { CERTAIN } from "../state/selection";
import { type Box, boxAround } from "./boxes";
import { emptierSide, FAN_DISC, FAN_MOST, fanPoints } from "./fan";
import { endPoint, UNKNOWN_RADIUS } from "./flows";
import { type Frame, onScreen } from "./frame";
import { drawnBox, type MarkSlot, plateRect } from "./layout";
import { paintAround, paintDisc, paintHairline } from "./paint-marks";
import { inMarkOrder } from "./tally";

/** The selected rows at one spot. */
function rowsAt(f: Frame, spot: number): number[] {
  const { places } = f.model.columns;
  const here = (row: number) => {
    for (let i = places.offsets[row]; i < places.offsets[row + 1]; i++)
      if (f.spots.ofPlace[places.index[i]] === spot) return true;
    return false;
  };
  return [...f.selection.rows].filter(here);
}

/** What the fan should keep clear of: the other marks, plates and the label. */
function around(f: Frame, mark: MarkSlot): Box[] {
  const taken: Box[] = f.layout.marks.filter((m) => m !== mark).map((m) => drawnBox(m));
  taken.push(...f.layout.plates.map(plateRect));
  for (const end of f.paths.flatMap((path) => [path.from, path.to])) {
    const { x, y } = endPoint(end);
    if (end.what === "unknown") taken.push(boxAround(x, y, UNKNOWN_RADIUS));
  }
  const at = { x: mark.anchor.x + mark.offset.x, y: mark.anchor.y + mark.offset.y };
  const side = mark.label.align === "left" ? 1 : mark.label.align === "right" ? -1 : 0;
  for (const reach of [45, 75]) taken.push(boxAround(at.x + side * reach, at.y + (side === 0 ? mark.label.dy : 0), 12));
  return taken;
}

/** Draws the events of the spot around its mark and makes them hittable. One
 * event needs no fan; more than twelve are the list's work. */
export function paintFan(f: Frame, mark: MarkSlot, spot: number): void {
  const rows = inMarkOrder(f.model, f.selection, rowsAt(f, spot));
  if (rows.length < 2 || rows.length > FAN_MOST) return;
  const at = onScreen(f, mark.anchor, mark.offset);
  const world = { x: mark.anchor.x + mark.offset.x, y: mark.anchor.y + mark.offset.y };
  const room = Math.min(f.spots.list[spot].events, FAN_MOST);
  const middle = emptierSide(room, world, around(f, mark));
  const points = fanPoints(rows.length, middle);
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
