// Country plates: how large they are and where they stand.

import type { Box, Boxes } from "./boxes";
import type { LayoutInput, PlateSlot } from "./layout";
import { type Point, toWorld } from "./mercator";

export const SQUARE = 9;
export const SQUARE_GAP = 2.5;
export const PER_ROW = 6;
/** With more events than this, a plate shows a bar and a number. */
export const MOST_SQUARES = 12;
export const PLATE_PAD = 8;
/** Height of the name; the squares begin below it. */
export const PLATE_HEAD = 21;
/** Between the bar and its number, and the width of a digit. */
export const BAR_GAP = 7;
const DIGIT = 8;

const rowOfSquares = (n: number): number => n * (SQUARE + SQUARE_GAP) - SQUARE_GAP;

/** Size of the plate of n events; of the bare name if there is none. */
export function plateSize(n: number, nameWidth: number): { width: number; height: number } {
  if (n === 0) return { width: nameWidth + 2 * PLATE_PAD, height: PLATE_HEAD };
  const many = n > MOST_SQUARES;
  const rows = many ? 1 : Math.ceil(n / PER_ROW);
  const content = many ? rowOfSquares(PER_ROW) + BAR_GAP + DIGIT * String(n).length : rowOfSquares(Math.min(n, PER_ROW));
  return {
    width: Math.max(nameWidth, content) + 2 * PLATE_PAD,
    height: PLATE_HEAD + rows * (SQUARE + SQUARE_GAP) - SQUARE_GAP + 7,
  };
}

/** The room that a plate takes at most while none to n of its events are in the window. */
export function plateRoom(n: number, nameWidth: number): { width: number; height: number } {
  const all = plateSize(n, nameWidth);
  const squares = plateSize(Math.min(n, MOST_SQUARES), nameWidth);
  return { width: Math.max(all.width, squares.width), height: Math.max(all.height, squares.height) };
}

/** Top left corner of square i, from the plate's corner. */
export function squareAt(i: number): Point {
  return {
    x: PLATE_PAD + (i % PER_ROW) * (SQUARE + SQUARE_GAP),
    y: PLATE_HEAD + Math.floor(i / PER_ROW) * (SQUARE + SQUARE_GAP),
  };
}

const STEP = 6;
/** How far a plate may stand from its country's name. */
const MOVE_PX = 132;
const ANGLES = 24;
const MARGIN = 4;
/** Room that other plates leave around a plate, so that arcs between them show. */
const ARC_ROOM = 5;

export function placePlates(
  { spots, countries, countryName, names, measure }: LayoutInput,
  zoom: number,
  taken: Boxes,
): PlateSlot[] {
  const at = new Map(names.filter((n) => n.kind === "country").map((n) => [n.iso, n]));
  const order = countries.map((_, i) => i).filter((i) => spots.byCountry[i] > 0 && at.has(countries[i]));
  order.sort((a, b) => spots.byCountry[b] - spots.byCountry[a] || a - b);
  return order.map((country) => {
    const code = countries[country];
    const place = at.get(code)!;
    const name = countryName(code);
    const anchor = toWorld(place.lon, place.lat, zoom);
    const nameWidth = measure(name, "country");
    const size = plateRoom(spots.byCountry[country], nameWidth);
    const offset = roomiest(taken, anchor, size);
    taken.add(boxOf(anchor, offset, size, ARC_ROOM));
    return { country, code, name, nameWidth, anchor, offset, ...size };
  });
}

function boxOf(anchor: Point, offset: Point, size: { width: number; height: number }, margin: number): Box {
  const left = anchor.x + offset.x;
  const top = anchor.y + offset.y;
  return { left: left - margin, top: top - margin, right: left + size.width + margin, bottom: top + size.height + margin };
}

/** What a pixel of distance, squared, costs against a covered square pixel: a
 * plate rather touches a neighbour than leaves its country. */
const FAR_COST = 0.038;

/** The best place around the country's name. */
function roomiest(taken: Boxes, anchor: Point, size: { width: number; height: number }): Point {
  const centre = { x: -size.width / 2, y: -size.height / 2 };
  let best = centre;
  let least = Infinity;
  for (let d = 0; d <= MOVE_PX && FAR_COST * d * d < least; d += STEP) {
    const far = FAR_COST * d * d;
    for (let i = 0; i < (d === 0 ? 1 : ANGLES); i++) {
      const angle = (i * 2 * Math.PI) / ANGLES;
      const offset = { x: centre.x + d * Math.cos(angle), y: centre.y + d * Math.sin(angle) };
      const cost = taken.taken(boxOf(anchor, offset, size, MARGIN), least - far) + far;
      if (cost < least) {
        least = cost;
        best = offset;
      }
    }
  }
  return best;
}
