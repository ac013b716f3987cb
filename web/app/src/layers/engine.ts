// Ties the page's signals to the map: what changes them redraws it, what the
// reader does with it changes them.

import { batch, effect, signal, untracked } from "@preact/signals";
import type L from "leaflet";
import type { Model } from "../state/model";
import type { Selection } from "../state/selection";
import { filters, hovered, model, pass, picked, playing, selection, type View, view } from "../state/store";
import { BasemapLayer } from "./basemap-layer";
import type { Frame, Hit } from "./frame";
import type { Layout } from "./layout";
import { coveredBy, createMap, fitTo, flyIfHidden, MAX_ZOOM, MIN_ZOOM, reducedMotion, sameView, viewOf } from "./leaflet-map";
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
  /** Null until they have come, or failed to. */
  private readonly names = signal<PlaceName[] | null>(null);
  private readonly undo: (() => void)[] = [];
  private scenes: Scenes | null = null;
  private styles: Styles | null = null;
  private hits: Hit[] = [];
  private counted: { selection: Selection; layout: Layout; tally: Tally } | null = null;
  /** The model of the last thing picked. */
  private flown: Model | null = null;
  /** Set while the map moves by itself, so that the address stays as it is. */
  private ownMove = false;

  constructor(box: HTMLElement) {
    this.map = createMap(box);
    this.map.setView([16, 108], 5, { animate: false });
    this.basemap.addTo(this.map);
    this.time = new TimeLayer(this.map, this.draw);
    this.undo.push(
      followTheme(),
      followPointer(this.map, () => this.hits),
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
    if (!this.scenes) return;
    view.value = null;
    const { spots } = this.scenes;
    this.byItself(() => fitTo(this.map, spots, (zoom) => this.scenes!.at(zoom).layout));
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
      if (view.peek() === null) this.fit();
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
        // An address that says where the map is means it.
        const opening = model.value !== this.flown && view.peek() !== null;
        this.flown = model.value;
        if (what && model.value && !opening) requestAnimationFrame(() => this.flyTo(what));
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
    if (first && view.peek() === null) untracked(() => this.fit());
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

  private pointsOf(what: NonNullable<typeof picked.value>): { lat: number; lon: number }[] {
    const m = model.peek();
    if (!m || !this.scenes) return [];
    const named = (code: string) => this.scenes!.names.filter((n) => n.kind === "country" && n.iso === code);
    if (what.what === "country") return named(what.id);
    if (what.what === "hotspot") {
      const spot = this.scenes.spots.ofHotspot.get(what.id);
      return spot ? [spot] : [];
    }
    const row = m.rowOf.get(what.id);
    if (row === undefined) return [];
    const { places, countries, placeLat, placeLon, dictionaries } = m.columns;
    const at = places.index.subarray(places.offsets[row], places.offsets[row + 1]);
    if (at.length > 0) return Array.from(at, (p) => ({ lat: placeLat[p], lon: placeLon[p] }));
    const codes = countries.index.subarray(countries.offsets[row], countries.offsets[row + 1]);
    return Array.from(codes, (c) => named(dictionaries.countries[c])).flat();
  }

  /** Waits for the panel to open, which may cover a part of the map. */
  private flyTo(what: NonNullable<typeof picked.value>): void {
    if (picked.peek() === what) flyIfHidden(this.map, this.pointsOf(what), coveredBy(this.map.getContainer()));
  }

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
