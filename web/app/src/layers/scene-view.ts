// Where the map stands as a box in degrees, which any screen can show, and the
// view of a screen that shows a box.

import { effect } from "@preact/signals";
import type { SceneView } from "../briefing/model";
import type { View } from "../state/store";
import type { Engine } from "./engine";
import { MAX_ZOOM, MIN_ZOOM } from "./limits";
import { type Point, toLonLat, toWorld } from "./mercator";
import { pictured } from "./pictured";

/** A map on a screen: its size, and what of it lies under other things. */
export interface Screen {
  size: Point;
  /** In pixels. */
  covered: { top: number; bottom: number };
}

/** Degrees are written so finely; a pixel of the deepest zoom is three times as large. */
const DIGITS = 4;
const rounded = (degrees: number): number => Number(degrees.toFixed(DIGITS));
/** Degrees of longitude, as they are written. */
const around = (lon: number): number => rounded(((((lon + 180) % 360) + 360) % 360) - 180);

/** The box that is seen on a screen, in what is not covered of it. */
export function boxOf({ lat, lon, zoom }: View, { size, covered }: Screen): SceneView {
  const middle = toWorld(lon, lat, zoom);
  const top = middle.y - size.y / 2 + covered.top;
  const bottom = middle.y + size.y / 2 - covered.bottom;
  const a = toLonLat({ x: middle.x - size.x / 2, y: top }, zoom);
  const b = toLonLat({ x: middle.x + size.x / 2, y: bottom }, zoom);
  const whole = b.lon - a.lon >= 360;
  return {
    west: whole ? -180 : around(a.lon),
    south: rounded(b.lat),
    east: whole ? 180 : around(b.lon),
    north: rounded(a.lat),
  };
}

/** The view in which a screen shows all of a box, as near as it can. */
export function viewOfBox({ west, south, east, north }: SceneView, { size, covered }: Screen): View {
  const a = toWorld(west, north, 0);
  const b = toWorld(east < west ? east + 360 : east, south, 0);
  const height = Math.max(1, size.y - covered.top - covered.bottom);
  const scale = Math.min(size.x / (b.x - a.x), height / (b.y - a.y));
  // A hair below a whole zoom is that zoom.
  const fitting = Math.floor(Math.round(Math.log2(scale) * 100) / 100);
  const zoom = Math.max(MIN_ZOOM, Math.min(MAX_ZOOM, fitting));
  const part = 2 ** zoom;
  const middle = { x: ((a.x + b.x) / 2) * part, y: ((a.y + b.y) / 2) * part + (covered.bottom - covered.top) / 2 };
  return { ...toLonLat(middle, zoom), zoom };
}

/** The box that the map shows now; null before there is a map. */
export function shownBox(): SceneView | null {
  const engine = pictured.peek();
  return engine && boxOf(engine.standsAt(), engine.screen());
}

let wanted: { stop: () => void } | null = null;

/** Shows a box on the map, once there is one. Resolves when it stands there, or
 * when another box is wanted. */
export function goToBox(box: SceneView, fly: boolean): Promise<void> {
  wanted?.stop();
  return new Promise((resolve) => {
    let done = false;
    const mine = {
      stop: () => {
        done = true;
        resolve();
      },
    };
    wanted = mine;
    const go = async (engine: Engine) => {
      if (done) return;
      await engine.goTo(viewOfBox(box, engine.screen()), fly);
      resolve();
    };
    const engine = pictured.peek();
    if (engine) {
      void go(engine);
      return;
    }
    const end = effect(() => {
      const come = pictured.value;
      if (!come) return;
      queueMicrotask(() => end());
      void go(come);
    });
  });
}
