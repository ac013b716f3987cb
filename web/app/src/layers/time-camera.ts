// Where the map is while it is drawn, also in the middle of a zoom animation.

import type { Point } from "./mercator";

/** Where the map is in one drawing. */
export interface Camera {
  /** May be between two whole zooms. */
  zoom: number;
  /** World pixel of that zoom at the top left corner. */
  origin: Point;
  width: number;
  height: number;
}

/** How long Leaflet's zoom animation takes. */
export const ZOOM_MS = 250;

/** Its curve, cubic-bezier(0, 0, 0.25, 1): the way done after the part x of the
 * time. */
export function zoomEase(x: number): number {
  // x = 0.75·s²·(1−s) + s³ with control points (0,0) and (.25,1); y = 3·s²·(1−s) + s³.
  let s = x;
  for (let i = 0; i < 6; i++) {
    const f = 0.75 * s * s * (1 - s) + s * s * s - x;
    const slope = 1.5 * s * (1 - s) - 0.75 * s * s + 3 * s * s || 1e-6;
    s = Math.max(0, Math.min(1, s - f / slope));
  }
  return 3 * s * s * (1 - s) + s * s * s;
}

/** The panes of the map are scaled with their corners moving on straight
 * lines; this is the camera that sees the same. */
export function onTheWay(from: Camera, centre: Point, zoom: number, t: number): Camera {
  const total = 2 ** (zoom - from.zoom);
  const scale = 1 + (total - 1) * t;
  // Where the old top left corner is drawn at the end of the animation.
  const end = { x: from.origin.x * total - (centre.x - from.width / 2), y: from.origin.y * total - (centre.y - from.height / 2) };
  return {
    zoom: from.zoom + Math.log2(scale),
    origin: { x: from.origin.x * scale - end.x * t, y: from.origin.y * scale - end.y * t },
    width: from.width,
    height: from.height,
  };
}
