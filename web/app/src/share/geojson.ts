// The shown events as a GeoJSON FeatureCollection (RFC 7946). What it was made
// from stands in members of the collection, which readers pass over.

import type { AboutView } from "./about-view";
import type { ShownEvent } from "./shown-events";

export function toGeoJSON(events: readonly ShownEvent[], about: AboutView): string {
  return `${JSON.stringify(
    {
      type: "FeatureCollection",
      name: `mapd events ${about.from} to ${about.to}`,
      window: [about.from, about.to],
      address: about.address,
      data_version: about.dataVersion,
      accessed: about.accessed,
      licence: about.licence,
      credit: about.credit,
      undated_left_out: about.undated,
      features: events.map(({ feature, inWindow }) => ({
        type: "Feature",
        id: feature.id,
        geometry: feature.geometry,
        properties: { ...feature.properties, in_window: inWindow },
      })),
    },
    null,
    1,
  )}\n`;
}
