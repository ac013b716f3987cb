// The events of the selected place, spread on an arc around its mark.

import { type Box, boxAround, overlaps, shared } from "./boxes";
import { endPoint, UNKNOWN_RADIUS } from "./flows";
import type { Scene } from "./frame";
import { drawnBox, type MarkSlot, plateRect } from "./layout";
import type { Point } from "./mercator";

export const FAN_RADIUS = 66;
export const FAN_DISC = 11.5;
export const FAN_MOST = 12;
const STEP = (25 * Math.PI) / 180;

/** The widest fan, so that a side stays free for the name. */
const WIDEST = (200 * Math.PI) / 180;
/** Between the middles of two discs. */
const SPACING = 2 * FAN_DISC + 3;

/** How far apart n discs stand, and how far out so that they do not touch. */
function shapeOf(n: number): { step: number; radius: number } {
  const step = Math.min(STEP, WIDEST / Math.max(1, n - 1));
  return { step, radius: Math.max(FAN_RADIUS, SPACING / 2 / Math.sin(step / 2)) };
}

/** Where n discs stand around (0, 0) when the fan looks to `middle` (radians,
 * 0 to the east, growing clockwise on the screen). */
export function fanPoints(n: number, middle: number): Point[] {
  const { step, radius } = shapeOf(n);
  const first = middle - ((n - 1) * step) / 2;
  return Array.from({ length: n }, (_, i) => ({
    x: radius * Math.cos(first + i * step),
    y: radius * Math.sin(first + i * step),
  }));
}

const SIDES = 32;

/** The direction in which n discs around `at` cover least of what is taken,
 * where that is equal, least of the next list, and so on; else west. `covers`
 * is what is covered of each list, in square pixels. */
export function emptierSide(n: number, at: Point, ...lists: Box[][]): { middle: number; covers: number[] } {
  const reach = boxAround(at.x, at.y, shapeOf(n).radius + FAN_DISC + 2);
  const near = lists.map((boxes) => boxes.filter((b) => overlaps(b, reach)));
  let best = { middle: Math.PI, covers: lists.map(() => Infinity) };
  for (let i = 0; i < SIDES; i++) {
    // From west, turning to both sides by turns.
    const middle = Math.PI + (i % 2 === 0 ? 1 : -1) * Math.ceil(i / 2) * ((2 * Math.PI) / SIDES);
    const discs = fanPoints(n, middle).map((p) => boxAround(at.x + p.x, at.y + p.y, FAN_DISC + 2));
    const covers = near.map((boxes) => covered(discs, boxes));
    if (isLess(covers, best.covers)) best = { middle, covers };
  }
  return best;
}

/** Whether the first numbers that differ are less in a. */
function isLess(a: number[], b: number[]): boolean {
  const i = a.findIndex((n, k) => n !== b[k]);
  return i >= 0 && a[i] < b[i];
}

const covered = (discs: Box[], taken: Box[]): number =>
  discs.reduce((sum, disc) => taken.reduce((n, other) => n + shared(disc, other), sum), 0);

const middleOf = (mark: MarkSlot): Point => ({ x: mark.anchor.x + mark.offset.x, y: mark.anchor.y + mark.offset.y });

/** Other marks and plates, with the events of all time. */
function neighbours({ layout, spots }: Scene, mark: MarkSlot): Box[] {
  const marks = layout.marks.filter((m) => m !== mark && m.spots.some((s) => s.events > 0));
  const plates = layout.plates.filter((p) => spots.byCountry[p.country] > 0);
  return [...marks.map((m) => drawnBox(m)), ...plates.map(plateRect)];
}

/** Marks without any event. */
const quiet = ({ layout }: Scene): Box[] =>
  layout.marks.filter((m) => m.spots.every((s) => s.events === 0)).map((m) => drawnBox(m, QUIET_ROOM));

/** Free space around a quiet mark, so that no disc seems to be its own. */
const QUIET_ROOM = 3;

/** Names, and the ends of arcs whose destination is not named. */
function lesser({ layout, paths }: Scene): Box[] {
  const ends = paths.flatMap((path) => [path.from, path.to]).filter((end) => end.what === "unknown");
  return [
    ...layout.marks.filter((m) => m.label.fits).map((m) => m.label.box),
    ...ends.map(endPoint).map(({ x, y }) => boxAround(x, y, UNKNOWN_RADIUS)),
  ];
}

/** Where the fan of n events looks to. Marks and plates come first: what lies
 * under a disc cannot be pointed at. So does the mark's own name. */
export function fanSide(scene: Scene, mark: MarkSlot, n: number): number {
  const first = [...neighbours(scene, mark), mark.label.box];
  return emptierSide(n, middleOf(mark), first, quiet(scene), lesser(scene)).middle;
}

/** Whether a fan of n events fits beside the mark without covering other marks
 * or plates; true where there is none to draw. */
export function fanHasRoom(scene: Scene, mark: MarkSlot, n: number): boolean {
  if (n < 2 || n > FAN_MOST) return true;
  return emptierSide(n, middleOf(mark), neighbours(scene, mark)).covers[0] === 0;
}
