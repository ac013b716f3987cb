import { useState } from "preact/hooks";
import { type Dataset, loadDatasets } from "../api/events";
import type { Model } from "../state/model";
import type { Selection } from "../state/selection";
import { filters } from "../state/store";
import { addressNow } from "../state/url";
import { t } from "../words";
import { type AboutView, aboutView, fileName } from "./about-view";
import { BYTE_ORDER_MARK, toCSV } from "./csv";
import { dataNotes } from "./data-notes";
import { toTable } from "./flat";
import { toGeoJSON } from "./geojson";
import { save } from "./save";
import { Changed, loadShown, type ShownEvent } from "./shown-events";
import { useJob } from "./use-job";

type Make = (events: ShownEvent[], about: AboutView) => { content: string; type: string; extension: string };

const sayError = (e: unknown): string => (e instanceof Changed ? t("share.changed") : e instanceof Error ? e.message : String(e));

/** The shown events as a file. */
export function DataPart({ model, selection }: { model: Model; selection: Selection }) {
  const [marked, setMarked] = useState(false);
  const job = useJob(sayError);
  const start = (make: Make) =>
    job.run(t("share.preparing"), async (signal) => {
      const [events, datasets] = await Promise.all([
        loadShown(model, selection, filters.peek(), signal),
        loadDatasets(model.lang, signal),
      ]);
      const about = aboutView(model, selection, addressNow({ embed: null }), used(datasets, events));
      const { content, type, extension } = make(events, about);
      const name = fileName("events", about, extension);
      save(name, new Blob([content], { type }));
      return t("share.saved", { file: name });
    });
  const csv: Make = (events, about) => ({
    content: (marked ? BYTE_ORDER_MARK : "") + toCSV(toTable(events, model, about)),
    type: "text/csv;charset=utf-8",
    extension: "csv",
  });
  const geojson: Make = (events, about) => ({
    content: toGeoJSON(events, about),
    type: "application/geo+json",
    extension: "geojson",
  });
  const none = selection.rows.length === 0;
  return (
    <section class="share-part">
      <h3>{t("share.data")}</h3>
      {dataNotes(selection).map((note) => (
        <p key={note} class="small">
          {note}
        </p>
      ))}
      <p class="share-act">
        <button class="btn line" type="button" disabled={none || job.busy} onClick={() => start(geojson)}>
          {t("share.geojson")}
        </button>
        <button class="btn line" type="button" disabled={none || job.busy} onClick={() => start(csv)}>
          {t("share.csv")}
        </button>
        <span class={`small said${job.failed ? " failed" : ""}`} role="status">
          {job.said}
        </span>
      </p>
      <label class="share-option">
        <input type="checkbox" checked={marked} onChange={(e) => setMarked(e.currentTarget.checked)} />
        {t("share.bom")}
      </label>
    </section>
  );
}

/** The datasets that the events come from. */
function used(datasets: readonly Dataset[], events: readonly ShownEvent[]): Dataset[] {
  const ids = new Set(events.map((e) => e.feature.properties.dataset));
  return datasets.filter((d) => ids.has(d.id));
}
