// Layouts and flow paths by zoom, made when a zoom is first seen and kept
// until the data, the names or the fonts change.

import type { Model } from "../state/model";
import { flowPaths } from "./flows";
import type { Scene } from "./frame";
import { layOut } from "./layout";
import type { PlaceName } from "./names";
import { type Spots, spotsOf } from "./spots";
import type { Measure } from "./type";

export class Scenes {
  readonly spots: Spots;
  private readonly byZoom = new Map<number, Scene>();
  private readonly regions: Intl.DisplayNames;

  constructor(
    readonly model: Model,
    readonly names: PlaceName[],
    private readonly measure: Measure,
  ) {
    this.spots = spotsOf(model);
    this.regions = new Intl.DisplayNames([model.lang || "en", "en"], { type: "region", style: "short", fallback: "code" });
  }

  at(zoom: number): Scene {
    let scene = this.byZoom.get(zoom);
    if (!scene) this.byZoom.set(zoom, (scene = this.make(zoom)));
    return scene;
  }

  private make(zoom: number): Scene {
    const { model, spots, names, measure } = this;
    const countryName = (code: string) => this.countryName(code);
    const layout = layOut({ spots, countries: model.columns.dictionaries.countries, countryName, names, measure }, zoom);
    return { model, spots, layout, paths: flowPaths(model, spots, layout, names) };
  }

  private countryName(code: string): string {
    const name = this.names.find((n) => n.kind === "country" && n.iso === code)?.name;
    if (name !== undefined) return name;
    return /^[A-Z]{2}$/.test(code) ? (this.regions.of(code) ?? code) : code;
  }
}
