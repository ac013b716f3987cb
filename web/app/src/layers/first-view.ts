// What the map shows before the reader moves it.

import L from "leaflet";
import type { View } from "../state/store";
import { busiest } from "./busiest";
import type { Layout } from "./layout";
import type { Point } from "./mercator";
import { coveredAtTop, overlays } from "./overlays";
import { seenIn, settle } from "./settle";
import type { Spots } from "./spots";

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
  const covers = overlays(map.getContainer());
  const middle = part ? busiestPart(layout, spots, size, coveredAtTop(covers, size.x)) : map.project(bounds.getCenter(), zoom);
  const settled = settle(seenIn(layout, spots), middle, size, covers, part ? SETTLE_NARROW_PX : SETTLE_PX);
  const { lat, lng } = map.unproject([settled.x, settled.y], zoom);
  return { lat, lon: lng, zoom };
}

function busiestPart(layout: Layout, spots: Spots, { x, y }: L.Point, top: number): Point {
  const middle = busiest(layout, spots, x - 2 * NARROW_EDGE_PX, y - top - 2 * NARROW_EDGE_PX);
  return { x: middle.x, y: middle.y - top / 2 };
}
