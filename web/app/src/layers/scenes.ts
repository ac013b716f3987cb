// Layouts and flow paths by zoom, made when a zoom is first seen and kept
// until the data, the names or the fonts change.

import { countryName } from "../state/countries";
import type { Model } from "../state/model";
import { flowPaths } from "./flows";
import type { Scene } from "./frame";
import { type CrowdLayer, type Layout, layOut } from "./layout";
import { inPageLanguage, type PlaceName } from "./names";
import { type Spots, spotsOf } from "./spots";
import type { Measure } from "./type";

export class Scenes {
  readonly spots: Spots;
  private readonly layouts = new Map<number, Layout>();
  private readonly byZoom = new Map<number, Scene>();
  private readonly crowdAt: ((zoom: number) => CrowdLayer | null) | undefined;
  /** In the page's language. */
  readonly names: PlaceName[];

  constructor(
    readonly model: Model,
    names: PlaceName[],
    private readonly measure: Measure,
    crowdOf?: (m: Model, spots: Spots) => (zoom: number) => CrowdLayer | null,
  ) {
    this.spots = spotsOf(model);
    this.crowdAt = crowdOf?.(model, this.spots);
    this.names = inPageLanguage(names);
  }

  at(zoom: number): Scene {
    let scene = this.byZoom.get(zoom);
    if (!scene) this.byZoom.set(zoom, (scene = this.make(zoom)));
    return scene;
  }

  /** The same without flows, which take longer than all else. */
  withoutFlows(zoom: number): Scene {
    return { model: this.model, spots: this.spots, layout: this.layoutAt(zoom), paths: [] };
  }

  /** What stands where. */
  layoutAt(zoom: number): Layout {
    let layout = this.layouts.get(zoom);
    if (!layout) this.layouts.set(zoom, (layout = this.layOut(zoom)));
    return layout;
  }

  private make(zoom: number): Scene {
    const { model, spots, names } = this;
    const layout = this.layoutAt(zoom);
    return { model, spots, layout, paths: flowPaths(model, spots, layout, names) };
  }

  private layOut(zoom: number): Layout {
    const { model, spots, names, measure } = this;
    const layout = layOut({ spots, countries: model.columns.dictionaries.countries, countryName, names, measure }, zoom);
    layout.crowd = this.crowdAt?.(zoom) ?? null;
    return layout;
  }
}
