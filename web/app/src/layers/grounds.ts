// What lies under everything: mapd's own ground, or one that the operator
// offers.

import * as L from "leaflet";
import type { OfferedBase } from "../api/basemap";
import { oneFile } from "../one-file";
import type { BasemapLayer } from "./basemap-layer";

/** The deepest zoom asked of online tiles; mapd's own zooms end before. */
const RASTER_MAX_ZOOM = 19;

export class Grounds {
  private other: L.Layer | null = null;
  /** The one wanted; a layer that comes later than another wish is dropped. */
  private wanted: OfferedBase | null | undefined;

  constructor(
    private readonly map: L.Map,
    private readonly own: BasemapLayer,
  ) {}

  /** Changes the ground; null is mapd's own. */
  use(base: OfferedBase | null): void {
    if (base === this.wanted) return;
    this.wanted = base;
    if (base === null) this.show(null);
    else if (base.id === "raster") this.show(L.tileLayer(base.tiles, { noWrap: true, maxNativeZoom: RASTER_MAX_ZOOM }));
    else void this.showPMTiles(base);
  }

  /** Its reader is loaded only for those who want it. */
  private async showPMTiles(base: OfferedBase): Promise<void> {
    if (oneFile) return;
    const { PMTilesLayer } = await import("./pmtiles-layer");
    if (this.wanted === base) this.show(new PMTilesLayer(base.tiles));
  }

  private show(layer: L.Layer | null): void {
    this.other?.remove();
    this.other = layer;
    if (layer) {
      this.own.remove();
      layer.addTo(this.map);
    } else if (!this.map.hasLayer(this.own)) this.own.addTo(this.map);
  }
}
