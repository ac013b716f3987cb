// Keeps the towns of the tiles that are loaded, and their places by zoom.

import { heldZoom } from "../api/ask";
import { BASEMAP_MAX_ZOOM } from "../api/basemap";
import { oneFile } from "../one-file";
import type { Scene } from "./frame";
import { TILE_PX } from "./ground-tiles";
import { toWorld } from "./mercator";
import { markedAlready, type PlaceSlot, placeTowns, type Town, townsOf } from "./places";
import type { Measure } from "./type";

/** Names of provinces come at 7, cities at 8. */
const FIRST_ZOOM = 7;
/** Tiles kept in mind; a screen shows some thirty. */
const MOST_TILES = 240;

const NONE: PlaceSlot[] = [];

/** Whether the tile of a zoom is drawn where a town lies, where a file has none of the zoom wanted. */
function isDrawn({ lon, lat }: Town, z: number, wanted: number): boolean {
  const { x, y } = toWorld(lon, lat, wanted);
  return heldZoom(wanted, Math.floor(x / TILE_PX), Math.floor(y / TILE_PX)) === z;
}

export class Towns {
  private readonly tiles = new Map<string, { z: number; towns: Town[] }>();
  private placed: { scene: Scene; slots: PlaceSlot[] } | null = null;

  /** Takes in what a tile has. Tells whether that is anything. */
  add(z: number, x: number, y: number, bytes: ArrayBuffer): boolean {
    if (z < FIRST_ZOOM) return false;
    const key = `${z}/${x}/${y}`;
    const towns = townsOf(bytes, z, x, y);
    if (towns.length === 0 || this.tiles.has(key)) return false;
    this.tiles.set(key, { z, towns });
    if (this.tiles.size > MOST_TILES) this.tiles.delete(this.tiles.keys().next().value!);
    this.placed = null;
    return true;
  }

  /** Forgets all: they come again in another language. */
  clear(): void {
    this.tiles.clear();
    this.placed = null;
  }

  /** Those that are named in the scene, worked out when something has changed. */
  at(scene: Scene, measure: Measure): PlaceSlot[] {
    const { zoom } = scene.layout;
    if (zoom < FIRST_ZOOM) return NONE;
    if (this.placed?.scene !== scene) this.placed = { scene, slots: this.place(scene, zoom, measure) };
    return this.placed.slots;
  }

  private place(scene: Scene, zoom: number, measure: Measure): PlaceSlot[] {
    const source = Math.min(zoom, BASEMAP_MAX_ZOOM);
    const marked = markedAlready(scene.spots);
    const wanted: Town[] = [];
    for (const { z, towns } of this.tiles.values())
      if (oneFile || z === source)
        wanted.push(...towns.filter((t) => t.rank <= zoom && (!oneFile || isDrawn(t, z, source)) && !marked(t)));
    return placeTowns(wanted, scene.layout, measure);
  }
}
