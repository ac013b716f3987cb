// The things on the map that can be opened, for the keyboard and for screen
// readers: at most one stop for each.

import { signal } from "@preact/signals";
import type { Picked } from "../state/store";
import { t } from "../words";
import type { Box } from "./boxes";
import type { Hit, Said } from "./frame";

export interface Stop {
  key: string;
  picked: Picked;
  /** What opening it leads to. */
  open: () => Picked;
  /** What it does instead of opening something. */
  act?: () => void;
  said: Said;
  /** Its middle, in pixels from the map's left top corner. */
  x: number;
  y: number;
  /** Half of its width and height. */
  halfX: number;
  halfY: number;
}

/** Those in view, the weightiest marks first. */
export const stops = signal<Stop[]>([]);

export const stopText = ({ said }: Stop): string => t("map.stop", { ...said });

type Place = Pick<Stop, "x" | "y" | "halfX" | "halfY">;

function placeOf({ shape }: Hit): Place {
  if (shape.what === "disc") return { x: shape.x, y: shape.y, halfX: shape.r, halfY: shape.r };
  const halfX = (shape.right - shape.left) / 2;
  const halfY = (shape.bottom - shape.top) / 2;
  return { x: shape.left + halfX, y: shape.top + halfY, halfX, halfY };
}

const inside = ({ x, y }: Place, b: Box): boolean => x > b.left && y > b.top && x < b.right && y < b.bottom;

/** The stops among the hits of a drawing, whose middle is in view and not
 * covered by what lies over the map. What lies on top comes first, and of that
 * what was drawn last: the weightiest mark. What each says is found out as it
 * is taken, which is most of the work. */
export function* stopsOf(hits: readonly Hit[], width: number, height: number, covers: readonly Box[]): Generator<Stop> {
  const view = { left: 0, top: 0, right: width, bottom: height };
  const found = new Set<string>();
  const ordered = hits.filter((h) => h.stop).toReversed();
  for (const hit of ordered.sort((a, b) => b.level - a.level)) {
    const { picked, next, say, act } = hit;
    if (picked === null && !hit.key) continue;
    const key = hit.key ?? `${picked?.what} ${picked?.id}`;
    const place = placeOf(hit);
    if (found.has(key) || !inside(place, view) || covers.some((cover) => inside(place, cover))) continue;
    found.add(key);
    yield { key, picked, ...place, said: say(), open: () => next?.() ?? picked, ...(act && { act }) };
  }
}

const DIRECTIONS: Readonly<Record<string, { x: number; y: number }>> = {
  ArrowRight: { x: 1, y: 0 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowDown: { x: 0, y: 1 },
  ArrowUp: { x: 0, y: -1 },
};

/** How much farther a pixel sideways counts than one straight on. */
const SIDEWAYS = 2;

/** Where an arrow key leads: to the nearest stop in that direction. Home and End
 * lead to the first and the last in reading order. Null if nowhere. */
export function nextStop(all: readonly Stop[], from: Stop, key: string): Stop | null {
  if (key === "Home" || key === "End") {
    const rows = [...all].sort((a, b) => a.y - b.y || a.x - b.x);
    return (key === "Home" ? rows[0] : rows.at(-1)) ?? null;
  }
  const d = DIRECTIONS[key];
  if (!d) return null;
  let best: Stop | null = null;
  let least = Infinity;
  for (const stop of all) {
    const dx = stop.x - from.x;
    const dy = stop.y - from.y;
    const ahead = dx * d.x + dy * d.y;
    const aside = Math.abs(dx * d.y) + Math.abs(dy * d.x);
    if (stop.key === from.key || ahead <= 0 || aside > SIDEWAYS * ahead) continue;
    const cost = ahead + SIDEWAYS * aside;
    if (cost < least) {
      least = cost;
      best = stop;
    }
  }
  return best;
}

export const isStopKey = (key: string): boolean => key in DIRECTIONS || key === "Home" || key === "End";
