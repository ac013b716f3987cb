// The datasets that events come from, and whom to name for them.

import { getJSON } from "./http";

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
