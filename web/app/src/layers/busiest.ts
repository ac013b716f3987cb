// Which part of the map a small box should show first.

import type { Box } from "./boxes";
import { drawnBox, type Layout, plateRect } from "./layout";
import type { Point } from "./mercator";
import type { Spots } from "./spots";

interface Item {
  box: Box;
  events: number;
}

const inside = (b: Box, c: Point, halfX: number, halfY: number): boolean =>
  b.left > c.x - halfX && b.right < c.x + halfX && b.top > c.y - halfY && b.bottom < c.y + halfY;

const around = (items: Item[]): Box => ({
  left: Math.min(...items.map((i) => i.box.left)),
  top: Math.min(...items.map((i) => i.box.top)),
  right: Math.max(...items.map((i) => i.box.right)),
  bottom: Math.max(...items.map((i) => i.box.bottom)),
});

const middleOf = (b: Box): Point => ({ x: (b.left + b.right) / 2, y: (b.top + b.bottom) / 2 });

/** The middle, in world pixels of the layout's zoom, of a box of that size
 * that holds whole marks and plates of as many events as possible. Boxes whose
 * edges touch two marks or plates are tried. */
export function busiest(layout: Layout, spots: Spots, width: number, height: number): Point {
  const items: Item[] = [
    ...layout.marks.map((m) => ({ box: drawnBox(m, 4), events: m.spots.reduce((n, s) => n + s.events, 0) })),
    ...layout.plates.map((p) => ({ box: plateRect(p), events: spots.byCountry[p.country] })),
  ].filter((i) => i.events > 0);
  let best = items;
  let most = -1;
  for (const x of items)
    for (const y of items) {
      const corner = { x: x.box.left - 1 + width / 2, y: y.box.top - 1 + height / 2 };
      const held = items.filter((i) => inside(i.box, corner, width / 2, height / 2));
      const events = held.reduce((n, i) => n + i.events, 0);
      if (events <= most) continue;
      most = events;
      best = held;
    }
  return middleOf(around(best));
}
