import { facetLang, facetName } from "../state/facet-names";
import type { Facets } from "../state/facets";
import type { Facet as FacetId } from "../state/failing";
import { clearFilters, facetsShown, type SetName, toggleIn, toggleKind } from "../state/families";
import type { Model } from "../state/model";
import { open } from "../state/page";
import { filters } from "../state/store";
import { FAMILIES } from "../state/words";
import { language, t } from "../words";
import { Chips } from "./chips";
import { Facet, type FacetEntry } from "./facet";
import { Families } from "./families";
import { Disc, Icon } from "./icon";
import { Loading } from "./notices";
import { useDatasetTitles } from "./use-dataset-titles";

/** What the map shows, by each property of the events. The counts follow the window and each other. */
export function Filters({ model }: { model: Model }) {
  useDatasetTitles(model);
  const f = facetsShown.value;
  return (
    <div class="flt-page">
      <div class="flt-head">
        <h1 tabIndex={-1}>{t("panel.filters")}</h1>
        <button class="btn" type="button" onClick={() => open(null)}>
          {t("panel.done")} <Icon name="close" size={16} />
        </button>
      </div>
      <div class="flt">
        <Chips model={model} />
        <Families />
        {f && <AllFacets model={model} facets={f} />}
      </div>
      <div class="flt-foot">
        <span class="small n" role="status">
          {f &&
            (f.hidden > 0 ? t("panel.shownOf", { n: f.shown, all: f.shown + f.hidden }) : t("panel.shownAll", { n: f.shown }))}
        </span>
        <button class="btn solid" type="button" onClick={() => open(null)}>
          {t("panel.showList")}
        </button>
      </div>
    </div>
  );
}

/** Of a large pack, what else it is filtered by comes when this page is opened. */
function AllFacets({ model, facets: f }: { model: Model; facets: Facets }) {
  return (
    <>
      <Kinds model={model} facets={f} />
      {model.large?.complete ? <Loading /> : <Sets model={model} facets={f} />}
    </>
  );
}

function Sets({ model, facets: f }: { model: Model; facets: Facets }) {
  const d = model.columns.dictionaries;
  return (
    <>
      <SetFacet model={model} set="countries" values={d.countries} counts={f.counts.country} />
      <SetFacet model={model} set="hotspots" values={d.hotspots} counts={f.counts.hotspot} />
      <SetFacet model={model} set="sources" values={d.sources} counts={f.counts.source} wide />
      <SetFacet model={model} set="confidences" values={d.confidences} counts={f.counts.confidence} />
      {(d.datasets.length > 1 || filters.value.datasets.size > 0) && (
        <SetFacet model={model} set="datasets" values={d.datasets} counts={f.counts.dataset} wide />
      )}
    </>
  );
}

/** Kinds are switched off rather than chosen, so that the usual state shows everything. */
function Kinds({ model, facets: f }: { model: Model; facets: Facets }) {
  const { kinds: off, families } = filters.value;
  const order = model.kindAt
    .map((kind, i) => ({ kind, count: f.counts.kind[i] }))
    .sort(
      (a, b) =>
        FAMILIES.indexOf(a.kind.family) - FAMILIES.indexOf(b.kind.family) ||
        a.kind.label.localeCompare(b.kind.label, language.value),
    );
  const entries: FacetEntry[] = order.map(({ kind, count }) => ({
    id: kind.id,
    label: kind.label,
    count,
    on: !off.has(kind.id) && !families.has(kind.family),
    mark: <Disc glyph={kind.glyph} family={kind.family} />,
  }));
  const allOn = entries.every((e) => e.on);
  const none = () => (filters.value = { ...filters.value, families: new Set(), kinds: new Set(entries.map((e) => e.id)) });
  return (
    <Facet
      name="kind"
      legend={t("panel.facet.kinds")}
      entries={entries}
      toggle={(id) => toggleKind(model.kindAt.find((k) => k.id === id)!)}
      action={
        allOn
          ? { label: t("panel.none"), name: t("panel.kindsNone"), run: none }
          : { label: t("panel.all"), name: t("panel.kindsAll"), run: () => clearFilters(["kinds", "families"]) }
      }
      whole
    />
  );
}

interface SetFacetProps {
  model: Model;
  set: Exclude<SetName, "kinds">;
  values: readonly string[];
  counts: Facets["counts"][FacetId];
  wide?: boolean;
}

const NAMES = {
  countries: "country",
  hotspots: "place",
  sources: "source",
  confidences: "confidence",
  datasets: "dataset",
} as const;

/** The values of a property, the most frequent first; those chosen and not in the data stay to be taken off. */
function SetFacet({ model, set, values, counts, wide }: SetFacetProps) {
  const chosen = filters.value[set];
  const gone = [...chosen].filter((v) => !values.includes(v));
  const entries = [...values, ...gone]
    .map((id, i) => ({
      id,
      label: facetName(model, set, id),
      lang: facetLang(model, set, id),
      count: counts[i] ?? 0,
      on: chosen.has(id),
    }))
    .sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, language.value));
  const legend = t(`panel.facet.${set}`);
  return (
    <Facet
      name={NAMES[set]}
      legend={legend}
      entries={entries}
      toggle={(id) => toggleIn(set, id)}
      action={
        chosen.size > 0
          ? { label: t("panel.clear"), name: t("panel.clearFacet", { facet: legend }), run: () => clearFilters([set]) }
          : null
      }
      wide={wide ?? false}
    />
  );
}
