// Web Mercator in pixels: at zoom z the world is 256·2^z pixels wide, x grows
// to the east from longitude -180, y to the south from latitude 85.0511.

export interface Point {
  x: number;
  y: number;
}

export const MAX_LATITUDE = 85.0511287798066;
const RADIAN = Math.PI / 180;
/** Metres around the equator. */
const EQUATOR_M = 40_075_016.686;

export const worldSize = (zoom: number): number => 256 * 2 ** zoom;

export function toWorld(lon: number, lat: number, zoom: number): Point {
  const size = worldSize(zoom);
  const clamped = Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, lat));
  const s = Math.sin(clamped * RADIAN);
  return { x: ((lon + 180) / 360) * size, y: (0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI)) * size };
}

export function toLonLat(p: Point, zoom: number): { lon: number; lat: number } {
  const size = worldSize(zoom);
  return { lon: (p.x / size) * 360 - 180, lat: Math.atan(Math.sinh(Math.PI * (1 - (2 * p.y) / size))) / RADIAN };
}

/** Metres on the ground that one pixel covers. */
export function metresPerPixel(lat: number, zoom: number): number {
  return (EQUATOR_M * Math.cos(lat * RADIAN)) / worldSize(zoom);
}
