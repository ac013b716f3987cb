// The map of a scene as a picture, drawn without a map on the page: for paper.

import type { SceneView } from "../briefing/model";
import { model } from "../state/store";
import { language } from "../words";
import { Drawing } from "./drawing";
import type { Frame } from "./frame";
import { TILE_PX, takeTile } from "./ground-tiles";
import { MAX_ZOOM, MIN_ZOOM } from "./limits";
import type { Point } from "./mercator";
import { toWorld } from "./mercator";
import { annotated } from "./over";
import { paint } from "./paint";
import { inked, paintTile } from "./paint-tile";
import { followTheme, type Palette, palette } from "./palette";
import { scaleAt } from "./scale";
import type { Signs } from "./signs";
import type { Camera } from "./time-camera";

/** A drawn map. */
export interface ScenePicture {
  canvas: HTMLCanvasElement;
  /** What its key explains. */
  signs: Signs;
  /** A round distance, and its length as a part of the picture's width. */
  scale: { metres: number; part: number };
}

export class ScenePainter {
  private readonly drawing = new Drawing();
  private readonly stop = new AbortController();
  private readonly unfollow = followTheme();

  constructor() {
    this.drawing.fetchNames(this.stop.signal);
  }

  end(): void {
    this.stop.abort();
    this.unfollow();
  }

  /** Draws what the page's state shows of a box, in a picture of that size in
   * CSS pixels, with so many pixels each. Marks keep about the size that they
   * have on a screen. Data, colours and names have to be there. Rejects with
   * ApiError where the ground cannot be had. */
  async paint(box: SceneView, size: Point, sharp: number): Promise<ScenePicture> {
    await document.fonts.ready;
    const colours = palette.peek();
    this.drawing.take(model.peek(), this.drawing.names.peek(), language.peek(), colours);
    const { camera, part } = cameraOf(box, size);
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(size.x * sharp);
    canvas.height = Math.round(size.y * sharp);
    const c = canvas.getContext("2d")!;
    const ratio = sharp * part;
    c.scale(ratio, ratio);
    const time = document.createElement("canvas");
    time.width = canvas.width;
    time.height = canvas.height;
    const over = time.getContext("2d")!;
    over.scale(ratio, ratio);
    const first = this.drawing.frame(over, camera, [], false);
    if (!first || !colours) throw new Error("there is nothing to draw yet");
    await this.paintGround(c, camera, colours, first);
    const frame = this.drawing.frame(over, camera, [])!;
    paint(frame);
    annotated.peek()?.(frame);
    c.setTransform(1, 0, 0, 1, 0, 0);
    c.drawImage(time, 0, 0);
    const lat = (box.north + box.south) / 2;
    const { metres, px } = scaleAt(lat, camera.zoom, camera.width / 6);
    return { canvas, signs: frame.signs, scale: { metres, part: px / camera.width } };
  }

  /** Resolves once the names of countries and seas are here, or cannot be had. */
  ready(): Promise<void> {
    return new Promise((resolve) => {
      const end = this.drawing.names.subscribe((names) => {
        if (names === null) return;
        queueMicrotask(() => end());
        resolve();
      });
    });
  }

  private async paintGround(c: CanvasRenderingContext2D, camera: Camera, colours: Palette, frame: Frame): Promise<void> {
    const tiles = tilesOf(camera).map(async (at) => {
      const { paths, source, bytes } = await takeTile(at, language.peek(), this.stop.signal);
      if (paths) this.drawing.towns.add(source.z, source.x, source.y, bytes);
      c.save();
      c.translate(at.x * TILE_PX - camera.origin.x, at.y * TILE_PX - camera.origin.y);
      c.beginPath();
      c.rect(0, 0, TILE_PX + 0.5, TILE_PX + 0.5);
      c.clip();
      paintTile(c, colours, paths && inked(paths, frame.spots.focus));
      c.restore();
    });
    await Promise.all(tiles);
  }
}

/** The box takes so much of the picture, so that marks at its edge are whole. */
const INSIDE = 0.92;

/** The camera that sees all of a box in a picture, and how many of its pixels
 * one of the picture's is: the zoom is whole, so the picture is a little larger or
 * smaller than a screen would be. */
function cameraOf(box: SceneView, size: Point): { camera: Camera; part: number } {
  const a = toWorld(box.west, box.north, 0);
  const b = toWorld(box.east < box.west ? box.east + 360 : box.east, box.south, 0);
  const fitting = Math.log2(INSIDE * Math.min(size.x / (b.x - a.x), size.y / (b.y - a.y)));
  const zoom = Math.max(MIN_ZOOM, Math.min(MAX_ZOOM, Math.round(fitting)));
  // What does not fit into the deepest zoom is shown with more around it.
  const part = Math.max(0.6, Math.min(1.5, 2 ** (fitting - zoom)));
  const [width, height] = [size.x / part, size.y / part];
  const world = 2 ** zoom;
  const middle = { x: ((a.x + b.x) / 2) * world, y: ((a.y + b.y) / 2) * world };
  const origin = { x: Math.round(middle.x - width / 2), y: Math.round(middle.y - height / 2) };
  return { camera: { zoom, origin, width, height }, part };
}

/** The tiles that a camera sees. Beyond the edges of the world there are none. */
function tilesOf({ zoom: z, origin, width, height }: Camera): { z: number; x: number; y: number }[] {
  const all: { z: number; x: number; y: number }[] = [];
  const last = 2 ** z - 1;
  const from = { x: Math.floor(origin.x / TILE_PX), y: Math.floor(origin.y / TILE_PX) };
  const to = { x: Math.floor((origin.x + width) / TILE_PX), y: Math.floor((origin.y + height) / TILE_PX) };
  for (let x = Math.max(0, from.x); x <= Math.min(last, to.x); x++)
    for (let y = Math.max(0, from.y); y <= Math.min(last, to.y); y++) all.push({ z, x, y });
  return all;
}
