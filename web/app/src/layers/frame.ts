// What one drawing of the time layer works with, and what can be hit in it.

import type { Model } from "../state/model";
import type { Filters, Selection } from "../state/selection";
import type { Picked, View } from "../state/store";
import type { Box } from "./boxes";
import type { FlowPath } from "./flows";
import type { Layout, MarkSlot } from "./layout";
import type { Point } from "./mercator";
import type { Palette } from "./palette";
import type { PlaceSlot } from "./places";
import type { SignsInView } from "./signs";
import type { Spots } from "./spots";
import type { Tally } from "./tally";
import type { Styles } from "./type";

/** What to say of a thing on the map. */
export interface Said {
  name: string;
  /** How much happened there, or when. */
  detail: string;
}

/** Something on the map under the pointer. */
export interface Hit {
  picked: Picked;
  /** Tells it from others where it opens nothing. */
  key?: string;
  /** What pressing it opens, if that depends on what is open already. */
  next?: () => Picked;
  /** What pressing it does instead of opening something of the stored data. */
  act?: () => void;
  /** Made only when it is pointed at. */
  say: () => Said;
  shape:
    | { what: "disc"; x: number; y: number; r: number }
    | { what: "box"; left: number; top: number; right: number; bottom: number };
  /** The higher is hit first where shapes overlap. */
  level: number;
  /** The keyboard stops here. Of an arc, one piece of many does. */
  stop: boolean;
  /** Smaller things inside of it; found out only when it is hit. */
  inner?: () => Hit[];
}

/** The events of the opened place, and where their discs stand on the screen. */
export interface Fan {
  mark: MarkSlot;
  rows: number[];
  discs: Point[];
}

/** Everything at one zoom and one model that a drawing needs. */
export interface Scene {
  model: Model;
  spots: Spots;
  layout: Layout;
  paths: FlowPath[];
}

export interface Frame extends Scene {
  context: CanvasRenderingContext2D;
  width: number;
  height: number;
  /** Pixels of the screen per world pixel of the layout's zoom. */
  scale: number;
  /** World pixel of the screen's zoom at its top left corner. */
  origin: Point;
  palette: Palette;
  styles: Styles;
  selection: Selection;
  tally: Tally;
  pass: Uint8Array;
  filters: Filters;
  picked: Picked;
  hovered: Picked;
  /** The ground has no names of its own: countries and seas are named here. */
  named: boolean;
  /** Towns of the gazetteer. */
  places: PlaceSlot[];
  /** What lies over the map: names do not begin under it. */
  covers: readonly Box[];
  /** What the countries' plates take; filled before drawing. */
  plates: readonly Box[];
  /** Above this line there is no room for marks. */
  top: number;
  /** The events of the opened place around it; null if there is no fan. */
  fan: Fan | null;
  hits: Hit[];
  /** What things on the map may do with it; where it can be moved. */
  go?: { nearer(view: View): void; open(what: Picked): void };
  /** Names that stand elsewhere than the layout has them; filled while drawing. */
  moved: Box[];
  /** Which signs are in view; filled while drawing. */
  signs: SignsInView;
}

/** Screen position of a world position, moved by an offset in pixels. */
export function onScreen(f: Frame, anchor: Point, offset?: Point): Point {
  return { x: anchor.x * f.scale - f.origin.x + (offset?.x ?? 0), y: anchor.y * f.scale - f.origin.y + (offset?.y ?? 0) };
}

const MARGIN = 220;

export const inView = (f: Frame, p: Point, margin = MARGIN): boolean =>
  p.x > -margin && p.y > -margin && p.x < f.width + margin && p.y < f.height + margin;
