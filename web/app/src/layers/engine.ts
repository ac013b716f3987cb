// Ties the page's signals to the map: what changes them redraws it, what the
// reader does with it changes them.

import { batch, effect, signal, untracked } from "@preact/signals";
import type * as L from "leaflet";
import { loadBases } from "../api/basemap";
import { goOn, longEnough, turn } from "../slices";
import {
  filters,
  hovered,
  load,
  model,
  type Picked,
  pass,
  pick,
  picked,
  playing,
  selection,
  type View,
  view,
} from "../state/store";
import { language, t } from "../words";
import { BasemapLayer } from "./basemap-layer";
import { ground, offered } from "./bases";
import type { Box } from "./boxes";
import type { Drawing } from "./drawing";
import { Flights } from "./flights";
import type { Frame, Hit } from "./frame";
import { Grounds } from "./grounds";
import { coveredBy, isAt, moveTo, reducedMotion, sameView, viewOf } from "./leaflet-map";
import { MAX_ZOOM, MIN_ZOOM } from "./limits";
import { annotated, over } from "./over";
import { overlays } from "./overlays";
import { paint } from "./paint";
import { followTheme, fontsCome, palette } from "./palette";
import { followPointer, tip } from "./pointer";
import { resting } from "./resting";
import type { Screen } from "./scene-view";
import type { Scenes } from "./scenes";
import { showSigns, toldInView } from "./signs";
import type { Still } from "./still";
import { type Stop, stops, stopsOf, stopText } from "./stops";
import type { Camera } from "./time-camera";
import { TimeLayer } from "./time-layer";
import { markFirst } from "./timing";

/** The ground waits this long for data that say where the map begins, so that
 * it is not asked for twice. */
const PLACE_MS = 600;

/** Key and stops follow the map at this pace, not at each frame of a drag. */
const NOTE_MS = 200;

export class Engine {
  private readonly basemap = new BasemapLayer((z, x, y, bytes) => {
    if (this.drawing.towns.add(z, x, y, bytes)) this.time.ask();
  });
  private readonly grounds: Grounds;
  private readonly time: TimeLayer;
  private readonly flights: Flights;
  /** Whether the map stands where it begins. */
  private readonly placed = signal(false);
  private readonly undo: (() => void)[] = [];
  /** The scenes that it has drawn from. */
  private scenes: Scenes | null = null;
  /** What the last drawing showed. */
  private last: Frame | null = null;
  private noting: ReturnType<typeof setTimeout> | undefined;
  private beginning = 0;
  private gone = false;
  private covers: Box[] = [];
  /** The view before the address moved the map, and after. */
  private jump: { from: View | null; to: View } | null = null;
  /** Set while something is picked by pressing it on the map. */
  private pressed = false;
  /** Set while the map moves by itself, so that the address stays as it is. */
  private ownMove = false;

  /** Begins where the still map stands, and takes its place. */
  constructor(
    readonly map: L.Map,
    private readonly drawing: Drawing,
    private readonly still: Still,
  ) {
    const box = map.getContainer();
    if (still.at && !sameView(still.at, viewOf(map))) moveTo(map, still.at, false);
    this.basemap.setLanguage(language.peek());
    this.grounds = new Grounds(this.map, this.basemap);
    this.time = new TimeLayer(this.map, this.draw);
    this.flights = new Flights(this.map, () => this.scenes);
    this.undo.push(followTheme(), followPointer(this.map, this.hitsNear, this.press), this.followSize(box), this.followKeys(box));
    this.map.on("moveend", this.rest);
    this.map.on("zoomend", this.prepare);
    this.fetchBases();
    this.followState();
    this.waitForPlace();
    this.takeOver();
  }

  /** What the still map shows is drawn by this one from here on; its marks stay
   * until then, its ground until the same tiles are here, or the map moves. */
  private takeOver(): void {
    const { still } = this;
    still.end();
    if (still.shows && this.scenes === this.drawing.scenes && !over.peek() && !annotated.peek()) {
      // Until something changes, there is nothing to draw anew.
      this.time.unask();
      this.last = still.shows;
      this.covers = [...still.shows.covers];
      this.note();
    }
    const done = () => {
      this.basemap.off("load", done);
      this.map.off("movestart zoomstart", done);
      still.removeGround();
    };
    this.basemap.on("load", done);
    this.map.on("movestart zoomstart", done);
  }

  remove(): void {
    this.gone = true;
    for (const undo of this.undo) undo();
    clearTimeout(this.noting);
    cancelAnimationFrame(this.beginning);
    this.time.remove();
    this.map.remove();
  }

  zoomBy(steps: number): void {
    this.map.setZoom(this.map.getZoom() + steps);
  }

  /** Opens something of the map, as a press on it does. */
  open(what: Picked): void {
    this.press(what);
  }

