import { useMemo, useState } from "preact/hooks";
import { loadEvent } from "../api/load";
import { oneFile } from "../one-file";
import { OPEN_END, OPEN_START, parseDate } from "../state/days";
import { DISAGREE, listOf, type Model } from "../state/model";
import { confidenceText, precisionText, whereOf } from "../state/places";
import { unbroken } from "../state/unbroken";
import { whenDays, whenText } from "../state/when";
import type { EventDetail } from "../state/words";
import { t } from "../words";
import { foreign } from "../words/choice";
import { monthText } from "../words/format";
import { Claims } from "./claims";
import { EventFigures } from "./event-figures";
import { EventSteps } from "./event-steps";
import { GeoJSONLink } from "./geojson-link";
import { Disc } from "./icon";
import { CountryLink, PlaceLink } from "./links";
import { DetailFailed, Skeleton } from "./notices";
import { Back, NotFound } from "./page-head";
import { citedSources, SourceList } from "./source-list";
import { useLoad } from "./use-load";
import { WhenChart } from "./when-chart";
import { WhereText } from "./where-text";

/** Everything known of one event. What the pack holds shows at once. */
export function EventPage({ id, model }: { id: string; model: Model }) {
  const row = model.rowOf.get(id);
  if (row !== undefined) model.columns.text.want(row);
  // Until its id is known there is nothing to ask for.
  if (row !== undefined && model.columns.text.id(row) !== id) return <Skeleton />;
  if (row === undefined) return <NotFound text={t("panel.noEvent")} />;
  return (
    <article>
      <Top model={model} row={row} />
      <KnownEvent key={id} id={id} row={row} model={model} />
    </article>
  );
}

function KnownEvent({ id, row, model }: { id: string; row: number; model: Model }) {
  const { state, again } = useLoad((signal) => loadEvent(id, model.lang, signal), [id, model.lang], `event ${model.lang} ${id}`);
  return (
    <>
      <Head model={model} row={row} />
      {state.is === "waiting" && <Skeleton />}
      {state.is === "failed" && (
        <>
          <DetailFailed text={state.text} missing={state.missing} retry={again} />
          {state.kept ? <Detail model={model} row={row} detail={state.kept} /> : <Bare model={model} row={row} />}
        </>
      )}
      {state.is === "here" && <Detail model={model} row={row} detail={state.value} />}
      {/* It would be pushed down by what is on its way. */}
      {state.is !== "waiting" && <Foot id={id} />}
    </>
  );
}

function Top({ model, row }: { model: Model; row: number }) {
  const c = model.columns;
  const start = c.start[row] === OPEN_START ? c.end[row] : c.start[row];
  const known = c.timePrecision[row] !== 0 && start !== OPEN_END && start !== OPEN_START;
  return (
    <Back text={known ? monthText(start) : t("panel.allEvents")}>
      <EventSteps model={model} row={row} />
    </Back>
  );
}

function Head({ model, row }: { model: Model; row: number }) {
  const k = model.kindAt[model.columns.kind[row]];
  return (
    <div class="head">
      <p class="kind">
        <Disc glyph={k.glyph} family={k.family} />
        {k.label}
      </p>
      <h1 tabIndex={-1} lang={foreign(model.titleLang)}>
        {unbroken(model, model.columns.text.title(row))}
      </h1>
    </div>
  );
}

/** What is known without the server: all but summary, figures and claims, which it says. */
function Bare({ model, row }: { model: Model; row: number }) {
  const c = model.columns;
  const cited = useMemo(() => citedSources(model, sourcesOf(model, row)), [model, row]);
  return (
    <>
      <section class="sec">
        <h2>{t("panel.when")}</h2>
        <p data-testid="when">{whenText(c.text.when(row))}</p>
      </section>
      <Where model={model} row={row} at={placedAt(model, row)} />
      <section class="sec">
        <h2>{t("panel.sources")}</h2>
        <SourceList model={model} cited={cited} />
        <p class="note">{confidenceText(c.dictionaries.confidences[c.confidence[row]])}</p>
        <p class="note">{t("panel.bare")}</p>
      </section>
    </>
  );
}

