import { useEffect } from "preact/hooks";
import { loadDatasets } from "../api/events";
import { datasetTitles } from "../state/datasets";
import type { Model } from "../state/model";
import { filters } from "../state/store";
import { dataLanguage } from "../words/choice";

/** Loads what datasets are called where there is a choice of them. Without the
 * server their ids stand for them. */
export function useDatasetTitles(m: Model): void {
  const wanted = m.columns.dictionaries.datasets.length > 1 || filters.value.datasets.size > 0;
  const lang = dataLanguage();
  useEffect(() => {
    if (!wanted) return;
    const stop = new AbortController();
    loadDatasets(lang, stop.signal).then(
      (all) => {
        const titled = all
          .filter((d) => d.title)
          .map((d) => [d.id, { title: d.title!, ...(d.lang && { lang: d.lang }) }] as const);
        datasetTitles.value = new Map(titled);
      },
      () => undefined,
    );
    return () => stop.abort();
  }, [wanted, lang, m.dataVersion]);
}
