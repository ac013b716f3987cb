// A vector tile of an operator's file in the page's own colours. Its layers are
// known by the names that OpenMapTiles and Protomaps give them.

import { VectorTile, type VectorTileFeature } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";
import type { TilePart } from "./basemap-tile";
import type { Palette } from "./palette";

interface Rule {
  layers: readonly string[];
  /** Kinds of features, by the properties class and kind; all if left out. */
  kinds?: ReadonlySet<string>;
  /** Drawn from this zoom on. */
  from?: number;
  fill?: keyof Palette;
  stroke?: keyof Palette;
  width?: number;
  alpha?: number;
}

const MAJOR = new Set(["motorway", "trunk", "primary", "highway", "major_road"]);
const LAND = ["earth", "land"];

/** From the bottom up. */
const RULES: readonly Rule[] = [
  { layers: LAND, fill: "land2" },
  { layers: ["landcover", "landuse", "park", "natural"], fill: "land", alpha: 0.6 },
  { layers: ["water", "ocean"], fill: "water", stroke: "coast", width: 0.9 },
  { layers: ["waterway", "physical_line"], stroke: "coast", width: 0.8 },
  { layers: ["roads", "transportation"], kinds: MAJOR, from: 7, stroke: "border", width: 0.9, alpha: 0.55 },
  { layers: ["roads", "transportation"], from: 11, stroke: "border", width: 0.6, alpha: 0.35 },
  { layers: ["boundaries", "boundary"], stroke: "border", width: 1, alpha: 0.6 },
];

/** OpenMapTiles draws the sea on land, Protomaps the land on the sea. */
const hasLand = (layers: VectorTile["layers"]): boolean => LAND.some((name) => layers[name]);

function pathOf(feature: VectorTileFeature, part: TilePart, px: number): Path2D {
  const path = new Path2D();
  const k = px / (feature.extent * part.size);
  for (const line of feature.loadGeometry()) {
    line.forEach((p, i) => {
      const x = (p.x - part.x * feature.extent) * k;
      const y = (p.y - part.y * feature.extent) * k;
      if (i === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    });
    if (feature.type === 3) path.closePath();
  }
  return path;
}

function wanted({ kinds }: Rule, { properties: p }: VectorTileFeature): boolean {
  return kinds === undefined || kinds.has(String(p.class ?? "")) || kinds.has(String(p.kind ?? ""));
}

function apply(c: CanvasRenderingContext2D, colours: Palette, rule: Rule, feature: VectorTileFeature, path: Path2D): void {
  c.globalAlpha = rule.alpha ?? 1;
  if (rule.fill && feature.type === 3) {
    c.fillStyle = colours[rule.fill] as string;
    c.fill(path, "evenodd");
  }
  if (rule.stroke) {
    c.strokeStyle = colours[rule.stroke] as string;
    c.lineWidth = rule.width ?? 1;
    c.stroke(path);
  }
  c.globalAlpha = 1;
}

/** Draws a part of a tile onto a square of px CSS pixels. */
export function paintGround(
  c: CanvasRenderingContext2D,
  colours: Palette,
  bytes: ArrayBuffer | null,
  part: TilePart,
  px: number,
  zoom: number,
): void {
  const layers = bytes ? new VectorTile(new PbfReader(new Uint8Array(bytes))).layers : {};
  c.fillStyle = bytes && !hasLand(layers) ? colours.land2 : colours.water;
  c.fillRect(0, 0, px, px);
  c.lineJoin = c.lineCap = "round";
  for (const rule of RULES) {
    if (zoom < (rule.from ?? 0)) continue;
    for (const name of rule.layers) {
      const layer = layers[name];
      for (let i = 0; i < (layer?.length ?? 0); i++) {
        const feature = layer.feature(i);
        if (feature.type !== 1 && wanted(rule, feature)) apply(c, colours, rule, feature, pathOf(feature, part, px));
      }
    }
  }
}
