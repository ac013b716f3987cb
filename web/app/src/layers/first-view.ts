// What the map shows before the reader moves it.

import L from "leaflet";
import { phone } from "../state/page";
import type { View } from "../state/store";
import type { Box } from "./boxes";
import { busiest } from "./busiest";
import type { Layout } from "./layout";
import { SEARCH_PX } from "./leaflet-map";
import type { Point } from "./mercator";
import { seenIn, settle } from "./settle";
import type { Spots } from "./spots";

const PADDING = 56;
/** The first view never comes nearer than this. */
const MAX_ZOOM = 9;
/** A box narrower than this shows the densest part instead of everything. */
const NARROW_PX = 600;
const NARROW_ZOOM = 5;
const NARROW_EDGE_PX = 8;
/** What lies over the map on a wide page, in pixels: see map.css. The key is
 * as wide as with all its entries. */
const KEY = { left: 16, bottom: 14, width: 716, row: 32 };
const BUTTONS = { width: 52, height: 122 };
const CORNER = { width: 122, height: 48 };
const PHONE_SEARCH = { edge: 12, height: 46 };
const PHONE_BUTTON = { width: 62, height: 74 };
/** A lower map has no key. */
const KEY_MIN_PX = 400;
/** How far the first view may leave its true middle. */
const SETTLE_PX = 120;
const SETTLE_NARROW_PX = 96;

function overlays({ x, y }: L.Point): Box[] {
  const { edge } = PHONE_SEARCH;
  if (phone.peek())
    return [
      { left: edge, top: edge, right: x - edge, bottom: edge + PHONE_SEARCH.height },
      { left: 0, top: y - PHONE_BUTTON.height, right: PHONE_BUTTON.width, bottom: y },
    ];
  const rows = Math.ceil(KEY.width / Math.max(1, x - CORNER.width - 32));
  const bottom = y - KEY.bottom;
  const key = { left: KEY.left, top: bottom - rows * KEY.row, right: KEY.left + KEY.width, bottom };
  return [
    { left: x - BUTTONS.width, top: 0, right: x, bottom: BUTTONS.height },
    { left: x - CORNER.width, top: y - CORNER.height, right: x, bottom: y },
    ...(y < KEY_MIN_PX ? [] : [key]),
  ];
}

/** The view of all sites with events; in a narrow box of the part where most
 * happened. `layoutAt` gives what stands where at a zoom. */
export function fitView(map: L.Map, spots: Spots, layoutAt: (zoom: number) => Layout): View {
  const busy = spots.list.filter((s) => s.events > 0 && s.site);
  const all = busy.length > 0 ? busy : spots.list;
  if (all.length === 0) return { lat: 15, lon: 105, zoom: 4 };
  const size = map.getSize();
  const narrow = size.x < NARROW_PX;
  const padding = narrow ? PADDING / 2 : PADDING;
  const bounds = L.latLngBounds(all.map((s) => [s.lat, s.lon]));
  const fitting = Math.min(MAX_ZOOM, map.getBoundsZoom(bounds, false, L.point(padding, padding)));
  const part = narrow && fitting < NARROW_ZOOM;
  const zoom = part ? NARROW_ZOOM : fitting;
  const layout = layoutAt(zoom);
  const middle = part ? busiestPart(layout, spots, size) : map.project(bounds.getCenter(), zoom);
  const settled = settle(seenIn(layout, spots), middle, size, overlays(size), part ? SETTLE_NARROW_PX : SETTLE_PX);
  const { lat, lng } = map.unproject([settled.x, settled.y], zoom);
  return { lat, lon: lng, zoom };
}

function busiestPart(layout: Layout, spots: Spots, { x, y }: L.Point): Point {
  const top = phone.peek() ? SEARCH_PX : 0;
  const middle = busiest(layout, spots, x - 2 * NARROW_EDGE_PX, y - top - 2 * NARROW_EDGE_PX);
  return { x: middle.x, y: middle.y - top / 2 };
}
