// The map comes to what is opened, and goes back when it is closed.

import type * as L from "leaflet";
import { type Picked, selection, type View, view } from "../state/store";
import { fanHasRoom } from "./fan";
import { fitView } from "./first-view";
import { coveredBy, isAt, moveTo, type Place, viewOfPoints } from "./leaflet-map";
import { metresPerPixel } from "./mercator";
import { overlays } from "./overlays";
import type { Scenes } from "./scenes";
import type { Spot } from "./spots";
import { rowsOfSpot } from "./tally";

type Opened = NonNullable<Picked>;

/** How something came to be opened. */
export interface Opening {
  /** By pressing it on the map: then the reader sees it already. */
  pressed: boolean;
  /** Together with the page: then the map starts there. */
  first: boolean;
}

/** From this zoom on a place's events find room around it. */
const PLACE_ZOOM = 8;
/** The part of the view's shorter side that a place's area may take. */
const AREA_PART = 0.8;

export class Flights {
  /** From where the map left, null for the first view, and to where. */
  private way: { from: View | null; to: View } | null = null;
  private flying = false;

  constructor(
    private readonly map: L.Map,
    private readonly scenes: () => Scenes | null,
  ) {
    map.on("moveend", () => (this.flying = false));
  }

  firstView(scenes: Scenes): View {
    const box = { size: this.map.getSize(), covers: overlays(this.map.getContainer()) };
    return fitView(box, scenes.spots, (zoom) => scenes.layoutAt(zoom));
  }

  /** Shows what is opened, unless it can be seen well already. */
  show(what: Opened, how: Opening): void {
    const scenes = this.scenes();
    if (!scenes) return;
    const least = this.leastZoom(scenes, what, how.pressed);
    const target = viewOfPoints(this.map, pointsOf(scenes, what), coveredBy(this.map.getContainer()), least);
    if (!target) return;
    const onTheWay = this.way !== null && this.isThere(this.way.to);
    this.way = { from: onTheWay ? this.way!.from : view.peek(), to: target };
    this.flying = true;
    moveTo(this.map, target, !how.first);
  }

  /** The address has opened something and moved the map to it, from a view (null:
   * the first one): closing it leads back there. */
  tookOver(from: View | null, to: View): void {
    this.way = { from, to };
  }

  /** Goes back to where the map was, if the reader has not moved it since. */
  goBack(): void {
    const { way } = this;
    const scenes = this.scenes();
    this.way = null;
    if (!way || !scenes || !this.isThere(way.to)) return;
    if (way.from !== null) {
      moveTo(this.map, way.from, true);
      return;
    }
    const home = this.firstView(scenes);
    // There, the address need not say where the map is.
    this.map.once("moveend", () => {
      if (isAt(this.map, home)) view.value = null;
    });
    moveTo(this.map, home, true);
  }

  /** From here on the reader is where they want to be. */
  stay(): void {
    this.way = null;
  }

  private isThere(to: View): boolean {
    return this.flying || isAt(this.map, to);
  }

  private leastZoom(scenes: Scenes, what: Opened, pressed: boolean): number {
    const spot = what.what === "hotspot" ? scenes.spots.ofHotspot.get(what.id) : undefined;
    if (!spot) return 0;
    const scene = scenes.at(this.map.getZoom());
    const mark = scene.layout.marks[scene.layout.markOfSpot[spot.index]];
    const now = selection.peek();
    const fan = now ? rowsOfSpot(scenes.model, now, scenes.spots, spot.index).length : 0;
    if (pressed && mark && fanHasRoom(scene, mark, fan)) return 0;
    return this.placeZoom(spot);
  }

  /** An area is shown whole. */
  private placeZoom(spot: Spot): number {
    if (!spot.area) return PLACE_ZOOM;
    const { x, y } = this.map.getSize();
    const covered = coveredBy(this.map.getContainer());
    const room = Math.min(x, y - covered.top - covered.bottom) * AREA_PART;
    const fits = (zoom: number) => (2 * spot.radiusM) / metresPerPixel(spot.lat, zoom) < room;
    let zoom = PLACE_ZOOM;
    while (zoom > 0 && !fits(zoom)) zoom--;
    return zoom;
  }
}

function pointsOf(scenes: Scenes, what: Opened): Place[] {
  const m = scenes.model;
  const named = (code: string) => scenes.names.filter((n) => n.kind === "country" && n.iso === code);
  if (what.what === "country") return named(what.id);
  if (what.what === "hotspot") {
    const spot = scenes.spots.ofHotspot.get(what.id);
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
