// A basemap tile as paths: land, countries with hotspots, coast, borders and
// what is inside of countries.

import { VectorTile, type VectorTileFeature, type VectorTileLayer } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";
import { goOn, longEnough } from "../slices";

export interface TilePaths {
  land: Path2D;
  /** The same by country. */
  countries: ReadonlyMap<string, Path2D>;
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

async function trace(
  pathOf: (feature: VectorTileFeature) => Path2D,
  layer: VectorTileLayer | undefined,
  part: TilePart,
  px: number,
): Promise<void> {
  for (let i = 0; i < (layer?.length ?? 0); i++) {
    if (longEnough()) await goOn();
    const feature = layer!.feature(i);
    const path = pathOf(feature);
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

/** Paths for a square of px CSS pixels, made in as many tasks as they need. */
export async function tilePaths(bytes: ArrayBuffer, part: TilePart, px: number): Promise<TilePaths> {
  const { layers } = new VectorTile(new PbfReader(new Uint8Array(bytes)));
  const countries = new Map<string, Path2D>();
  const ofCountry = ({ properties }: VectorTileFeature) => {
    const iso = String(properties.iso ?? "");
    let path = countries.get(iso);
    if (!path) countries.set(iso, (path = new Path2D()));
    return path;
  };
  await trace(ofCountry, layers.countries, part, px);
  const whole = async (layer: VectorTileLayer | undefined) => {
    const path = new Path2D();
    await trace(() => path, layer, part, px);
    return path;
  };
  return {
    land: joined(countries.values()),
    countries,
    coast: await whole(layers.coast),
    borders: await whole(layers.borders),
    provinces: await whole(layers.provinces),
    rivers: await whole(layers.rivers),
    lakes: await whole(layers.lakes),
  };
}

/** One path of all of them. */
function joined(paths: Iterable<Path2D>): Path2D {
  const all = new Path2D();
  for (const path of paths) all.addPath(path);
  return all;
}

/** The land of some of the countries. */
export function landOf({ countries }: TilePaths, wanted: ReadonlySet<string>): Path2D {
  return joined([...countries].filter(([iso]) => wanted.has(iso)).map(([, path]) => path));
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
