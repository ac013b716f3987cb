// The values of the filters in words.

import { t, textOf } from "../words";
import { countryName } from "./countries";
import type { SetName } from "./families";
import type { Model } from "./model";
import { capital } from "./numbers";

/** The language of a value's name, where it is the data's own and known. */
export function facetLang(m: Model, set: SetName, value: string): string | undefined {
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
      return value === "curated" ? t("panel.dataset.curated") : value;
  }
}
