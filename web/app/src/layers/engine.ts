// Ties the page's signals to the map: what changes them redraws it, what the
// reader does with it changes them.

import { batch, effect, signal, untracked } from "@preact/signals";
import type L from "leaflet";
import type { Model } from "../state/model";
import type { Selection } from "../state/selection";
import { filters, hovered, model, type Picked, pass, pick, picked, playing, selection, type View, view } from "../state/store";
import { BasemapLayer } from "./basemap-layer";
import { Flights } from "./flights";
import type { Frame, Hit } from "./frame";
import type { Layout } from "./layout";
import { createMap, MAX_ZOOM, MIN_ZOOM, moveTo, reducedMotion, sameView, viewOf } from "./leaflet-map";
import { loadNames, type PlaceName } from "./names";
import { paint } from "./paint";
import { followTheme, palette } from "./palette";
import { followPointer } from "./pointer";
import { Scenes } from "./scenes";
import { type Tally, tally } from "./tally";
import type { Camera } from "./time-camera";
import { TimeLayer } from "./time-layer";
import { measurer, type Styles, stylesOf } from "./type";

/** Where the map has come to rest. */
export const resting = signal<View | null>(null);

/** Which signs the map shows now; the key explains these. */
export interface Signs {
  place: boolean;
  country: boolean;
  area: boolean;
  possible: boolean;
  /** Events of the window that are known for the whole region only. */
  region: number;
}
export const signs = signal<Signs>({ place: false, country: false, area: false, possible: false, region: 0 });

export class Engine {
  readonly map: L.Map;
  private readonly basemap = new BasemapLayer();
  private readonly time: TimeLayer;
  private readonly flights: Flights;
  /** Null until they have come, or failed to. */
  private readonly names = signal<PlaceName[] | null>(null);
  private readonly undo: (() => void)[] = [];
  private scenes: Scenes | null = null;
  private styles: Styles | null = null;
  private hits: Hit[] = [];
  private counted: { selection: Selection; layout: Layout; tally: Tally } | null = null;
  /** Set while something is picked by pressing it on the map. */
  private pressed = false;
  /** Set while the map moves by itself, so that the address stays as it is. */
  private ownMove = false;

  constructor(box: HTMLElement) {
    this.map = createMap(box);
    this.map.setView([16, 108], 5, { animate: false });
    this.basemap.addTo(this.map);
    this.time = new TimeLayer(this.map, this.draw);
    this.flights = new Flights(this.map, () => this.scenes);
    this.undo.push(
      followTheme(),
      followPointer(this.map, () => this.hits, this.press),
      this.followSize(box),
    );
    this.map.on("moveend", this.rest);
    this.map.on("zoomend", this.prepare);
    this.fetchNames();
    this.followState();
  }

  remove(): void {
    for (const undo of this.undo) undo();
    this.time.remove();
    this.map.remove();
  }

  zoomBy(steps: number): void {
    this.map.setZoom(this.map.getZoom() + steps);
  }

  /** Shows everything again and forgets where the reader was. */
  fit(): void {
    const { scenes } = this;
    if (!scenes) return;
    view.value = null;
    this.byItself(() => moveTo(this.map, this.flights.firstView(scenes), false));
  }

  /** The first view, and from there what the address opens. */
  private begin(): void {
    this.fit();
    const what = picked.peek();
    if (what) this.byItself(() => this.flights.show(what, { pressed: false, first: true }));
  }

  private readonly press = (what: Picked): void => {
    this.pressed = true;
    pick(what);
    this.pressed = false;
  };

  /** Waits for the panel to open, which may cover a part of the map. */
  private follow(what: Picked, pressed: boolean): void {
    requestAnimationFrame(() => {
      if (picked.peek() !== what) return;
      if (what) this.flights.show(what, { pressed, first: false });
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

  private followSize(box: HTMLElement): () => void {
    const observer = new ResizeObserver(() => {
      this.byItself(() => this.map.invalidateSize({ animate: false, pan: true }));
      if (view.peek() === null) this.begin();
    });
    observer.observe(box);
    return () => observer.disconnect();
  }

  private followState(): void {
    this.undo.push(
      effect(() => this.takeScenes(model.value, this.names.value)),
      effect(() => {
        const colours = palette.value;
        if (colours) this.basemap.paint(colours);
      }),
      effect(() => {
        const wanted = view.value;
        if (wanted && !sameView(wanted, viewOf(this.map)))
          this.map.setView([wanted.lat, wanted.lon], wanted.zoom, { animate: false });
      }),
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

  private takeScenes(m: Model | null, names: PlaceName[] | null): void {
    const colours = palette.value;
    if (!m || !colours || !names) return;
    const first = this.scenes === null;
    this.styles = stylesOf(colours);
    this.scenes = new Scenes(m, names, measurer(this.styles));
    this.counted = null;
    this.basemap.setFocus(this.scenes.spots.focus);
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
    for (const next of [zoom + 1, zoom - 1]) if (next >= MIN_ZOOM && next <= MAX_ZOOM) later(() => void scenes.at(next));
  };

  private tallyOf(m: Model, s: Selection, layout: Layout): Tally {
    if (this.counted?.selection !== s || this.counted.layout !== layout) {
      this.counted = { selection: s, layout, tally: tally(m, s, layout.markOfPlace, layout.marks.length) };
      this.showSigns(this.counted.tally, layout);
    }
    return this.counted.tally;
  }

  private showSigns(t: Tally, layout: Layout): void {
    const next: Signs = {
      place: t.markTotal.some((n) => n > 0),
      country: t.countryTotal.some((n) => n > 0),
      area: layout.marks.some((m) => m.ring > 0 && t.markTotal[m.index] > 0),
      possible: t.possible > 0,
      region: t.region,
    };
    const old = signs.peek();
    if ((Object.keys(next) as (keyof Signs)[]).some((k) => next[k] !== old[k])) signs.value = next;
  }

  private readonly draw = (context: CanvasRenderingContext2D, camera: Camera): void => {
    const s = selection.peek();
    const m = model.peek();
    const colours = palette.peek();
    if (!s || !m || !colours || !this.scenes || !this.styles || this.scenes.model !== m) {
      context.clearRect(0, 0, camera.width, camera.height);
      return;
    }
    const scene = this.scenes.at(Math.round(camera.zoom));
    const frame: Frame = {
      ...scene,
      context,
      width: camera.width,
      height: camera.height,
      scale: 2 ** (camera.zoom - scene.layout.zoom),
      origin: camera.origin,
      palette: colours,
      styles: this.styles,
      selection: s,
      tally: this.tallyOf(m, s, scene.layout),
      pass: pass.peek(),
      filters: filters.peek(),
      picked: picked.peek(),
      hovered: hovered.peek(),
      hits: [],
    };
    paint(frame);
    this.hits = frame.hits;
  };
}
