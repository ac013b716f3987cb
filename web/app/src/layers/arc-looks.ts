// Looks along an arc, between its ends, at what it would cover.

import { type Curve, pointAt } from "./arc";
import { type Box, boxAround } from "./boxes";

/** Distance between two looks, and the size of each. */
const LOOK_PX = 7;
/** A stretch this long is asked about as a whole first: most of a map is empty. */
const STRETCH_PX = 448;
/** The ends lie in their own marks and beside their own labels: this part of
 * an arc, or of a long one so many pixels. */
const OWN_PART = 0.1;
const OWN_PX = 48;

/** Is shown a look and how much of the distance between two looks it stands
 * for; true ends the looking. */
type Visit = (box: Box, part: number) => boolean;

const lengthOf = ({ a, b }: Curve): number => Math.hypot(b.x - a.x, b.y - a.y);

/** Where an arc begins to be its own ends' no longer. */
const ownPart = (k: Curve): number => Math.min(OWN_PART, OWN_PX / (lengthOf(k) || 1));

const lookAt = (k: Curve, t: number): Box => {
  const p = pointAt(k, t);
  return boxAround(p.x, p.y, LOOK_PX / 2);
};

/** A box that holds all looks from t0 to t1. */
function around(k: Curve, t0: number, t1: number): Box {
  const p = pointAt(k, t0);
  const q = pointAt(k, t1);
  const bow = (Math.hypot(k.a.x - 2 * k.c.x + k.b.x, k.a.y - 2 * k.c.y + k.b.y) * (t1 - t0) ** 2) / 4;
  const more = bow + LOOK_PX / 2;
  return {
    left: Math.min(p.x, q.x) - more,
    top: Math.min(p.y, q.y) - more,
    right: Math.max(p.x, q.x) + more,
    bottom: Math.max(p.y, q.y) + more,
  };
}

/** Tells whether visit ended it. */
function look(k: Curve, length: number, t0: number, t1: number, isEmpty: (box: Box) => boolean, visit: Visit): boolean {
  if (isEmpty(around(k, t0, t1))) return false;
  const middle = (t0 + t1) / 2;
  const part = ((t1 - t0) * length) / LOOK_PX;
  if (part <= 1) return visit(lookAt(k, middle), part);
  return look(k, length, t0, middle, isEmpty, visit) || look(k, length, middle, t1, isEmpty, visit);
}

/** Looks along an arc, without those in boxes that are empty. */
export function lookAlong(k: Curve, isEmpty: (box: Box) => boolean, visit: Visit): void {
  const length = lengthOf(k);
  const own = ownPart(k);
  const all = 1 - 2 * own;
  const n = Math.max(1, Math.ceil((length * all) / STRETCH_PX));
  for (let i = 0; i < n; i++) if (look(k, length, own + (i / n) * all, own + ((i + 1) / n) * all, isEmpty, visit)) return;
}

/** Looks along an arc at equal distances, at most so many. */
export function* evenly(k: Curve, most: number): Generator<Box> {
  const own = ownPart(k);
  const all = 1 - 2 * own;
  const n = Math.min(most, Math.max(1, Math.ceil((lengthOf(k) * all) / LOOK_PX)));
  for (let i = 0; i < n; i++) yield lookAt(k, own + ((i + 0.5) / n) * all);
}
