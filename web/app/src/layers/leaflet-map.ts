// The Leaflet map: its limits, fitting and flying. Only the modules of this
// folder know Leaflet.

import L from "leaflet";
import "leaflet/dist/leaflet.css";
import { phone, sheet } from "../state/page";
import type { View } from "../state/store";
import { busiest } from "./busiest";
import type { Layout } from "./layout";
import type { Spots } from "./spots";

export const MIN_ZOOM = 3;
export const MAX_ZOOM = 12;
/** Seconds that a flight to something picked takes. */
const FLY_S = 0.9;
const FIT_PADDING = 56;
/** The first view never comes nearer than this. */
const FIT_MAX_ZOOM = 9;
/** A box narrower than this shows the densest part instead of everything. */
const NARROW_PX = 600;
const NARROW_ZOOM = 5;
/** There, the search field lies over the top of the map. */
const NARROW_TOP_PX = 72;
const NARROW_EDGE_PX = 8;

const WORLD = L.latLngBounds([-78, -180], [84, 180]);

export const reducedMotion = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

export function createMap(box: HTMLElement): L.Map {
  const still = reducedMotion();
  const map = L.map(box, {
    zoomControl: false,
    attributionControl: false,
    minZoom: MIN_ZOOM,
    maxZoom: MAX_ZOOM,
    maxBounds: WORLD,
    maxBoundsViscosity: 1,
    zoomAnimation: !still,
    fadeAnimation: false,
    inertia: !still,
    inertiaDeceleration: 4500,
    inertiaMaxSpeed: 1600,
    wheelPxPerZoomLevel: 100,
    wheelDebounceTime: 30,
    bounceAtZoomLimits: false,
    trackResize: false,
    boxZoom: true,
    keyboardPanDelta: 96,
  });
  box.setAttribute("role", "application");
  box.setAttribute("aria-label", "Map. Arrow keys move it, plus and minus zoom. The list of events says the same in words.");
  return map;
}

/** Shows all sites with events; in a narrow box the part where most happened,
 * for which `near` gives the layout at a zoom. */
export function fitTo(map: L.Map, spots: Spots, near: (zoom: number) => Layout): void {
  const busy = spots.list.filter((s) => s.events > 0 && s.site);
  const all = busy.length > 0 ? busy : spots.list;
  if (all.length === 0) return void map.setView([15, 105], 4, { animate: false });
  const narrow = map.getSize().x < NARROW_PX;
  const padding = narrow ? FIT_PADDING / 2 : FIT_PADDING;
  const bounds = L.latLngBounds(all.map((s) => [s.lat, s.lon]));
  const zoom = Math.min(FIT_MAX_ZOOM, map.getBoundsZoom(bounds, false, L.point(padding, padding)));
  if (!narrow || zoom >= NARROW_ZOOM) return void map.setView(bounds.getCenter(), zoom, { animate: false });
  const { x, y } = map.getSize();
  const middle = busiest(near(NARROW_ZOOM), spots, x - 2 * NARROW_EDGE_PX, y - NARROW_TOP_PX - 2 * NARROW_EDGE_PX);
  map.setView(map.unproject([middle.x, middle.y - NARROW_TOP_PX / 2], NARROW_ZOOM), NARROW_ZOOM, { animate: false });
}

export function viewOf(map: L.Map): View {
  const { lat, lng } = map.getCenter();
  const round = (n: number) => Math.round(n * 1e5) / 1e5;
  return { lat: round(lat), lon: round(lng), zoom: map.getZoom() };
}

export function sameView(a: View, b: View): boolean {
  return a.zoom === b.zoom && Math.abs(a.lat - b.lat) < 1e-4 && Math.abs(a.lon - b.lon) < 1e-4;
}

/** What lies over the map's box, in pixels from its top and bottom. */
export interface Covered {
  top: number;
  bottom: number;
}

/** On a phone, the search field and the panel's sheet lie over the map. */
export function coveredBy(box: HTMLElement): Covered {
  if (!phone.peek()) return { top: 0, bottom: 0 };
  const style = getComputedStyle(box);
  const px = (name: string) => parseFloat(style.getPropertyValue(name)) || 0;
  return { top: NARROW_TOP_PX, bottom: sheet.peek() === "half" ? Math.max(0, px("--half") - px("--peek")) : 0 };
}

/** Flies there if none of the points is well inside of what can be seen. */
export function flyIfHidden(map: L.Map, points: { lat: number; lon: number }[], covered: Covered): void {
  if (points.length === 0) return;
  const { x, y } = map.getSize();
  const height = y - covered.top - covered.bottom;
  const edge = Math.max(0, Math.min(48, x / 8, height / 8));
  const inside = points.some((p) => {
    const at = map.latLngToContainerPoint([p.lat, p.lon]);
    return at.x > edge && at.y > covered.top + edge && at.x < x - edge && at.y < y - covered.bottom - edge;
  });
  if (inside) return;
  const bounds = L.latLngBounds(points.map((p) => [p.lat, p.lon]));
  const zoom = Math.max(MIN_ZOOM, Math.min(Math.max(map.getZoom(), NARROW_ZOOM), map.getBoundsZoom(bounds.pad(0.3))));
  const middle = map.project(bounds.getCenter(), zoom).add([0, (covered.bottom - covered.top) / 2]);
  const centre = map.unproject(middle, zoom);
  if (reducedMotion()) map.setView(centre, zoom, { animate: false });
  else map.flyTo(centre, zoom, { duration: FLY_S });
}
