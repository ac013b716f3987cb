// What stands beside the arcs of the opened place, country or event: how many
// people and when. The longest text that has room is taken, on the emptier side.

import { figureText } from "../state/figures";
import { shortWhen } from "../state/when";
import type { Flow } from "../state/words";
import { t } from "../words";
import { type Curve, directionAt, pointAt } from "./arc";
import { type Box, overlaps } from "./boxes";
import { peopleFigure } from "./flows";
import type { Point } from "./mercator";

/** How many and when; then only when, the shorter one last. */
export function flowTexts(flows: readonly Flow[]): string[] {
  const [first] = flows;
  const more = flows.length - 1;
  const said = (text: string) => (more === 0 ? text : t("map.flowAndMore", { text, n: more }));
  const figure = peopleFigure([first]);
  const whens = [shortWhen(first.when), shortWhen(first.when, "short")];
  const people = figure && figureText(figure);
  const texts = people === null ? whens : [...whens.map((when) => t("map.flowPeople", { people, when })), ...whens];
  return [...new Set(texts.map(said))];
}

/** Where along the part of an arc a text may stand, the best first. */
const PLACES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];
const HEIGHT = 16;
const AWAY = 6;

function boxBeside(k: Curve, at: number, side: 1 | -1, width: number): Box {
  const p = pointAt(k, at);
  const d = directionAt(k, at);
  const away = (Math.abs(d.y) * width) / 2 + (Math.abs(d.x) * HEIGHT) / 2 + AWAY;
  const x = p.x - d.y * side * away;
  const y = p.y + d.x * side * away;
  return { left: x - width / 2, right: x + width / 2, top: y - HEIGHT / 2, bottom: y + HEIGHT / 2 };
}

/** The first place beside the part of the arc whose box is free. */
export function besideArc(k: Curve, [t0, t1]: readonly [number, number], width: number, free: (box: Box) => boolean): Box | null {
  for (const place of PLACES)
    for (const side of [1, -1] as const) {
      const box = boxBeside(k, t0 + (t1 - t0) * place, side, width);
      if (free(box)) return box;
    }
  return null;
}

const LOOKS = 40;

/** The part of an arc from the first to the last of its points that are seen. */
export function seenPart(k: Curve, [t0, t1]: readonly [number, number], seen: (p: Point) => boolean): [number, number] | null {
  const at = Array.from({ length: LOOKS + 1 }, (_, i) => t0 + ((t1 - t0) * i) / LOOKS).filter((part) => seen(pointAt(k, part)));
  return at.length < 2 ? null : [at[0], at.at(-1)!];
}

/** Points along a part of an arc. */
export function alongArc(k: Curve, [t0, t1]: readonly [number, number]): Point[] {
  return Array.from({ length: LOOKS + 1 }, (_, i) => pointAt(k, t0 + ((t1 - t0) * i) / LOOKS));
}

function distance(b: Box, { x, y }: Point): number {
  return Math.hypot(Math.max(b.left - x, 0, x - b.right), Math.max(b.top - y, 0, y - b.bottom));
}

const nearest = (box: Box, points: readonly Point[]): number =>
  points.reduce((least, p) => Math.min(least, distance(box, p)), Infinity);

/** How much nearer a text must be to its own arc than to any other. */
const NEARER = 4;

/** Whether a text in the box covers no arc, and is read as that of its own. */
export function isBeside(box: Box, own: readonly Point[], others: readonly Point[]): boolean {
  const near = nearest(box, own);
  return near > 1 && near + NEARER < nearest(box, others);
}

export const isFree = (box: Box, taken: readonly Box[]): boolean => !taken.some((other) => overlaps(box, other));
