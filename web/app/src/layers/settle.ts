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
/** A plate's line lies half outside of it. */
const PLATE_EDGE = 1;
/** Less than this part of something missing does not look cut. */
const WHOLE = 0.999;

/** Marks with their names, and plates, as far as they ever have events. */
export function seenIn(layout: Layout, spots: Spots): Seen[] {
  const marks = layout.marks.flatMap((m): Seen[] => {
    const events = m.spots.reduce((n, s) => n + s.events, 0);
    const site = m.spots.some((s) => s.site && s.events > 0);
    const mark = { box: drawnBox(m, 2), events, site };
    return m.label.fits ? [mark, { box: m.label.box, events: Math.min(events, 1), site: false }] : [mark];
  });
  const plates = layout.plates.map((p) => ({
    box: grown(plateRect(p), PLATE_EDGE),
    events: spots.byCountry[p.country],
    site: false,
  }));
  return [...marks, ...plates].filter((s) => s.events > 0);
}

const area = (b: Box): number => (b.right - b.left) * (b.bottom - b.top);

function costOf(s: Seen, view: Box, covered: readonly Box[]): number {
  const whole = area(s.box);
  let seen = shared(s.box, view);
  const out = outCost(s);
  if (seen === 0) return out;
  for (const c of covered) seen -= shared(s.box, c);
  if (seen > whole * WHOLE) return 0;
  return seen < 1 ? out : out + CUT_COST;
}

const outCost = (s: Seen): number => (s.site ? SITE_COST : s.events);

const moved = (b: Box, by: Point): Box => ({
  left: b.left + by.x,
  right: b.right + by.x,
  top: b.top + by.y,
  bottom: b.bottom + by.y,
});

const grown = (b: Box, by: number): Box => ({
  left: b.left - by,
  right: b.right + by,
  top: b.top - by,
  bottom: b.bottom + by,
});

const inside = (a: Box, b: Box): boolean => a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;

/** What the choice depends on, the dearest first: all else is out of view, or
 * seen whole, wherever the middle is. `base` is the cost of what is always out. */
function contested(seen: readonly Seen[], view: Box, covered: readonly Box[], reach: number): { all: Seen[]; base: number } {
  const most = grown(view, reach);
  const least = grown(view, -reach);
  const over = covered.map((c) => grown(moved(c, { x: view.left, y: view.top }), reach));
  let base = 0;
  const all: Seen[] = [];
  for (const s of seen) {
    if (shared(s.box, most) === 0) base += outCost(s);
    else if (!inside(s.box, least) || over.some((c) => shared(s.box, c) > 0)) all.push(s);
  }
  return { all: all.sort((a, b) => outCost(b) - outCost(a)), base };
}

/** Steps that may be taken, the shortest first. */
interface Steps {
  x: Int16Array;
  y: Int16Array;
  /** What each costs. */
  far: Float64Array;
}

const known = new Map<number, Steps>();

function steps(reach: number): Steps {
  let all = known.get(reach);
  if (!all) known.set(reach, (all = stepsWithin(reach)));
  return all;
}

/** Sorted by counting, as the squares of their lengths are whole. */
function stepsWithin(reach: number): Steps {
  const most = Math.floor(reach / STEP);
  const side = 2 * most + 1;
  const square = (i: number) => (Math.floor(i / side) - most) ** 2 + ((i % side) - most) ** 2;
  const next = new Uint32Array(2 * most * most + 2);
  for (let i = 0; i < side * side; i++) next[square(i) + 1]++;
  for (let d = 1; d < next.length; d++) next[d] += next[d - 1];
  const all = { x: new Int16Array(side * side), y: new Int16Array(side * side), far: new Float64Array(side * side) };
  for (let i = 0; i < side * side; i++) {
    const at = next[square(i)]++;
    all.x[at] = (Math.floor(i / side) - most) * STEP;
    all.y[at] = ((i % side) - most) * STEP;
    all.far[at] = FAR_COST * STEP * Math.sqrt(square(i));
  }
  return all;
}

/** Puts `b` where `from` is, moved. */
function put(b: Box, from: Box, x: number, y: number): void {
  b.left = from.left + x;
  b.right = from.right + x;
  b.top = from.top + y;
  b.bottom = from.bottom + y;
}

/** The middle of the view near `start`, in the world pixels of what is seen.
 * `covered` is in pixels from the view's top left corner; `reach` is how far
 * the middle may move. */
export function settle(seen: Seen[], start: Point, size: Point, covered: Box[], reach: number): Point {
  const corner = { x: start.x - size.x / 2, y: start.y - size.y / 2 };
  const first = { left: corner.x, top: corner.y, right: corner.x + size.x, bottom: corner.y + size.y };
  const { all, base } = contested(seen, first, covered, reach);
  const overFirst = covered.map((c) => moved(c, corner));
  const view = { ...first };
  const over = overFirst.map((c) => ({ ...c }));
  const { x, y, far } = steps(reach);
  let best = start;
  let least = Infinity;
  for (let i = 0; i < far.length; i++) {
    // What follows is farther away still.
    if (base + far[i] >= least) break;
    put(view, first, x[i], y[i]);
    for (let k = 0; k < over.length; k++) put(over[k], overFirst[k], x[i], y[i]);
    let cost = base + far[i];
    for (const s of all) {
      cost += costOf(s, view, over);
      if (cost >= least) break;
    }
    if (cost >= least) continue;
    least = cost;
    best = { x: start.x + x[i], y: start.y + y[i] };
  }
  return best;
}
