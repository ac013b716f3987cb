// Towns of the gazetteer and names of provinces, from the basemap's tiles: which
// of them are named at a zoom. Those come first that have more people.

import { VectorTile, type VectorTileLayer } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";
import { type Box, Boxes, boxAround } from "./boxes";
import type { Layout } from "./layout";
import { type Point, toLonLat, toWorld } from "./mercator";
import type { Spot, Spots } from "./spots";
import type { Measure } from "./type";

/** A town, or the name of a province, as a tile has it. */
export interface Town {
  kind: "town" | "province";
  name: string;
  /** The country, if the tile says it. */
  iso: string;
  lon: number;
  lat: number;
  /** First zoom at which it is worth drawing. */
  rank: number;
  people: number;
}

/** A town or a province at one zoom. */
export interface PlaceSlot extends Town {
  anchor: Point;
  /** From its dot to the name's start or end, and to the baseline. */
  dx: number;
  dy: number;
  align: "left" | "right" | "center";
  /** What the name takes. */
  box: Box;
}

/** The towns and names of provinces in a tile of the basemap. */
export function townsOf(bytes: ArrayBuffer, z: number, x: number, y: number): Town[] {
  const layer: VectorTileLayer | undefined = new VectorTile(new PbfReader(new Uint8Array(bytes))).layers.places;
  const towns: Town[] = [];
  for (let i = 0; i < (layer?.length ?? 0); i++) {
    const feature = layer!.feature(i);
    const p = feature.properties;
    const at = feature.loadGeometry()[0]?.[0];
    if (!at) continue;
    const world = { x: (x + at.x / feature.extent) * 256, y: (y + at.y / feature.extent) * 256 };
    const kind = p.kind === "province" ? "province" : "town";
    const place = { kind, name: String(p.name ?? ""), iso: String(p.iso ?? ""), ...toLonLat(world, z) } as const;
    towns.push({ ...place, rank: Number(p.rank ?? 0), people: Number(p.people ?? 0) });
  }
  return towns;
}

/** A name as it is compared: without accents, blanks and capitals. */
const folded = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/[\p{M}\p{P}\s]/gu, "")
    .toLowerCase();

/** Within this many metres beyond its radius, a hotspot's name is the hotspot's;
 * a province that is called as a city in it may have its middle far off. */
const SAME_M = { town: 15_000, province: 200_000 };
const DEGREE_M = 111_195;

/** Tells whether a town is a place that the map marks already. */
export function markedAlready(spots: Spots): (town: Town) => boolean {
  const named = spots.list
    .filter((s) => s.hotspot !== null)
    .map((s) => ({ spot: s, names: new Set([s.name, s.hotspot!.name, ...s.hotspot!.names.map((n) => n.text)].map(folded)) }));
  const near = (s: Spot, town: Town) => {
    const east = (s.lon - town.lon) * Math.cos((town.lat * Math.PI) / 180);
    return Math.hypot(east, s.lat - town.lat) * DEGREE_M < s.radiusM + SAME_M[town.kind];
  };
  return (town) => named.some(({ spot, names }) => near(spot, town) && names.has(folded(town.name)));
}

const DOT_ROOM = 3;
const GAP = 6;
const ASCENT = 12;
const HEIGHT = 16;

type Placed = Pick<PlaceSlot, "dx" | "dy" | "align" | "box">;

/** Right, left, above and below a dot. */
function besideDot({ x, y }: Point, width: number): Placed[] {
  const beside = { top: y - HEIGHT / 2, bottom: y + HEIGHT / 2 };
  const around = { left: x - width / 2, right: x + width / 2 };
  return [
    { dx: GAP, dy: 4, align: "left", box: { left: x + GAP, right: x + GAP + width, ...beside } },
    { dx: -GAP, dy: 4, align: "right", box: { left: x - GAP - width, right: x - GAP, ...beside } },
    { dx: 0, dy: -GAP, align: "center", box: { top: y - GAP - ASCENT, bottom: y - GAP + 4, ...around } },
    { dx: 0, dy: GAP + ASCENT, align: "center", box: { top: y + GAP, bottom: y + GAP + HEIGHT, ...around } },
  ];
}

/** Free room that the name of a province keeps around it. */
const PROVINCE_ROOM = 8;

function inTheMiddle({ x, y }: Point, width: number): Placed[] {
  const half = width / 2 + PROVINCE_ROOM;
  const box = { left: x - half, right: x + half, top: y - HEIGHT, bottom: y + HEIGHT };
  return [{ dx: 0, dy: 4, align: "center", box }];
}

/** Towns before provinces, then by rank and people. */
const weightier = (a: Town, b: Town): number =>
  Number(a.kind === "province") - Number(b.kind === "province") ||
  a.rank - b.rank ||
  b.people - a.people ||
  a.name.localeCompare(b.name);

/** Gives towns their place beside marks, plates and names of the layout. One
 * without room for its name is left out. */
export function placeTowns(towns: readonly Town[], layout: Layout, measure: Measure): PlaceSlot[] {
  const own = new Boxes();
  const free = (box: Box) => layout.taken.free(box) && own.free(box);
  const slots: PlaceSlot[] = [];
  // Many a province is called as its town: then the town is named.
  const named = new Set(towns.filter((t) => t.kind === "town").map((t) => folded(t.name)));
  for (const town of [...towns].sort(weightier)) {
    if (town.kind === "province" && named.has(folded(town.name))) continue;
    const anchor = toWorld(town.lon, town.lat, layout.zoom);
    const dot = boxAround(anchor.x, anchor.y, DOT_ROOM);
    if (!free(dot)) continue;
    const width = measure(town.name, town.kind);
    const placed = (town.kind === "town" ? besideDot : inTheMiddle)(anchor, width).find(({ box }) => free(box));
    if (!placed) continue;
    if (town.kind === "town") own.add(dot);
    own.add(placed.box);
    slots.push({ ...town, anchor, ...placed });
  }
  return slots;
}
