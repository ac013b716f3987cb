// The events that the page shows, whole, as the API has them; and whom to
// name for them.

import type { Claim, Figure } from "../state/words";
import { getJSON } from "./http";
import { collection } from "./load";

/** An event as a Feature of the API. */
export interface EventFeature {
  type: "Feature";
  id: string;
  geometry: { type: "Point"; coordinates: number[] } | { type: "MultiPoint"; coordinates: number[][] } | null;
  properties: EventProperties;
}

export interface EventProperties {
  kind: string;
  title: string;
  summary: string | null;
  when: string | null;
  start: string | null;
  end: string | null;
  sure_start: string | null;
  sure_end: string | null;
  time_precision: string | null;
  ongoing: boolean;
  place: string | null;
  countries: string[] | null;
  precision: string | null;
  radius_m: number | null;
  hotspots: string[] | null;
  figures: Figure[] | null;
  sources: Claim[] | null;
  confidence: string | null;
  dataset: string;
  version: number;
}

/** All events that a query of the API asks for. */
export async function loadEvents(
  lang: string,
  ask: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<EventFeature[]> {
  return (await collection<EventProperties>("events", lang, ask, signal)) as unknown as EventFeature[];
}

export interface Dataset {
  id: string;
  title: string | null;
  /** The language of the title. */
  lang?: string | null;
  /** An SPDX name, such as CC-BY-4.0. */
  licence: string;
  credit: string;
  /** The state of a dataset that is delivered whole. */
  edition: string | null;
}

export async function loadDatasets(lang: string, signal?: AbortSignal): Promise<Dataset[]> {
  return (await getJSON<{ datasets: Dataset[] }>(`api/datasets?lang=${encodeURIComponent(lang)}`, signal)).datasets;
}
