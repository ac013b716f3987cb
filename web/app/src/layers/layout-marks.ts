// Which spots share a mark at a zoom, and how marks that would overlap move
// apart.

import { t } from "../words";
import { type MarkSlot, markRadius, QUIET_ZOOM } from "./layout";
import { metresPerPixel, type Point, toWorld } from "./mercator";
import type { Spot } from "./spots";

/** Closer than this, two points cannot be told apart. */
const SAME_PX = 7;
/** How far a mark may stand from its true position. */
export const MOVE_PX = 40;
/** Free space between two marks. */
const GAP = 3;
/** Ten o'clock on the rim of an area. */
const RIM = { x: -0.766, y: -0.643 };

const weightier = (a: Spot, b: Spot): number =>
  b.events - a.events || Number(b.site) - Number(a.site) || Number(a.area) - Number(b.area) || a.index - b.index;

function shown(spot: Spot, zoom: number): boolean {
  return spot.events > 0 || (spot.hotspot !== null && !spot.area && zoom >= QUIET_ZOOM);
}

function newMark(spot: Spot, zoom: number, index: number): MarkSlot {
  const room = markRadius(spot.events);
  const radius = spot.radiusM / metresPerPixel(spot.lat, zoom);
  const ring = radius > room + 6 ? radius : 0;
  const rim = ring > 0 && spot.area;
  return {
    index,
    spots: [spot],
    lead: spot,
    anchor: toWorld(spot.lon, spot.lat, zoom),
    offset: rim ? { x: RIM.x * ring, y: RIM.y * ring } : { x: 0, y: 0 },
    ring,
    rim,
    room,
    label: { dx: 0, dy: 0, align: "left", fits: false, local: false, box: { left: 0, top: 0, right: 0, bottom: 0 } },
    name: spot.name,
    sub: "",
    local: spot.local,
  };
}

/** From this zoom on, parts of one place stand apart though they touch. */
const APART_ZOOM = 10;

/** With more places than this the map is a heap of discs, if each has its own. */
const MOST_APART = 300;
/** In such a heap, places that no hotspot stands for join a mark that would
 * cover so much of the way between both. */
const HEAPED = 0.8;

/** Parts of one place join its mark once they would overlap; so does whatever
 * cannot be told apart from it, or is quiet and would be covered by it. */
function joins(spot: Spot, at: Point, mark: MarkSlot, zoom: number, many: boolean): boolean {
  if (spot.area || mark.lead.area) return false;
  const distance = Math.hypot(at.x - mark.anchor.x, at.y - mark.anchor.y);
  if (distance < SAME_PX) return true;
  if (spot.events === 0) return distance < mark.room + 4;
  if (many && spot.hotspot === null && mark.lead.hotspot === null) {
    return distance < HEAPED * (mark.room + markRadius(spot.events));
  }
  const reach = zoom < APART_ZOOM ? mark.room + markRadius(spot.events) : SAME_PX;
  return spot.root === mark.lead.root && distance < reach;
}

export function mergeSpots(spots: Spot[], zoom: number): MarkSlot[] {
  const marks: MarkSlot[] = [];
  const all = spots.filter((s) => shown(s, zoom)).sort(weightier);
  const many = all.length > MOST_APART;
  for (const spot of all) {
    const at = toWorld(spot.lon, spot.lat, zoom);
    const home = marks.find((m) => joins(spot, at, m, zoom, many));
    if (!home) {
      marks.push(newMark(spot, zoom, marks.length));
      continue;
    }
    home.spots.push(spot);
    home.room = markRadius(home.spots.reduce((n, s) => n + s.events, 0));
  }
  for (const mark of marks) {
    const others = mark.spots.length - 1;
    // Beside no name, a number of others says nothing.
    mark.sub = others === 0 || mark.name === "" ? "" : others === 1 ? mark.spots[1].name : t("map.near", { n: others });
    if (!mark.rim && mark.ring <= mark.room + 6) mark.ring = 0;
  }
  return marks;
}

const distance = (a: MarkSlot, x: number, y: number): number =>
  Math.hypot(a.anchor.x + a.offset.x - x, a.anchor.y + a.offset.y - y);

/** How far a disc of radius r at (x, y) reaches into the marks, in pixels. */
function pressure(marks: MarkSlot[], x: number, y: number, r: number): number {
  let sum = 0;
  for (const m of marks) sum += Math.max(0, m.room + r + GAP - distance(m, x, y));
  return sum;
}

/** Moves marks that would overlap a weightier one to the nearest free place
 * within MOVE_PX; where there is none, to the least crowded. */
export function moveApart(marks: MarkSlot[]): void {
  const placed: MarkSlot[] = [];
  for (const mark of marks) {
    const x = mark.anchor.x + mark.offset.x;
    const y = mark.anchor.y + mark.offset.y;
    const near = placed.filter((m) => distance(m, x, y) < m.room + mark.room + GAP + MOVE_PX);
    const move = nearestFree(near, x, y, mark.room);
    mark.offset = { x: mark.offset.x + move.x, y: mark.offset.y + move.y };
    placed.push(mark);
  }
}

function nearestFree(near: MarkSlot[], x: number, y: number, r: number): Point {
  let least = pressure(near, x, y, r);
  let best: Point = { x: 0, y: 0 };
  for (let d = 4; least > 0 && d <= MOVE_PX; d += 4) {
    for (let i = 0; i < 24; i++) {
      const angle = Math.PI + (i * Math.PI) / 12;
      const move = { x: d * Math.cos(angle), y: d * Math.sin(angle) };
      const p = pressure(near, x + move.x, y + move.y, r);
      if (p < least) {
        least = p;
        best = move;
      }
    }
  }
  return best;
}
