// The one canvas for everything that follows time. It lies over the map's box
// and not in Leaflet's moving panes: at each step of a pan or a zoom it is
// drawn anew for where the map then is, so marks and texts keep their size.

import L from "leaflet";
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

/** Leaflet's zoom animation takes 0.25 s on this curve: cubic-bezier(0,0,.25,1). */
const ZOOM_MS = 250;

function zoomEase(x: number): number {
  // x = 0.75·s²·(1−s) + s³ with control points (0,0) and (.25,1); y = 3·s²·(1−s) + s³.
  let s = x;
  for (let i = 0; i < 6; i++) {
    const f = 0.75 * s * s * (1 - s) + s * s * s - x;
    const slope = 1.5 * s * (1 - s) - 0.75 * s * s + 3 * s * s || 1e-6;
    s = Math.max(0, Math.min(1, s - f / slope));
  }
  return 3 * s * s * (1 - s) + s * s * s;
}

interface Flight {
  from: Camera;
  centre: L.LatLng;
  zoom: number;
  began: number;
}

export class TimeLayer {
  readonly canvas = document.createElement("canvas");
  private readonly context = this.canvas.getContext("2d")!;
  private flight: Flight | null = null;
  private asked = 0;

  constructor(
    private readonly map: L.Map,
    private readonly draw: (context: CanvasRenderingContext2D, camera: Camera) => void,
  ) {
    this.canvas.className = "time-layer";
    this.canvas.setAttribute("aria-hidden", "true");
    map.getContainer().append(this.canvas);
    map.on("move resize", this.now);
    map.on("zoomanim", this.begin);
    map.on("zoomend", this.land);
    this.resize();
    map.on("resize", this.resize);
  }

  remove(): void {
    cancelAnimationFrame(this.asked);
    this.map.off("move resize", this.now).off("zoomanim", this.begin).off("zoomend", this.land).off("resize", this.resize);
    this.canvas.remove();
  }

  /** Draws in the next animation frame. */
  ask = (): void => {
    if (this.asked === 0) this.asked = requestAnimationFrame(this.step);
  };

  private readonly step = (): void => {
    this.asked = 0;
    this.now();
    if (this.flight) this.ask();
  };

  private readonly now = (): void => {
    const ratio = this.canvas.width / Math.max(1, this.canvas.clientWidth);
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.draw(this.context, this.camera());
  };

  private readonly resize = (): void => {
    const { x, y } = this.map.getSize();
    const ratio = Math.min(3, devicePixelRatio || 1);
    this.canvas.width = Math.round(x * ratio);
    this.canvas.height = Math.round(y * ratio);
    this.ask();
  };

  private readonly begin = (event: L.LeafletEvent): void => {
    const { center, zoom } = event as L.ZoomAnimEvent;
    this.flight = { from: this.standing(), centre: center, zoom, began: performance.now() };
    this.ask();
  };

  private readonly land = (): void => {
    this.flight = null;
    this.ask();
  };

  private standing(): Camera {
    const { x: width, y: height } = this.map.getSize();
    const zoom = this.map.getZoom();
    const centre = this.map.project(this.map.getCenter(), zoom);
    const { min } = this.map.getPixelBounds();
    // A map that is being dragged has its corner between pixels of its centre.
    return { zoom, origin: min ? { x: min.x, y: min.y } : { x: centre.x - width / 2, y: centre.y - height / 2 }, width, height };
  }

  /** The camera now: that of the map, or on the way of a zoom animation. */
  private camera(): Camera {
    if (!this.flight) return this.standing();
    const { from, centre, zoom, began } = this.flight;
    const t = Math.min(1, (performance.now() - began) / ZOOM_MS);
    return onTheWay(from, this.map.project(centre, zoom), zoom, zoomEase(t));
  }
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
