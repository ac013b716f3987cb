import { type Dataset, loadDatasets } from "../api/events";
import type { Model } from "../state/model";
import { rich, t } from "../words";
import { dataLanguage } from "../words/choice";
import { useLoad } from "./use-load";

/** Rows that name no place, and rows without a date. */
function lacking(m: Model): { places: number; dates: number } {
  const { rows, places, timePrecision } = m.columns;
  let [unplaced, undated] = [0, 0];
  for (let row = 0; row < rows; row++) {
    if (places.offsets[row] === places.offsets[row + 1]) unplaced++;
    if (timePrecision[row] === 0) undated++;
  }
  return { places: unplaced, dates: undated };
}

/** What is left out on purpose, and what could not be drawn. */
export function AboutNotMapped({ model }: { model: Model | null }) {
  const n = model && lacking(model);
  return (
    <section class="sec">
      <h2>{t("about.not")}</h2>
      <ul class="points">
        <li>{t("about.notNear")}</li>
        <li>{t("about.notPeople")}</li>
        <li>{t("about.notHeld")}</li>
        {n !== null && n.places > 0 && <li>{t("about.notPlaced", { n: n.places })}</li>}
        {n !== null && n.dates > 0 && <li>{t("about.notDated", { n: n.dates })}</li>}
      </ul>
    </section>
  );
}

/** Version, size, licence and credit of the data. */
export function AboutData({ model: m }: { model: Model | null }) {
  const { state } = useLoad((signal) => loadDatasets(dataLanguage(), signal), [m?.dataVersion, dataLanguage()]);
  return (
    <section class="sec">
      <h2>{t("about.data")}</h2>
      {m && (
        <p class="n">
          {t("about.dataCounts", {
            version: String(m.dataVersion),
            events: t("common.events", { n: m.columns.rows }),
            places: t("common.places", { n: m.hotspots.length }),
            sources: t("about.sources", { n: m.sources.length }),
          })}
        </p>
      )}
      {state.is === "here" && state.value.map((d) => <Terms key={d.id} dataset={d} />)}
      <p>{t("about.dataUse")}</p>
    </section>
  );
}

/** Addresses of licences, by their SPDX name. */
const LICENCES: Readonly<Record<string, string>> = {
  "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
  "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
  "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
};

function Terms({ dataset: d }: { dataset: Dataset }) {
  const address = LICENCES[d.licence];
  const licence = address ? (
    <a class="link" href={address} rel="license noopener">
      {d.licence}
    </a>
  ) : (
    d.licence
  );
  const values = { title: d.title ?? d.id, licence, credit: d.credit };
  return <p>{d.edition ? rich("about.dataset", { ...values, edition: d.edition }) : rich("about.datasetPlain", values)}</p>;
}
