// What can be pointed at and opened among marks and plates.

import { type Picked, picked } from "../state/store";
import { boxAround } from "./boxes";
import type { Frame, Hit, Said } from "./frame";
import type { MarkSlot, PlateSlot } from "./layout";
import { MOST_SQUARES, SQUARE, squareAt } from "./layout-plates";
import type { Point } from "./mercator";
import { plateBox } from "./paint-plates";
import { eventsText, sayCountry, sayEvent } from "./say";
import { inSight } from "./sight";
import { inMarkOrder, rowsOfCountry } from "./tally";

/** The smallest target, in pixels from its middle. */
const LEAST_R = 10;

/** The selected rows at the mark. */
function rowsOfMark(f: Frame, mark: MarkSlot): number[] {
  const { places } = f.model.columns;
  const here = (row: number) => {
    for (let i = places.offsets[row]; i < places.offsets[row + 1]; i++)
      if (f.layout.markOfPlace[places.index[i]] === mark.index) return true;
    return false;
  };
  return inMarkOrder(f.model, f.selection, [...f.selection.rows].filter(here));
}

/** A place that is no hotspot has no page: its events open one after the other. */
function nextEvent(f: Frame, mark: MarkSlot): Picked {
  const ids = rowsOfMark(f, mark).map((row) => f.model.columns.text.id(row));
  if (ids.length === 0) return null;
  const open = picked.peek();
  const now = open?.what === "event" ? ids.indexOf(open.id) : -1;
  return { what: "event", id: ids[(now + 1) % ids.length] };
}

function sayMark(f: Frame, mark: MarkSlot): Said {
  const single = f.tally.markTotal[mark.index] === 1 ? f.tally.markRow[mark.index] : -1;
  const names = mark.spots.map((s) => s.name).filter(Boolean);
  const name = names.join(", ");
  if (single < 0) return { name, detail: eventsText(f.tally.marks[mark.index]) };
  const event = sayEvent(f.model, single);
  return name === "" ? event : { name, detail: `${event.name} · ${event.detail}` };
}

export function addMarkHit(f: Frame, mark: MarkSlot, { x, y }: Point, r: number): void {
  const { hotspot } = mark.lead;
  const total = f.tally.markTotal[mark.index];
  const shape = { what: "disc", x, y, r: Math.max(r + 3, LEAST_R) } as const;
  const hit: Hit = { picked: null, say: () => sayMark(f, mark), shape, level: 2, stop: true };
  if (hotspot) hit.picked = { what: "hotspot", id: hotspot.id };
  else if (total > 0) {
    hit.picked = { what: "event", id: f.model.columns.text.id(f.tally.markRow[mark.index]) };
    if (total > 1) hit.next = () => nextEvent(f, mark);
  }
  f.hits.push(hit);
}

export function addPlateHit(f: Frame, plate: PlateSlot): void {
  const n = f.tally.countryTotal[plate.country];
  const box = plateBox(f, plate);
  const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  if (n === 0 || !inSight(f, middle, (box.right - box.left) / 2)) return;
  const hit: Hit = {
    picked: { what: "country", id: plate.code },
    say: () => sayCountry(plate.name, n),
    shape: { what: "box", ...box },
    level: 1,
    stop: true,
  };
  if (n <= MOST_SQUARES) hit.inner = () => squareHits(f, plate);
  f.hits.push(hit);
}

function squareHits(f: Frame, plate: PlateSlot): Hit[] {
  const { left, top } = plateBox(f, plate);
  const { text } = f.model.columns;
  return rowsOfCountry(f.model, f.selection, plate.country).map((row, i) => {
    const at = squareAt(i);
    const shape = boxAround(left + at.x + SQUARE / 2, top + at.y + SQUARE / 2, SQUARE / 2);
    return {
      picked: { what: "event", id: text.id(row) },
      say: () => sayEvent(f.model, row),
      shape: { what: "box", ...shape },
      level: 1,
      stop: false,
    };
  });
}