  /** Says beside a stop what it is. */
  sayStop(stop: Stop): void {
    hovered.value = stop.picked;
    tip.value = { ...stop.said, x: stop.x + stop.halfX, y: stop.y };
  }

  /** Shows everything again and forgets where the reader was. */
  fit(): void {
    const { scenes } = this;
    if (!scenes) return;
    view.value = null;
    this.byItself(() => moveTo(this.map, this.flights.firstView(scenes), false));
  }

  /** Where the map stands, or where its flight is about to end. */
  standsAt(): View {
    return viewOf(this.map);
  }

  /** What of the map can be seen. */
  screen(): Screen {
    const { x, y } = this.map.getSize();
    return { size: { x, y }, covered: coveredBy(this.map.getContainer()) };
  }

  /** Goes to a view; what is opened at the same time does not move the map from
   * there. Resolves when it stands there, or is moved elsewhere. */
  goTo(to: View, fly: boolean): Promise<void> {
    this.jumpTo(view.peek(), to);
    if (!fly || reducedMotion() || isAt(this.map, to)) {
      view.value = to;
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      moveTo(this.map, to, true);
      this.map.once("moveend", () => resolve());
    });
  }

  /** The first view, and from there what the address opens. The key takes room
   * from the view, and is as large as what the view shows: so this looks twice,
   * before anything is seen. The ground is asked for at once, unless what is
   * open moves the map. */
  private begin(): void {
    if (!this.scenes) return;
    this.time.hold(() => this.fit());
    if (picked.peek() === null) this.placed.value = true;
    this.time.now();
    this.tellSigns();
    cancelAnimationFrame(this.beginning);
    this.beginning = requestAnimationFrame(() => {
      if (view.peek() === null) this.beginAgain();
      this.placed.value = true;
    });
  }

  private beginAgain(): void {
    const before = viewOf(this.map);
    this.time.hold(() => {
      this.fit();
      const what = picked.peek();
      if (what) this.byItself(() => this.flights.show(what, { pressed: false, first: true }));
    });
    if (!sameView(before, viewOf(this.map))) this.time.now();
  }

  private readonly go = {
    nearer: (to: View) => moveTo(this.map, to, true),
    open: (what: Picked) => this.press(what),
  };

  private readonly hitsNear = (x: number, y: number): readonly Hit[] => {
    const { last } = this;
    return last ? [...last.hits, ...(last.layout.crowd?.hitsNear(last, x, y) ?? [])] : [];
  };

  private readonly press = (what: Picked): void => {
    this.pressed = true;
    pick(what);
    this.pressed = false;
  };

  /** Waits for the panel to open, which may cover a part of the map. */
  private follow(what: Picked, pressed: boolean): void {
    requestAnimationFrame(() => {
      const { jump } = this;
      if (picked.peek() !== what) return;
      if (what && jump) this.flights.tookOver(jump.from, jump.to);
      else if (what) this.flights.show(what, { pressed, first: false });
      else if (pressed || jump) this.flights.stay();
      else this.flights.goBack();
    });
  }

  /** Moves the map without writing down where it comes to rest. */
  private byItself(move: () => void): void {
    this.ownMove = true;
    move();
    this.rest();
    this.ownMove = false;
  }

  private fetchBases(): void {
    const stop = new AbortController();
    this.undo.push(() => stop.abort());
    // Without an answer there is mapd's own ground, and no choice.
    loadBases(stop.signal).then(
      (bases) => (offered.value = bases),
      () => undefined,
    );
  }

  private followSize(box: HTMLElement): () => void {
    const observer = new ResizeObserver(() => {
      if (this.map.getSize().equals([box.clientWidth, box.clientHeight])) return;
      this.byItself(() => this.map.invalidateSize({ animate: false, pan: true }));
      if (view.peek() === null) this.begin();
    });
    observer.observe(box);
    return () => observer.disconnect();
  }

  /** Leaflet follows the other keys. */
  private followKeys(box: HTMLElement): () => void {
    const press = (e: KeyboardEvent) => {
      if (e.key !== "0" || e.target !== box || e.ctrlKey || e.metaKey || e.altKey) return;
      e.preventDefault();
      this.fit();
    };
    box.addEventListener("keydown", press);
    return () => box.removeEventListener("keydown", press);
  }

  private followState(): void {
    this.undo.push(
      effect(() => {
        void fontsCome.value;
        this.drawing.take(model.value, this.drawing.names.value, language.value, palette.value);
        this.takeScenes(language.value);
      }),
      effect(() => {
        void ground.value;
        this.time.ask();
      }),
      effect(() => {
        const chosen = ground.value;
        if (this.placed.value) this.grounds.use(chosen);
      }),
      effect(() => this.map.getContainer().setAttribute("aria-label", t("map.label"))),
      effect(() => {
        const colours = palette.value;
        if (colours) this.basemap.paint(colours);
      }),
      effect(() => this.takeView(view.value)),
      effect(() => {
        const what = picked.value;
        // What the address opens waits for the scenes.
        if (this.scenes) this.follow(what, this.pressed);
      }),
      effect(() => {
        if (selection.value && playing.peek() && !reducedMotion()) this.time.fade();
      }),
      effect(() => {
        void [selection.value, picked.value, hovered.value, pass.value, filters.value, over.value, annotated.value];
        this.time.ask();
      }),
    );
  }

  /** Without data, or when they come late, the ground comes all the same. */
  private waitForPlace(): void {
    const place = () => (this.placed.value = true);
    if (this.still.at) {
      void turn().then(place);
      return;
    }
    const timer = setTimeout(place, PLACE_MS);
    this.undo.push(
      () => clearTimeout(timer),
      effect(() => {
        if (load.value === "failed" || view.value !== null) place();
      }),
    );
  }

  private before: View | null = null;

  /** Follows the view of the address; where the map went by itself, it is there
   * already. */
  private takeView(wanted: View | null): void {
    if (wanted && !sameView(wanted, viewOf(this.map))) {
      this.jumpTo(this.before, wanted);
      this.map.setView([wanted.lat, wanted.lon], wanted.zoom, { animate: false });
    }
    this.before = wanted;
  }

  private jumpTo(from: View | null, to: View): void {
    const jump = { from, to };
    this.jump = jump;
    // What the same address opens is followed in the next frame.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (this.jump === jump) this.jump = null;
      }),
    );
  }

  private takeScenes(lang: string): void {
    const { scenes } = this.drawing;
    if (!scenes || scenes === this.scenes) return;
    const first = this.scenes === null && this.still.at === null;
    this.scenes = scenes;
    if (this.basemap.setLanguage(lang)) this.drawing.towns.clear();
    this.basemap.setFocus(scenes.spots.focus);
    if (first && view.peek() === null) untracked(() => this.begin());
    this.prepare();
    this.time.ask();
  }

  private readonly rest = (): void => {
    const now = viewOf(this.map);
    batch(() => {
      resting.value = now;
      if (!this.ownMove && this.scenes && !(view.peek() && sameView(view.peek()!, now))) view.value = now;
    });
  };

  /** Lays out the neighbouring zooms while nothing else is to be done. */
  private readonly prepare = (): void => {
    const scenes = this.scenes;
    if (!scenes) return;
    const later = window.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 200));
    const zoom = this.map.getZoom();
    for (const next of [zoom + 1, zoom - 1]) {
      if (next < MIN_ZOOM || next > MAX_ZOOM) continue;
      later(() => {
        scenes.layoutAt(next);
        later(() => void scenes.at(next));
      });
    }
  };

  /** Tells key and stops, a little later, what was drawn. */
  private note(): void {
    this.noting ??= setTimeout(() => void this.tell(), NOTE_MS);
  }

  private async tell(): Promise<void> {
    this.tellSigns();
    const { last, covers } = this;
    const found: Stop[] = [];
    await turn();
    const hits = last ? [...(last.layout.crowd?.stops(last) ?? []), ...last.hits] : [];
    for (const stop of last ? stopsOf(hits, last.width, last.height, covers) : []) {
      found.push(stop);
      if (longEnough()) await goOn();
    }
    this.noting = undefined;
    if (this.gone) return;
    if (last) stops.value = found;
    if (last?.layout.crowd) toldInView.value = found.map(stopText);
    if (this.last !== last) this.note();
  }

  private tellSigns(): void {
    const { last } = this;
    if (!last) return;
    const covers = overlays(this.map.getContainer());
    if (JSON.stringify(covers) !== JSON.stringify(this.covers)) {
      this.covers = covers;
      this.time.ask();
    }
    showSigns(last.signs);
  }

  private frame(context: CanvasRenderingContext2D, camera: Camera): Frame | null {
    return this.drawing.frame(context, camera, this.covers);
  }

  /** Draws onto another canvas what follows time, as it stands now. */
  drawTime(context: CanvasRenderingContext2D): void {
    const frame = this.frame(context, this.time.standing());
    if (!frame) return;
    paint(frame);
    annotated.peek()?.(frame);
  }

  /** Draws a tile of the ground; tells whether it knew how. */
  drawTile(context: CanvasRenderingContext2D, tile: HTMLCanvasElement): boolean {
    return this.basemap.drawTile(context, tile);
  }

  private readonly draw = (context: CanvasRenderingContext2D, camera: Camera): void => {
    const frame = this.frame(context, camera);
    if (frame) frame.go = this.go;
    this.last = frame;
    this.still.removeMarks();
    if (frame) {
      paint(frame);
      over.peek()?.(frame);
      annotated.peek()?.(frame);
      markFirst("marks");
    } else context.clearRect(0, 0, camera.width, camera.height);
    this.note();
  };
}
