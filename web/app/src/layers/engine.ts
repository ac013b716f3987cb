// Ties the page's signals to the map: what changes them redraws it, what the
// reader does with it changes them.

import { batch, effect, signal, untracked } from "@preact/signals";
import type L from "leaflet";
import { loadBases } from "../api/basemap";
import type { Model } from "../state/model";
import type { Selection } from "../state/selection";
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
import { Flights } from "./flights";
import type { Frame } from "./frame";
import { Grounds } from "./grounds";
import type { Layout } from "./layout";
import { createMap, MAX_ZOOM, MIN_ZOOM, moveTo, reducedMotion, sameView, viewOf } from "./leaflet-map";
import { loadNames, type PlaceName } from "./names";
import { coveredAtTop, overlays } from "./overlays";
import { paint } from "./paint";
import { followTheme, fontsCome, palette } from "./palette";
import { followPointer, tip } from "./pointer";
import { Scenes } from "./scenes";
import { noSigns, showSigns } from "./signs";
import { type Stop, stops, stopsOf } from "./stops";
import { type Tally, tally } from "./tally";
import type { Camera } from "./time-camera";
import { TimeLayer } from "./time-layer";
import { markFirst } from "./timing";
import { Towns } from "./towns";
import { Ruler, type Styles, stylesOf } from "./type";

/** Where the map has come to rest. */
export const resting = signal<View | null>(null);

/** The ground waits this long for data that say where the map begins, so that
 * it is not asked for twice. */
const PLACE_MS = 600;

/** Key and stops follow the map at this pace, not at each frame of a drag. */
const NOTE_MS = 200;

export class Engine {
  readonly map: L.Map;
  private readonly towns = new Towns();
  private readonly basemap = new BasemapLayer((z, x, y, bytes) => {
    if (this.towns.add(z, x, y, bytes)) this.time.ask();
  });
  private readonly grounds: Grounds;
  private readonly time: TimeLayer;
  private readonly flights: Flights;
  /** Null until they have come, or failed to. */
  private readonly names = signal<PlaceName[] | null>(null);
  /** Whether the map stands where it begins. */
  private readonly placed = signal(false);
  private readonly undo: (() => void)[] = [];
  private scenes: Scenes | null = null;
  private styles: Styles | null = null;
  private ruler: Ruler | null = null;
  /** What the scenes were made from. */
  private made: readonly unknown[] = [];
  /** What the last drawing showed. */
  private last: Frame | null = null;
  private noting: ReturnType<typeof setTimeout> | undefined;
  private beginning = 0;
  private covers: Box[] = [];
  /** The view before the address moved the map, and after. */
  private jump: { from: View | null; to: View } | null = null;
  private counted: { selection: Selection; layout: Layout; tally: Tally } | null = null;
  /** Set while something is picked by pressing it on the map. */
  private pressed = false;
  /** Set while the map moves by itself, so that the address stays as it is. */
  private ownMove = false;

  constructor(box: HTMLElement) {
    this.map = createMap(box);
    this.map.setView([16, 108], 5, { animate: false });
    this.basemap.setLanguage(language.peek());
    this.grounds = new Grounds(this.map, this.basemap);
    this.time = new TimeLayer(this.map, this.draw);
    this.flights = new Flights(this.map, () => this.scenes);
    this.undo.push(
      followTheme(),
      followPointer(this.map, () => this.last?.hits ?? [], this.press),
      this.followSize(box),
      this.followKeys(box),
    );
    this.map.on("moveend", this.rest);
    this.map.on("zoomend", this.prepare);
    this.fetchNames();
    this.fetchBases();
    this.followState();
    this.waitForPlace();
  }

