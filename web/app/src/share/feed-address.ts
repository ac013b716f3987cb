// The shown events as a feed of the server: what is seen is what arrives.

import { isoDay } from "../state/days";
import type { Filters, Selection } from "../state/selection";
import { FAMILIES } from "../state/words";

/** The formats that events can be saved in, by the end of their address. */
export const FORMATS = ["geojson", "csv", "kml", "gpkg", "fgb", "parquet"] as const;
export type Format = (typeof FORMATS)[number];

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** The parameters by which a feed gives what window and filters show, and no more:
 * what has no date is in no window of the page. */
export function feedQuery({ window }: Pick<Selection, "window">, f: Filters, lang: string): URLSearchParams {
  const ask = new URLSearchParams({ datetime: `${isoDay(window.from)}/${isoDay(window.to)}` });
  const lists = { country: f.countries, hotspot: f.hotspots, source: f.sources, dataset: f.datasets, confidence: f.confidences };
  for (const [name, values] of Object.entries(lists)) if (values.size) ask.set(name, [...values].join(","));
  if (f.families.size) ask.set("family", FAMILIES.filter((family) => !f.families.has(family)).join(","));
  const dated = "time_precision IS NOT NULL";
  ask.set("filter", f.kinds.size ? `${dated} AND kind NOT IN (${[...f.kinds].map(quoted).join(", ")})` : dated);
  ask.set("lang", lang);
  return ask;
}

/** The address of the feed in a format, relative to the page. */
export function feedAddress(format: Format, query: URLSearchParams, marked = false): string {
  const ask = new URLSearchParams(query);
  if (marked && format === "csv") ask.set("bom", "true");
  return `feeds/events.${format}?${ask}`;
}

/** The page that says which address is for which tool, with the same parameters. */
export const toolsAddress = (query: URLSearchParams): string => `feeds?${query}`;
