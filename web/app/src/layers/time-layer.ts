// The one canvas for everything that follows time. It lies over the map's box
// and not in Leaflet's moving panes: at each step of a pan or a zoom it is
// drawn anew for where the map then is, so marks and texts keep their size.

import type * as L from "leaflet";
import { type Camera, onTheWay, ZOOM_MS, zoomEase } from "./time-camera";

interface Flight {
  from: Camera;
  centre: L.LatLng;
  zoom: number;
  began: number;
}

export class TimeLayer {
  private readonly canvas = document.createElement("canvas");
  /** The drawing before, while it fades away. */
  private readonly ghost = document.createElement("canvas");
  private readonly context = this.canvas.getContext("2d")!;
  private flight: Flight | null = null;
  private asked = 0;
  /** Pixels of the canvas per CSS pixel. */
  private ratio = 1;
  private held = false;

  constructor(
    private readonly map: L.Map,
    private readonly draw: (context: CanvasRenderingContext2D, camera: Camera) => void,
  ) {
    for (const canvas of [this.canvas, this.ghost]) {
      canvas.className = "time-layer";
      canvas.setAttribute("aria-hidden", "true");
      map.getContainer().append(canvas);
    }
    this.ghost.hidden = true;
    map.on("move resize", this.now);
    map.on("movestart zoomanim", this.hideGhost);
    map.on("zoomanim", this.begin);
    map.on("zoomend", this.land);
    this.resize();
    map.on("resize", this.resize);
  }

  remove(): void {
    this.unask();
    this.map.off("movestart zoomanim", this.hideGhost);
    this.map.off("move resize", this.now).off("zoomanim", this.begin).off("zoomend", this.land).off("resize", this.resize);
    this.canvas.remove();
    this.ghost.remove();
  }

  /** Lets what is drawn now fade away over what is drawn next. */
  fade(): void {
    const { width, height } = this.canvas;
    if (width === 0 || height === 0) return;
    this.ghost.width = width;
    this.ghost.height = height;
    this.ghost.getContext("2d")?.drawImage(this.canvas, 0, 0);
    this.ghost.hidden = false;
    this.ghost.classList.remove("gone");
    // The browser must have seen it whole before it can fade.
    void this.ghost.offsetWidth;
    this.ghost.classList.add("gone");
  }

  private readonly hideGhost = (): void => {
    this.ghost.hidden = true;
  };

  /** Draws in the next animation frame. */
  ask = (): void => {
    if (this.asked === 0) this.asked = requestAnimationFrame(this.step);
  };

  /** What was asked for is not needed. */
  unask(): void {
    cancelAnimationFrame(this.asked);
    this.asked = 0;
  }

  private readonly step = (): void => {
    this.asked = 0;
    this.now();
    if (this.flight) this.ask();
  };

  /** Moves the map without drawing each step; who calls draws afterwards. */
  hold(move: () => void): void {
    this.held = true;
    move();
    this.held = false;
  }

  /** Draws at once. */
  readonly now = (): void => {
    if (this.held) return;
    this.context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    this.draw(this.context, this.camera());
  };

  private readonly resize = (): void => {
    const { x, y } = this.map.getSize();
    this.ratio = Math.min(3, devicePixelRatio || 1);
    this.canvas.width = Math.round(x * this.ratio);
    this.canvas.height = Math.round(y * this.ratio);
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

  /** Where the map stands, or is about to. */
  standing(): Camera {
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
