// The values of the filters in words.

import { t, textOf } from "../words";
import { countryName } from "./countries";
import { datasetTitles } from "./datasets";
import type { SetName } from "./families";
import type { Model } from "./model";
import { capital } from "./numbers";

/** The dataset that comes with mapd: the page has a name for it in each language. */
const CURATED = "curated";

/** The language of a value's name, where it is the data's own and known. */
export function facetLang(m: Model, set: SetName, value: string): string | undefined {
  if (set === "datasets" && value !== CURATED) return datasetTitles.value.get(value)?.lang;
  if (set === "hotspots") return m.hotspotOf.get(value)?.nameLang;
  return set === "sources" ? m.sourceOf.get(value)?.lang : undefined;
}

/** The name of a filter's value: of a kind, a country, a place… */
export function facetName(m: Model, set: SetName, value: string): string {
  switch (set) {
    case "kinds":
      return m.kinds.find((k) => k.id === value)?.label ?? value;
    case "countries":
      return countryName(value);
    case "hotspots":
      return m.hotspotOf.get(value)?.name ?? value;
    case "sources":
      return m.sourceOf.get(value)?.title ?? value;
    case "confidences":
      return textOf(`panel.confidence.${value}`) ?? capital(value);
    case "datasets":
      return value === CURATED ? t("panel.dataset.curated") : (datasetTitles.value.get(value)?.title ?? value);
  }
}
