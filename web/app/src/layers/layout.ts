// Where everything stands at one zoom: marks, country plates and names. It is
// made once per zoom for the whole world, from all events of all time, and not
// from the window or the part of the map in view: so nothing moves while time
// is dragged or the map is panned. Positions are world pixels of that zoom;
// what is drawn beside its true position keeps the offset in pixels.

import { type Box, Boxes } from "./boxes";
import type { Frame, Hit } from "./frame";
import { placeLabels } from "./layout-labels";
import { mergeSpots, moveApart } from "./layout-marks";
import { placePlates } from "./layout-plates";
import { type Point, toWorld } from "./mercator";
import type { PlaceName } from "./names";
import type { Spot, Spots } from "./spots";
import { aboutWidth, type Measure } from "./type";

export interface LabelSlot {
  /** From where the mark is drawn to the text's start, middle or end. */
  dx: number;
  /** To the baseline of the first line. */
  dy: number;
  align: "left" | "center" | "right";
  /** False: there is no room, shown only when selected or hovered. */
  fits: boolean;
  /** There is room for the name in the place's own script. */
  local: boolean;
  /** What the text takes. */
  box: Box;
}

export interface MarkSlot {
  index: number;
  /** The spots that it stands for, the leading one first. */
  spots: Spot[];
  lead: Spot;
  /** True position. */
  anchor: Point;
  /** Pixels from the true position to the drawn one. */
  offset: Point;
  /** Radius of the dashed area in pixels, 0 if none is drawn. */
  ring: number;
  /** The mark rides on the rim of its area. */
  rim: boolean;
  /** Radius with the events of all time. */
  room: number;
  label: LabelSlot;
  name: string;
  /** Second line: the other place, or how many. */
  sub: string;
  /** The name in the place's own script; empty if it is the same. */
  local: string;
}

export interface PlateSlot {
  /** Entry of the country dictionary. */
  country: number;
  code: string;
  name: string;
  nameWidth: number;
  anchor: Point;
  /** From the anchor to the top left corner. */
  offset: Point;
  /** The room that it takes at most. */
  width: number;
  height: number;
}

export interface NameSlot extends PlaceName {
  anchor: Point;
  /** Half of its width. */
  half: number;
}

/** Places that are too many for a mark each. */
export interface CrowdLayer {
  paint(f: Frame): void;
  /** Draws the places of an opened event. */
  paintOpened(f: Frame, row: number): void;
  /** Fills the frame's signs as painting would. */
  note(f: Frame): void;
  /** What can be hit near a point. */
  hitsNear(f: Frame, x: number, y: number): Hit[];
  /** Where the keyboard stops, the weightiest last. */
  stops(f: Frame): Hit[];
}

export interface Layout {
  zoom: number;
  marks: MarkSlot[];
  /** Mark of each spot, -1 if it is not shown at this zoom. */
  markOfSpot: Int32Array;
  /** Mark of each row of the places table. */
  markOfPlace: Int32Array;
  plates: PlateSlot[];
  names: NameSlot[];
  /** Everything that arcs should keep clear of. */
  taken: Boxes;
  /** Null where every place may have a mark. */
  crowd: CrowdLayer | null;
}

export interface LayoutInput {
  spots: Spots;
  /** The country dictionary of the columns. */
  countries: string[];
  countryName: (code: string) => string;
  names: PlaceName[];
  measure: Measure;
}

/** Radius of the mark of n events. */
export function markRadius(n: number): number {
  if (n === 0) return 3.6;
  return n === 1 ? 9.5 : Math.min(34, 8 + 4.1 * Math.sqrt(n));
}

/** From this zoom on, places without any event are shown too. */
export const QUIET_ZOOM = 5;
/** From this zoom on, names in local scripts are shown where there is room. */
const LOCAL_ZOOM = 8;

/** The room that a plate takes at most. */
export function plateRect(plate: PlateSlot): Box {
  const left = plate.anchor.x + plate.offset.x;
  const top = plate.anchor.y + plate.offset.y;
  return { left, top, right: left + plate.width, bottom: top + plate.height };
}

/** The room of a mark with the events of all time, and pad around it. */
export const drawnBox = (mark: MarkSlot, pad = 0): Box => {
  const r = mark.room + pad;
  const x = mark.anchor.x + mark.offset.x;
  const y = mark.anchor.y + mark.offset.y;
  return { left: x - r, top: y - r, right: x + r, bottom: y + r };
};

const isBusy = (mark: MarkSlot): boolean => mark.spots.some((s) => s.events > 0);

export function layOut(input: LayoutInput, zoom: number): Layout {
  const { spots } = input;
  const marks = mergeSpots(spots.list, zoom);
  moveApart(marks);
  const taken = new Boxes();
  for (const mark of marks) taken.add(drawnBox(mark, 2));
  // Plates can stand aside more easily than the names of busy places.
  const locals = zoom >= LOCAL_ZOOM;
  placeLabels(marks.filter(isBusy), taken, input.measure, locals);
  const plates = placePlates(input, zoom, taken);
  const named = new Set(plates.map((p) => p.code));
  placeLabels(
    marks.filter((m) => !isBusy(m)),
    taken,
    input.measure,
    locals,
  );
  const names = placeNames(input, zoom, named, taken);
  const markOfSpot = new Int32Array(spots.list.length).fill(-1);
  for (const mark of marks) for (const spot of mark.spots) markOfSpot[spot.index] = mark.index;
  const markOfPlace = spots.ofPlace.map((spot) => (spot < 0 ? -1 : markOfSpot[spot]));
  return { zoom, marks, markOfSpot, markOfPlace, plates, names, taken, crowd: null };
}

/** Any order will do that is always the same; that of a language takes long to load. */
const inOrder = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Names of countries without a plate, then of seas, where there is room. */
function placeNames({ names, measure }: LayoutInput, zoom: number, named: ReadonlySet<string>, taken: Boxes): NameSlot[] {
  const slots: NameSlot[] = [];
  const wanted = names.filter((n) => n.rank <= zoom && !(n.kind === "country" && named.has(n.iso)));
  wanted.sort((a, b) => inOrder(a.kind, b.kind) || a.rank - b.rank || inOrder(a.name, b.name));
  for (const n of wanted) {
    const anchor = toWorld(n.lon, n.lat, zoom);
    const half = aboutWidth(n.name, n.kind, measure) / 2 + 3;
    const box = { left: anchor.x - half, right: anchor.x + half, top: anchor.y - 11, bottom: anchor.y + 7 };
    if (!taken.free(box)) continue;
    taken.add(box);
    slots.push({ ...n, anchor, half });
  }
  return slots;
}
