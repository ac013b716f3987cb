// The names of countries and seas and where they stand. The one tile of zoom 0
// carries all of them.

import { VectorTile } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";
import { loadBasemapTile } from "../api/basemap";
import { countryName } from "../state/countries";
import { textOf } from "../words";
import { toLonLat } from "./mercator";

export interface PlaceName {
  kind: "country" | "sea";
  /** ISO 3166-1 alpha-2, empty for a sea. */
  iso: string;
  name: string;
  lon: number;
  lat: number;
  /** First zoom at which the name is worth drawing. */
  rank: number;
}

export function decodeNames(bytes: ArrayBuffer): PlaceName[] {
  const layer = new VectorTile(new PbfReader(new Uint8Array(bytes))).layers.labels;
  const names: PlaceName[] = [];
  for (let i = 0; i < (layer?.length ?? 0); i++) {
    const feature = layer.feature(i);
    const at = feature.loadGeometry()[0]?.[0];
    if (!at) continue;
    const { lon, lat } = toLonLat({ x: (at.x / feature.extent) * 256, y: (at.y / feature.extent) * 256 }, 0);
    const p = feature.properties;
    const kind = p.kind === "sea" ? "sea" : "country";
    names.push({ kind, iso: String(p.iso ?? ""), name: String(p.name ?? ""), lon, lat, rank: Number(p.rank ?? 0) });
  }
  return names;
}

/** The names in the page's language, as far as it has them. */
export function inPageLanguage(names: readonly PlaceName[]): PlaceName[] {
  return names.map((n) => ({ ...n, name: n.kind === "sea" ? (textOf(`map.sea.${n.name}`) ?? n.name) : named(n) }));
}

const named = ({ iso, name }: PlaceName): string => (iso === "" ? name : countryName(iso));

export async function loadNames(signal: AbortSignal): Promise<PlaceName[]> {
  const bytes = await loadBasemapTile(0, 0, 0, "", signal);
  return bytes.byteLength > 0 ? decodeNames(bytes) : [];
}
