// A basemap tile as paths: land, countries with hotspots, coast, borders and
// what is inside of countries.

import { VectorTile, type VectorTileLayer } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";

export interface TilePaths {
  land: Path2D;
  /** Land of the countries that have hotspots. */
  focus: Path2D;
  coast: Path2D;
  borders: Path2D;
  provinces: Path2D;
  rivers: Path2D;
  lakes: Path2D;
}

/** Which part of a tile is drawn, when a tile is enlarged: its corner and size
 * as fractions of the tile. The whole tile is {x: 0, y: 0, size: 1}. */
export interface TilePart {
  x: number;
  y: number;
  size: number;
}

function trace(
  path: Path2D,
  layer: VectorTileLayer | undefined,
  part: TilePart,
  px: number,
  wanted: (iso: string) => boolean,
): void {
  for (let i = 0; i < (layer?.length ?? 0); i++) {
    const feature = layer!.feature(i);
    if (!wanted(String(feature.properties.iso ?? ""))) continue;
    const k = px / (feature.extent * part.size);
    const dx = part.x * feature.extent;
    const dy = part.y * feature.extent;
    for (const line of feature.loadGeometry()) {
      line.forEach((p, j) =>
        j === 0 ? path.moveTo((p.x - dx) * k, (p.y - dy) * k) : path.lineTo((p.x - dx) * k, (p.y - dy) * k),
      );
      if (feature.type === 3) path.closePath();
    }
  }
}

const all = () => true;

/** Paths for a square of px CSS pixels. */
export function tilePaths(bytes: ArrayBuffer, part: TilePart, px: number, focus: ReadonlySet<string>): TilePaths {
  const { layers } = new VectorTile(new PbfReader(new Uint8Array(bytes)));
  const paths: TilePaths = {
    land: new Path2D(),
    focus: new Path2D(),
    coast: new Path2D(),
    borders: new Path2D(),
    provinces: new Path2D(),
    rivers: new Path2D(),
    lakes: new Path2D(),
  };
  trace(paths.land, layers.countries, part, px, all);
  trace(paths.focus, layers.countries, part, px, (iso) => focus.has(iso));
  for (const name of ["coast", "borders", "provinces", "rivers", "lakes"] as const)
    trace(paths[name], layers[name], part, px, all);
  return paths;
}

/** The tile that holds the data of tile z/x/y, and which part of it that is. */
export function sourceTile(
  z: number,
  x: number,
  y: number,
  maxZoom: number,
): { z: number; x: number; y: number; part: TilePart } {
  const up = Math.max(0, z - maxZoom);
  const n = 2 ** up;
  return { z: z - up, x: Math.floor(x / n), y: Math.floor(y / n), part: { x: (x % n) / n, y: (y % n) / n, size: 1 / n } };
}
