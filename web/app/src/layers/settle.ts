// Shifts the first view a little, so that neither the edges of the map nor
// what lies over it cut through marks, names and plates.

import { type Box, shared } from "./boxes";
import { drawnBox, type Layout, plateRect } from "./layout";
import type { Point } from "./mercator";
import type { Spots } from "./spots";

/** Something that should be seen whole, or else not at all. */
export interface Seen {
  box: Box;
  events: number;
  /** The view is about it: leaving it out is bad. */
  site: boolean;
}

const STEP = 4;
/** A pixel of the way costs this, against 1 for an event out of view. */
const FAR_COST = 0.01;
const CUT_COST = 6;
const SITE_COST = 200;
/** Less than this part of something missing does not look cut. */
const WHOLE = 0.98;

/** Marks with their names, and plates, as far as they ever have events. */
export function seenIn(layout: Layout, spots: Spots): Seen[] {
  const marks = layout.marks.flatMap((m): Seen[] => {
    const events = m.spots.reduce((n, s) => n + s.events, 0);
    const site = m.spots.some((s) => s.site && s.events > 0);
    const mark = { box: drawnBox(m, 2), events, site };
    return m.label.fits ? [mark, { box: m.label.box, events: Math.min(events, 1), site: false }] : [mark];
  });
  const plates = layout.plates.map((p) => ({ box: plateRect(p), events: spots.byCountry[p.country], site: false }));
  return [...marks, ...plates].filter((s) => s.events > 0);
}

const area = (b: Box): number => (b.right - b.left) * (b.bottom - b.top);

function costOf(s: Seen, view: Box, covered: Box[]): number {
  const whole = area(s.box);
  let seen = shared(s.box, view);
  const out = s.site ? SITE_COST : s.events;
  if (seen === 0) return out;
  for (const c of covered) seen -= shared(s.box, c);
  if (seen > whole * WHOLE) return 0;
  return seen < 1 ? out : out + CUT_COST;
}

const moved = (b: Box, by: Point): Box => ({
  left: b.left + by.x,
  right: b.right + by.x,
  top: b.top + by.y,
  bottom: b.bottom + by.y,
});

/** The middle of the view near `start`, in the world pixels of what is seen.
 * `covered` is in pixels from the view's top left corner; `reach` is how far
 * the middle may move. */
export function settle(seen: Seen[], start: Point, size: Point, covered: Box[], reach: number): Point {
  let best = start;
  let least = Infinity;
  for (let x = -reach; x <= reach; x += STEP)
    for (let y = -reach; y <= reach; y += STEP) {
      const middle = { x: start.x + x, y: start.y + y };
      const corner = { x: middle.x - size.x / 2, y: middle.y - size.y / 2 };
      const view = { left: corner.x, top: corner.y, right: corner.x + size.x, bottom: corner.y + size.y };
      const over = covered.map((c) => moved(c, corner));
      let cost = FAR_COST * Math.hypot(x, y);
      for (const s of seen) if (cost < least) cost += costOf(s, view, over);
      if (cost >= least) continue;
      least = cost;
      best = middle;
    }
  return best;
}
