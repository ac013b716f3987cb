// The Leaflet map: its limits, fitting and flying. Only the modules of this
// folder know Leaflet.

import * as L from "leaflet";
import { phone, sheet } from "../state/page";
import type { View } from "../state/store";
import { MAX_ZOOM, MIN_ZOOM, WORLD } from "./limits";
import { coveredAtTop, overlays } from "./overlays";

/** Seconds that a flight to something picked takes. */
const FLY_S = 0.9;
/** Flights to something picked end no farther away than this. */
export const NEAR_ZOOM = 5;

export const reducedMotion = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Where the map stands until the data say where it begins. */
const START: View = { lat: 16, lon: 108, zoom: 5 };

/** Makes the map, which stands at the view or else somewhere. */
export function createMap(box: HTMLElement, at: View | null): L.Map {
  const still = reducedMotion();
  const map = L.map(box, {
    zoomControl: false,
    attributionControl: false,
    minZoom: MIN_ZOOM,
    maxZoom: MAX_ZOOM,
    maxBounds: [
      [WORLD.south, WORLD.west],
      [WORLD.north, WORLD.east],
    ],
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
  moveTo(map, at ?? START, false);
  return map;
}

export function viewOf(map: L.Map): View {
  const { lat, lng } = map.getCenter();
  const round = (n: number) => Math.round(n * 1e5) / 1e5;
  return { lat: round(lat), lon: round(lng), zoom: map.getZoom() };
}

export function sameView(a: View, b: View): boolean {
  return a.zoom === b.zoom && Math.abs(a.lat - b.lat) < 1e-4 && Math.abs(a.lon - b.lon) < 1e-4;
}

/** Whether the map stands there. A flight ends within a pixel of its goal. */
export function isAt(map: L.Map, { lat, lon, zoom }: View): boolean {
  return map.getZoom() === zoom && map.project([lat, lon], zoom).distanceTo(map.project(map.getCenter(), zoom)) < 2;
}

export interface Place {
  lat: number;
  lon: number;
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
  return {
    top: coveredAtTop(overlays(box), box.clientWidth),
    bottom: sheet.peek() === "half" ? Math.max(0, px("--half") - px("--peek")) : 0,
  };
}

export function moveTo(map: L.Map, { lat, lon, zoom }: View, fly: boolean): void {
  if (fly && !reducedMotion()) map.flyTo([lat, lon], zoom, { duration: FLY_S });
  else map.setView([lat, lon], zoom, { animate: false });
}

/** The view in which the points are seen, at `least` that zoom; null if one of
 * them can be seen well already. */
export function viewOfPoints(map: L.Map, points: Place[], covered: Covered, least: number): View | null {
  if (points.length === 0) return null;
  const { x, y } = map.getSize();
  const height = y - covered.top - covered.bottom;
  const edge = Math.max(0, Math.min(48, x / 8, height / 8));
  const inside = points.some((p) => {
    const at = map.latLngToContainerPoint([p.lat, p.lon]);
    return at.x > edge && at.y > covered.top + edge && at.x < x - edge && at.y < y - covered.bottom - edge;
  });
  if (inside && map.getZoom() >= least) return null;
  const bounds = L.latLngBounds(points.map((p) => [p.lat, p.lon]));
  const wanted = Math.max(map.getZoom(), NEAR_ZOOM, least);
  const zoom = Math.max(MIN_ZOOM, Math.min(wanted, map.getBoundsZoom(bounds.pad(0.3))));
  const middle = map.project(bounds.getCenter(), zoom).add([0, (covered.bottom - covered.top) / 2]);
  const { lat, lng } = map.unproject(middle, zoom);
  return { lat, lon: lng, zoom };
}