const sourcesOf = ({ columns: c }: Model, row: number) => listOf(c.sources, row).map((s) => ({ id: c.dictionaries.sources[s] }));

type Placed = Pick<EventDetail, "countries" | "hotspots" | "precision" | "radius_m">;

/** Where an event is, from what the pack holds. */
function placedAt({ columns: c }: Model, row: number): Placed {
  return {
    countries: listOf(c.countries, row).map((i) => c.dictionaries.countries[i]),
    hotspots: listOf(c.hotspots, row).map((i) => c.dictionaries.hotspots[i]),
    precision: c.dictionaries.precisions[c.precision[row]],
    radius_m: Math.max(0, ...listOf(c.places, row).map((p) => c.placeRadius[p])),
  };
}

function Detail({ model, row, detail }: { model: Model; row: number; detail: EventDetail }) {
  const cited = useMemo(() => citedSources(model, detail.sources), [model, detail]);
  const numbers = cited.map((c) => c.source.id);
  const differ = (model.columns.flags[row] & DISAGREE) !== 0;
  return (
    <>
      {detail.summary && (
        <p class="summary pad" lang={foreign(detail.lang)}>
          {detail.summary}
        </p>
      )}
      <When detail={detail} cited={numbers} />
      <Where model={model} row={row} at={detail} />
      <EventFigures figures={detail.figures} cited={numbers} lang={foreign(detail.lang)} />
      <Claims claims={detail.sources} cited={numbers} differ={differ} lang={foreign(detail.lang)} />
      <section class="sec">
        <h2>{t("panel.sources")}</h2>
        <SourceList model={model} cited={cited} />
        <p class="note">{confidenceText(detail.confidence)}</p>
      </section>
    </>
  );
}

/** How many dates the sources give, and whether the chart has more to say than the words. */
function datesOf(detail: EventDetail): { dates: number; chart: boolean } {
  const dates = new Set(detail.sources.map((c) => c.when).filter(Boolean));
  const all = whenDays(detail.when);
  return { dates: dates.size, chart: dates.size > 1 || (all !== null && all.to > all.from) };
}

function When({ detail, cited }: { detail: EventDetail; cited: string[] }) {
  const asOf = detail.ongoing && detail.end ? (parseDate(detail.end)?.to ?? null) : null;
  const { dates, chart } = datesOf(detail);
  return (
    <section class="sec">
      <h2>
        {t("panel.when")}
        {dates > 1 && <span>{t("panel.dates", { n: dates })}</span>}
      </h2>
      {chart && <WhenChart detail={detail} cited={cited} />}
      <p data-testid="when">{whenText(detail.when, asOf)}</p>
      {chart && <p class="note">{t("panel.solidHollow")}</p>}
    </section>
  );
}

function Where({ model, row, at }: { model: Model; row: number; at: Placed }) {
  const spots = at.hotspots.map((h) => model.hotspotOf.get(h)).filter((h) => h !== undefined);
  return (
    <section class="sec">
      <h2>{t("panel.where")}</h2>
      <p>
        <WhereText where={whereOf(model, row)} />
      </p>
      <p class="small">{precisionText(at.precision, at.radius_m, at.countries.length)}</p>
      {spots.length + at.countries.length > 0 && (
        <p class="links">
          {spots.map((h) => (
            <PlaceLink key={h.id} hotspot={h} />
          ))}
          {at.countries.map((code) => (
            <CountryLink key={code} code={code} />
          ))}
        </p>
      )}
    </section>
  );
}

function Foot({ id }: { id: string }) {
  const [copied, setCopied] = useState(false);
  if (oneFile) return null; // its address is that of a file here
  const copy = () => {
    navigator.clipboard?.writeText(location.href).then(
      () => setCopied(true),
      () => setCopied(false), // not allowed: the address bar holds the same link
    );
  };
  return (
    <footer class="foot">
      <button class="link" type="button" onClick={copy}>
        {t("panel.copyLink")}
      </button>
      <GeoJSONLink collection="events" id={id} />
      <span role="status">{copied ? t("panel.copied") : ""}</span>
    </footer>
  );
}
