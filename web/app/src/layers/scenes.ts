// Layouts and flow paths by zoom, made when a zoom is first seen and kept
// until the data, the names or the fonts change.

import { countryName } from "../state/countries";
import type { Model } from "../state/model";
import { flowPaths } from "./flows";
import type { Scene } from "./frame";
import { layOut } from "./layout";
import { inPageLanguage, type PlaceName } from "./names";
import { type Spots, spotsOf } from "./spots";
import type { Measure } from "./type";

export class Scenes {
  readonly spots: Spots;
  private readonly byZoom = new Map<number, Scene>();
  /** In the page's language. */
  readonly names: PlaceName[];

  constructor(
    readonly model: Model,
    names: PlaceName[],
    private readonly measure: Measure,
  ) {
    this.spots = spotsOf(model);
    this.names = inPageLanguage(names);
  }

  at(zoom: number): Scene {
    let scene = this.byZoom.get(zoom);
    if (!scene) this.byZoom.set(zoom, (scene = this.make(zoom)));
    return scene;
  }

  private make(zoom: number): Scene {
    const { model, spots, names, measure } = this;
    const layout = layOut({ spots, countries: model.columns.dictionaries.countries, countryName, names, measure }, zoom);
    return { model, spots, layout, paths: flowPaths(model, spots, layout, names) };
  }
}
