// The map before it can be moved: ground and marks where the map will begin,
// drawn while the code that moves it is still on its way.

import { effect } from "@preact/signals";
import { turn as ownTask } from "../slices";
import { base, filters, model, pass, picked, selection, type View, view } from "../state/store";
import { language } from "../words";
import type { Box } from "./boxes";
import type { Drawing } from "./drawing";
import { fitView } from "./first-view";
import type { Frame } from "./frame";
import type { GroundTile } from "./ground-tiles";
import { MAX_ZOOM, MIN_ZOOM, WORLD } from "./limits";
import { type Point, toLonLat, toWorld } from "./mercator";
import { overlays } from "./overlays";
import { paint } from "./paint";
import { followTheme, fontsCome, palette } from "./palette";
import { resting } from "./resting";
import { showSigns } from "./signs";
import { noteAhead } from "./signs-ahead";
import { StillGround } from "./still-ground";
import type { Camera } from "./time-camera";
import { markFirst, noStill, stillWhole } from "./timing";

export class Still {
  /** Where it stands; null if nothing has been drawn. */
  at: View | null = null;
  /** What is painted whole; null until then. */
  shows: Frame | null = null;
  private readonly canvas = document.createElement("canvas");
  private readonly context = this.canvas.getContext("2d")!;
  private readonly ground: StillGround;
  private readonly undo: (() => void)[] = [];
  private covers: Box[] = [];
  /** Counts how often it began; what an earlier one has left to do is dropped. */
  private turn = 0;
  /** It will be drawn whole once more. */
  private again = false;

  constructor(
    private readonly box: HTMLElement,
    private readonly drawing: Drawing,
  ) {
    this.ground = new StillGround(box, (tile) => this.addTowns(tile));
    this.canvas.className = "time-layer";
    this.canvas.setAttribute("aria-hidden", "true");
    box.append(this.canvas);
    this.undo.push(followTheme());
    // What the address opens moves the map, and only the map knows where to.
    if (picked.peek() !== null && view.peek() === null) noStill();
    else this.follow();
  }

  /** Draws no more; what is drawn stays until it is removed. */
  end(): void {
    for (const undo of this.undo.splice(0)) undo();
    this.turn++;
  }

  removeMarks(): void {
    this.canvas.remove();
  }

  removeGround(): void {
    this.ground.remove();
  }

  private follow(): void {
    const observer = new ResizeObserver(() => this.resize());
    observer.observe(this.box);
    this.undo.push(
      () => observer.disconnect(),
      effect(() => {
        void [fontsCome.value, view.value, pass.value, filters.value, picked.value];
        this.drawing.take(model.value, this.drawing.names.value, language.value, palette.value);
        if (selection.value && this.drawing.scenes) void this.begin();
      }),
    );
  }

  /** What is not drawn whole yet will have them. */
  private addTowns({ source: { z, x, y }, bytes }: GroundTile): void {
    if (this.undo.length === 0 || !this.drawing.towns.add(z, x, y, bytes) || !this.shows || this.again) return;
    this.again = true;
    void ownTask().then(() => {
      this.again = false;
      if (this.undo.length > 0 && this.shows) this.draw(true);
    });
  }

  private readonly size = (): Point => ({ x: this.box.clientWidth, y: this.box.clientHeight });

  private resize(): void {
    const { x, y } = this.size();
    if (this.at && !this.ground.fills(x, y)) this.begin();
  }

  /** Finds where the map stands, and draws it twice: the first time without
   * flows, so that marks and land are there sooner. */
  private async begin(): Promise<void> {
    const turn = ++this.turn;
    const over = () => turn !== this.turn;
    this.shows = null;
    // What has just changed is there whole by then.
    await null;
    if (over()) return;
    this.stand();
    this.tellKey();
    // By then the key is there, which takes room from the view.
    await null;
    if (over()) return;
    this.stand();
    this.draw(false);
    await new Promise(requestAnimationFrame);
    if (this.at) markFirst("marks");
    await this.ground.shown;
    await ownTask();
    if (over()) return;
    this.drawing.scenes!.at(this.at?.zoom ?? 0);
    await ownTask();
    if (over()) return;
    if (!sameBoxes(this.covers, overlays(this.box))) this.stand();
    const frame = this.frame(true);
    const before = this.shows;
    // Finding and painting take long enough each.
    await ownTask();
    if (over()) return;
    if (frame && before === this.shows) this.paint(frame, true);
    stillWhole();
  }

  /** Finds the view that keeps clear of what lies over the map, and shows its ground. */
  private stand(): void {
    const scenes = this.drawing.scenes!;
    this.covers = overlays(this.box);
    const size = this.size();
    const wanted = view.peek();
    const at = wanted ? whole(wanted) : fitView({ size, covers: this.covers }, scenes.spots, (zoom) => scenes.layoutAt(zoom));
    const camera = cameraAt(at, size);
    this.at = insideWorld(camera) ? at : null;
    if (this.at === null) noStill();
    else resting.value = at;
  }

  /** The key is as large as what the view shows. */
  private tellKey(): void {
    const frame = this.at && this.drawing.frame(this.context, cameraAt(this.at, this.size()), this.covers, false);
    if (!frame) return;
    noteAhead(frame);
    showSigns(frame.signs);
  }

  private draw(flows: boolean): void {
    const frame = this.frame(flows);
    if (frame) this.paint(frame, flows);
  }

  /** What is to be painted where it stands. Its ground is asked for. */
  private frame(flows: boolean): Frame | null {
    const camera = this.at && cameraAt(this.at, this.size());
    const frame = camera && this.drawing.frame(this.context, camera, this.covers, flows);
    if (frame && base.peek() === "own") this.ground.show(camera, frame.spots.focus, frame.palette);
    return frame;
  }

  private paint(frame: Frame, flows: boolean): void {
    const ratio = Math.min(3, devicePixelRatio || 1);
    this.canvas.width = Math.round(frame.width * ratio);
    this.canvas.height = Math.round(frame.height * ratio);
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    paint(frame);
    if (!flows) return;
    this.shows = frame;
    showSigns(frame.signs);
  }
}

const EDGES = ["left", "top", "right", "bottom"] as const;

/** As the map takes a view of an address. */
const whole = (v: View): View => ({ ...v, zoom: Math.max(MIN_ZOOM, Math.min(MAX_ZOOM, Math.round(v.zoom))) });

/** The map stands on whole pixels. */
function cameraAt({ lat, lon, zoom }: View, { x: width, y: height }: Point): Camera {
  const centre = toWorld(lon, lat, zoom);
  const origin = { x: Math.round(centre.x - width / 2), y: Math.round(centre.y - height / 2) };
  return { zoom, origin, width, height };
}

/** Whether no edge of the world is in sight, at which the map would stand elsewhere. */
function insideWorld({ zoom, origin, width, height }: Camera): boolean {
  const a = toLonLat(origin, zoom);
  const b = toLonLat({ x: origin.x + width, y: origin.y + height }, zoom);
  return a.lon > WORLD.west && b.lon < WORLD.east && a.lat < WORLD.north && b.lat > WORLD.south;
}

/** Less than this is not worth moving for. */
const NEAR_PX = 1;

function sameBoxes(a: Box[], b: Box[]): boolean {
  const near = (p: Box, q: Box) => EDGES.every((edge) => Math.abs(p[edge] - q[edge]) < NEAR_PX);
  return a.length === b.length && a.every((box, i) => near(box, b[i]));
}