  remove(): void {
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
      else if (pressed) this.flights.stay();
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

  private fetchNames(): void {
    const stop = new AbortController();
    this.undo.push(() => stop.abort());
    // Without names the map is poorer but right; tiles say if the server is away.
    loadNames(stop.signal).then(
      (names) => (this.names.value = names),
      () => (this.names.value = []),
    );
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
        this.takeScenes(model.value, this.names.value, language.value);
      }),
      effect(() => {
        const chosen = ground.value;
        if (this.placed.value) this.grounds.use(chosen);
        this.time.ask();
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
        void [selection.value, picked.value, hovered.value, pass.value, filters.value];
        this.time.ask();
      }),
    );
  }

  /** Without data, or when they come late, the ground comes all the same. */
  private waitForPlace(): void {
    const place = () => (this.placed.value = true);
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
      this.jump = { from: this.before, to: wanted };
      // What the same address opens is followed in the next frame.
      requestAnimationFrame(() => requestAnimationFrame(() => (this.jump = null)));
      this.map.setView([wanted.lat, wanted.lon], wanted.zoom, { animate: false });
    }
    this.before = wanted;
  }

  private takeScenes(m: Model | null, names: PlaceName[] | null, lang: string): void {
    const colours = palette.value;
    if (!m || !colours || !names) return;
    if (this.isMade(m, names, lang, colours)) return;
    const first = this.scenes === null;
    this.styles = stylesOf(colours);
    this.ruler = new Ruler(this.styles);
    this.scenes = new Scenes(m, names, this.ruler.measure);
    this.counted = null;
    if (this.basemap.setLanguage(lang)) this.towns.clear();
    this.basemap.setFocus(this.scenes.spots.focus);
    if (first && view.peek() === null) untracked(() => this.begin());
    this.prepare();
    this.time.ask();
  }

  /** Whether there are scenes of these already, and the fonts as they were. */
  private isMade(...from: readonly unknown[]): boolean {
    const same = this.scenes !== null && from.every((part, i) => part === this.made[i]);
    this.made = from;
    return same && this.ruler!.holds();
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

  private tallyOf(m: Model, s: Selection, layout: Layout): Tally {
    if (this.counted?.selection !== s || this.counted.layout !== layout) {
      this.counted = { selection: s, layout, tally: tally(m, s, layout.markOfPlace, layout.marks.length) };
    }
    return this.counted.tally;
  }

  /** Tells key and stops, a little later, what was drawn. */
  private note(): void {
    this.noting ??= setTimeout(() => {
      this.noting = undefined;
      this.tell();
    }, NOTE_MS);
  }

  private tell(): void {
    this.tellSigns();
    const { last, covers } = this;
    if (last) stops.value = stopsOf(last.hits, last.width, last.height, covers);
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
    const s = selection.peek();
    const m = model.peek();
    const colours = palette.peek();
    if (!s || !m || !colours || !this.scenes || !this.styles || !this.ruler || this.scenes.model !== m) return null;
    const scene = this.scenes.at(Math.round(camera.zoom));
    const counts = this.tallyOf(m, s, scene.layout);
    return {
      ...scene,
      context,
      width: camera.width,
      height: camera.height,
      scale: 2 ** (camera.zoom - scene.layout.zoom),
      origin: camera.origin,
      palette: colours,
      styles: this.styles,
      selection: s,
      tally: counts,
      pass: pass.peek(),
      filters: filters.peek(),
      picked: picked.peek(),
      hovered: hovered.peek(),
      named: ground.peek() === null,
      places: ground.peek() === null ? this.towns.at(scene, this.ruler.measure) : [],
      covers: this.covers,
      top: coveredAtTop(this.covers, camera.width),
      fan: null,
      hits: [],
      signs: noSigns(counts.region),
    };
  }

  /** Draws onto another canvas what follows time, as it stands now. */
  drawTime(context: CanvasRenderingContext2D): void {
    const frame = this.frame(context, this.time.standing());
    if (frame) paint(frame);
  }

  /** Draws a tile of the ground; tells whether it knew how. */
  drawTile(context: CanvasRenderingContext2D, tile: HTMLCanvasElement): boolean {
    return this.basemap.drawTile(context, tile);
  }

  private readonly draw = (context: CanvasRenderingContext2D, camera: Camera): void => {
    const frame = this.frame(context, camera);
    this.last = frame;
    if (frame) {
      paint(frame);
      markFirst("marks");
    } else context.clearRect(0, 0, camera.width, camera.height);
    this.note();
  };
}
