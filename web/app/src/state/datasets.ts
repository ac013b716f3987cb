// What datasets are called, once somebody wants to know.

import { signal } from "@preact/signals";

export interface DatasetTitle {
  title: string;
  /** The language of the title. */
  lang?: string;
}

/** By id; empty until they are loaded. */
export const datasetTitles = signal<ReadonlyMap<string, DatasetTitle>>(new Map());
