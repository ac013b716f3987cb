import { useMemo } from "preact/hooks";
import { loadSaid, loadSource, type Said, type SourceDetail } from "../api/source-detail";
import { listing } from "../state/list";
import type { Model } from "../state/model";
import { open } from "../state/page";
import { filters } from "../state/store";
import { shortWhen } from "../state/when";
import type { Source } from "../state/words";
import { t, textOf } from "../words";
import { foreign } from "../words/choice";
import { claimHead } from "./claims";
import { EventRow } from "./event-row";
import { GeoJSONLink } from "./geojson-link";
import { PlaceLink, SourceLink } from "./links";
import { DetailFailed, Skeleton } from "./notices";
import { Back, NotFound } from "./page-head";
import { issuedText, reliabilityText, sourceOr } from "./source-list";
import { useLoad } from "./use-load";
import { useMore } from "./use-more";

/** A document: what it is, and all that it says, event by event. */
export function SourcePage({ id, model }: { id: string; model: Model }) {
  const source = model.sourceOf.get(id);
  return source ? <KnownSource source={source} model={model} /> : <NotFound text={t("panel.noSource")} />;
}

function KnownSource({ source, model }: { source: Source; model: Model }) {
  const { state, again } = useLoad(
    (signal) =>
      Promise.all([loadSource(source.id, model.lang, signal), loadSaid(source.id, source.citedBy, model.lang, signal)]).then(
        ([detail, said]) => ({ detail, said }),
      ),
    [source, model],
    `source ${model.lang} ${source.id}`,
  );
  const value = state.is === "here" ? state.value : state.is === "failed" ? state.kept : undefined;
  return (
    <article>
      <Back text={t("panel.allEvents")} />
      <Head source={source} model={model} />
      {state.is === "waiting" && <Skeleton />}
      {state.is === "failed" && <DetailFailed text={state.text} missing={state.missing} retry={again} />}
      {value && (
        <>
          <Document detail={value.detail} model={model} />
          <Sayings said={value.said} source={source} model={model} />
        </>
      )}
      <Places source={source} model={model} />
      {value && <Data detail={value.detail} />}
    </article>
  );
}

const typeText = (type: string) => textOf(`panel.type.${type}`) ?? type.replaceAll("_", " ");

function Head({ source, model }: { source: Source; model: Model }) {
  const facts = [source.author, source.publisher, issuedText(source)].filter(Boolean).join(", ");
  const names = model.columns.dictionaries.sources.includes(source.id);
  return (
    <div class="head">
      <p class="kind">{t("panel.source")}</p>
      <h1 tabIndex={-1} lang={foreign(source.lang)}>
        {source.title}
      </h1>
      {facts && <p class="facts">{facts}</p>}
      <p class="facts">
        {source.type && `${t("sentence.one", { a: typeText(source.type) })} `}
        {source.reliability && reliabilityText(source.reliability)}
      </p>
      {source.url && /^https?:/.test(source.url) && (
        <p class="facts">
          <a class="link" href={source.url} rel="noreferrer noopener" target="_blank">
            {source.url}
          </a>
        </p>
      )}
      {names && (
        <p class="links">
          <button class="link" type="button" onClick={() => onlyThis(source)}>
            {t("panel.onlySource")}
          </button>
        </p>
      )}
    </div>
  );
}

function onlyThis(source: Source): void {
  filters.value = { ...filters.value, sources: new Set([source.id]) };
  open(null);
}

function Document({ detail, model }: { detail: SourceDetail; model: Model }) {
  if (!detail.note && !detail.asOf && detail.citedBy.length === 0) return null;
  return (
    <section class="sec">
      <h2>{t("panel.about")}</h2>
      {detail.note && <p lang={foreign(model.titleLang)}>{detail.note}</p>}
      {detail.asOf && <p class="small">{t("panel.asOf", { when: shortWhen(detail.asOf) })}</p>}
      {detail.citedBy.length > 0 && (
        <p class="small links">
          {t("panel.knownThrough")}
          {detail.citedBy.map((id) => (
            <SourceLink key={id} source={sourceOr(model, id)} />
          ))}
        </p>
      )}
    </section>
  );
}

/** Its claims by event, in the order of the list. */
function Sayings({ said, source, model }: { said: readonly Said[]; source: Source; model: Model }) {
  const claims = useMemo(() => {
    const by = new Map<number, Said[]>();
    for (const s of said) {
      const row = model.rowOf.get(s.event);
      if (row === undefined) continue;
      const list = by.get(row);
      if (list) list.push(s);
      else by.set(row, [s]);
    }
    return by;
  }, [said, model]);
  const rows = useMemo(() => {
    const take = new Uint8Array(model.columns.rows);
    for (const row of claims.keys()) take[row] = 1;
    return Array.from(listing(model, take).rows);
  }, [claims, model]);
  const { first, end } = useMore(rows.length);
  if (rows.length === 0) return null;
  return (
    <section class="sec">
      <h2>
        {t("panel.says")}
        <span class="n">{t("common.events", { n: rows.length })}</span>
      </h2>
      <ul class="wide says">
        {rows.slice(0, first).map((row) => (
          <EventRow key={row} model={model} row={row} hollow={false} dated="year" kind>
            {claims.get(row)!.map((s, i) => (
              <p class="said" key={i}>
                {claimHead(s.claim)} <span lang={foreign(model.titleLang)}>{s.claim.claim}</span>{" "}
                <small lang={foreign(model.titleLang)}>
                  {[locator(s, source, model), s.claim.note].filter(Boolean).join(". ")}
                </small>
              </p>
            ))}
          </EventRow>
        ))}
      </ul>
      {end}
    </section>
  );
}

/** Where it says so; what is told on by another source says by which. */
function locator(s: Said, source: Source, model: Model): string {
  const place = s.claim.locator ?? t("panel.noLocator");
  return s.claim.id === source.id ? place : t("panel.in", { place, source: sourceOr(model, s.claim.id).title });
}

function Places({ source, model }: { source: Source; model: Model }) {
  const list = model.hotspots.filter((h) =>
    [...h.sources, ...h.status.flatMap((s) => s.sources)].some((c) => c.id === source.id || c.cites?.includes(source.id)),
  );
  if (list.length === 0) return null;
  return (
    <section class="sec">
      <h2>
        {t("panel.placesNamed")}
        <span class="n">{t("common.places", { n: list.length })}</span>
      </h2>
      <p class="links">
        {list.map((h) => (
          <PlaceLink key={h.id} hotspot={h} />
        ))}
      </p>
    </section>
  );
}

/** Its members as reference managers read them. */
function Data({ detail }: { detail: SourceDetail }) {
  return (
    <section class="sec">
      <h2>{t("panel.csl")}</h2>
      <details class="csl">
        <summary>{t("panel.cslShow")}</summary>
        <pre tabIndex={0}>{JSON.stringify([detail.csl], null, 2)}</pre>
      </details>
      <p class="links">
        <GeoJSONLink collection="sources" id={detail.id} />
      </p>
    </section>
  );
}
