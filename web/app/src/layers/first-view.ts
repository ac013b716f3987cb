// What the map shows before the reader moves it.

import type { View } from "../state/store";
import type { Box } from "./boxes";
import { busiest } from "./busiest";
import type { Layout } from "./layout";
import { MIN_ZOOM } from "./limits";
import { type Point, toLonLat, toWorld } from "./mercator";
import { coveredAtTop } from "./overlays";
import { seenIn, settle } from "./settle";
import type { Spot, Spots } from "./spots";

const PADDING = 56;
/** The first view never comes nearer than this. */
const MAX_ZOOM = 9;
/** A box narrower than this shows the densest part instead of everything. */
const NARROW_PX = 600;
const NARROW_ZOOM = 5;
const NARROW_EDGE_PX = 8;
/** How far the first view may leave its true middle. */
const SETTLE_PX = 120;
const SETTLE_NARROW_PX = 96;

/** The box of the map: its size, and what lies over it. */
export interface MapBox {
  size: Point;
  covers: Box[];
}

/** The view of all sites with events; in a narrow box of the part where most
 * happened. `layoutAt` gives what stands where at a zoom. */
export function fitView({ size, covers }: MapBox, spots: Spots, layoutAt: (zoom: number) => Layout): View {
  const busy = spots.list.filter((s) => s.events > 0 && s.site);
  const all = busy.length > 0 ? busy : spots.list;
  if (all.length === 0) return { lat: 15, lon: 105, zoom: 4 };
  const narrow = size.x < NARROW_PX;
  const bounds = boundsOf(all);
  const fitting = zoomOf(bounds, size, narrow ? PADDING / 2 : PADDING);
  const part = narrow && fitting < NARROW_ZOOM;
  const zoom = part ? NARROW_ZOOM : fitting;
  const layout = layoutAt(zoom);
  const middle = part
    ? busiestPart(layout, spots, size, coveredAtTop(covers, size.x))
    : toWorld((bounds.west + bounds.east) / 2, (bounds.south + bounds.north) / 2, zoom);
  const settled = settle(seenIn(layout, spots), middle, size, covers, part ? SETTLE_NARROW_PX : SETTLE_PX);
  return { ...toLonLat(settled, zoom), zoom };
}

interface Bounds {
  south: number;
  west: number;
  north: number;
  east: number;
}

function boundsOf(spots: readonly Spot[]): Bounds {
  const lats = spots.map((s) => s.lat);
  const lons = spots.map((s) => s.lon);
  return { south: Math.min(...lats), west: Math.min(...lons), north: Math.max(...lats), east: Math.max(...lons) };
}

/** The deepest whole zoom at which the bounds fit. */
function zoomOf({ south, west, north, east }: Bounds, size: Point, padding: number): number {
  const a = toWorld(west, north, 0);
  const b = toWorld(east, south, 0);
  const scale = Math.min((size.x - padding) / (b.x - a.x), (size.y - padding) / (b.y - a.y));
  // A hair below a whole zoom is that zoom.
  const zoom = Math.floor(Math.round(Math.log2(scale) * 100) / 100);
  return Math.max(MIN_ZOOM, Math.min(MAX_ZOOM, zoom));
}

function busiestPart(layout: Layout, spots: Spots, { x, y }: Point, top: number): Point {
  const middle = busiest(layout, spots, x - 2 * NARROW_EDGE_PX, y - top - 2 * NARROW_EDGE_PX);
  return { x: middle.x, y: middle.y - top / 2 };
}
