import { useEffect, useMemo, useState } from "preact/hooks";
import { loadEvent } from "../api/load";
import { monthText, OPEN_END, OPEN_START, parseDate } from "../state/days";
import { byMonth, listOrder } from "../state/list";
import { DISAGREE, type Model } from "../state/model";
import { open, shown } from "../state/page";
import { confidenceText, precisionText, whereOf } from "../state/places";
import { unbroken } from "../state/unbroken";
import { whenText } from "../state/when";
import type { EventDetail } from "../state/words";
import { Claims } from "./claims";
import { EventFigures } from "./event-figures";
import { PlaceLink } from "./hotspot-page";
import { Disc, Icon } from "./icon";
import { Back, NotFound } from "./page-head";
import { citedSources, SourceList } from "./source-list";
import { WhenChart } from "./when-chart";

type State = { detail: EventDetail } | { failed: string; missing: boolean } | null;

function useDetail(id: string, lang: string, attempt: number): State {
  const [state, setState] = useState<State>(null);
  useEffect(() => {
    const stop = new AbortController();
    loadEvent(id, lang, stop.signal).then(
      (detail) => setState({ detail }),
      (e: unknown) => {
        if (stop.signal.aborted) return;
        const missing = e instanceof Error && "failure" in e && e.failure === "missing";
        setState({ failed: e instanceof Error ? e.message : String(e), missing });
      },
    );
    return () => stop.abort();
  }, [id, lang, attempt]);
  return state;
}

/** Everything known of one event. What the pack holds shows at once. */
export function EventPage({ id, model }: { id: string; model: Model }) {
  const row = model.rowOf.get(id);
  return row === undefined ? <NotFound what="This event" /> : <KnownEvent id={id} row={row} model={model} />;
}

function KnownEvent({ id, row, model }: { id: string; row: number; model: Model }) {
  const [attempt, setAttempt] = useState(0);
  const state = useDetail(id, model.lang, attempt);
  return (
    <article>
      <Top model={model} row={row} />
      <Head model={model} row={row} />
      {state === null && <Skeleton />}
      {state && "failed" in state && <Failed text={state.failed} missing={state.missing} retry={() => setAttempt(attempt + 1)} />}
      {state && "detail" in state && <Detail model={model} row={row} detail={state.detail} />}
      <Foot id={id} />
    </article>
  );
}

function Failed({ text, missing, retry }: { text: string; missing: boolean; retry: () => void }) {
  return (
    <div class="notice alert" role="alert">
      <p>{missing ? "The server no longer has this event." : "The details could not be loaded."}</p>
      {missing ? (
        <p class="small">Reload the page to see the newest data.</p>
      ) : (
        <p class="small">
          {text} What is loaded goes on working.{" "}
          <button class="link" type="button" onClick={retry}>
            Try again
          </button>
        </p>
      )}
    </div>
  );
}

function Top({ model, row }: { model: Model; row: number }) {
  const s = shown.value;
  const order = useMemo(() => (s ? listOrder(byMonth(model, s.rows)) : []), [model, s]);
  const at = order.indexOf(row);
  const c = model.columns;
  const start = c.start[row] === OPEN_START ? c.end[row] : c.start[row];
  const known = c.timePrecision[row] !== 0 && start !== OPEN_END && start !== OPEN_START;
  return (
    <Back text={known ? monthText(start) : "All events"}>
      {at >= 0 && order.length > 1 && (
        <span class="steps">
          <Step to={order[at - 1]} name="Later event" icon="back" model={model} />
          <Step to={order[at + 1]} name="Earlier event" icon="forward" model={model} />
        </span>
      )}
    </Back>
  );
}

function Step({ to, name, icon, model }: { to: number | undefined; name: string; icon: "back" | "forward"; model: Model }) {
  return (
    <button
      class="ib"
      type="button"
      aria-label={name}
      title={name}
      disabled={to === undefined}
      onClick={() => to !== undefined && open({ what: "event", id: model.columns.text.id(to) })}
    >
      <Icon name={icon} />
    </button>
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
      <h1 tabIndex={-1}>{unbroken(model, model.columns.text.title(row))}</h1>
    </div>
  );
}

function Skeleton() {
  return (
    <div class="loading" aria-busy="true">
      <span class="vh" role="status">
        Loading the details
      </span>
      {[94, 86, 70].map((w) => (
        <i key={w} class={`w${w}`} />
      ))}
    </div>
  );
}

function Detail({ model, row, detail }: { model: Model; row: number; detail: EventDetail }) {
  const cited = useMemo(() => citedSources(model, detail.sources), [model, detail]);
  const differ = (model.columns.flags[row] & DISAGREE) !== 0;
  return (
    <>
      {detail.summary && <p class="summary pad">{detail.summary}</p>}
      <When detail={detail} cited={cited.map((c) => c.source.id)} />
      <Where model={model} row={row} detail={detail} />
      <EventFigures figures={detail.figures} cited={cited.map((c) => c.source.id)} />
      <Claims claims={detail.sources} cited={cited.map((c) => c.source.id)} differ={differ} />
      <section class="sec">
        <h2>Sources</h2>
        <SourceList model={model} cited={cited} />
        <p class="note">{confidenceText(detail.confidence)}</p>
      </section>
    </>
  );
}

function When({ detail, cited }: { detail: EventDetail; cited: string[] }) {
  const asOf = detail.ongoing && detail.end ? (parseDate(detail.end)?.to ?? null) : null;
  const dates = new Set(detail.sources.map((c) => c.when).filter(Boolean));
  const several = dates.size > 1;
  return (
    <section class="sec">
      <h2>
        When
        {several && <span>{dates.size === 2 ? "two dates given" : `${dates.size} dates given`}</span>}
      </h2>
      {several && <WhenChart detail={detail} cited={cited} />}
      <p data-testid="when">{whenText(detail.when, asOf)}</p>
      {several && <p class="note">Solid in a window that covers all of it, hollow in one that covers a part.</p>}
    </section>
  );
}

function Where({ model, row, detail }: { model: Model; row: number; detail: EventDetail }) {
  const spots = detail.hotspots.map((h) => model.hotspotOf.get(h)).filter((h) => h !== undefined);
  return (
    <section class="sec">
      <h2>Where</h2>
      <p>{whereOf(model, row).text}</p>
      <p class="small">{precisionText(detail.precision, detail.radius_m, detail.countries.length)}</p>
      {spots.length > 0 && (
        <p class="links">
          {spots.map((h) => (
            <PlaceLink key={h.id} hotspot={h} />
          ))}
        </p>
      )}
    </section>
  );
}

function Foot({ id }: { id: string }) {
  const [copied, setCopied] = useState(false);
  const copy = () => {
    navigator.clipboard?.writeText(location.href).then(
      () => setCopied(true),
      () => setCopied(false), // not allowed: the address bar holds the same link
    );
  };
  return (
    <footer class="foot">
      <button class="link" type="button" onClick={copy}>
        Copy link
      </button>
      <a class="link" href={`/api/collections/events/items/${id}`}>
        GeoJSON
      </a>
      <span role="status">{copied ? "Link copied" : ""}</span>
    </footer>
  );
}
