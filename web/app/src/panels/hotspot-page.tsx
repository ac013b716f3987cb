import { useMemo } from "preact/hooks";
import { countryName, isCountryCode } from "../state/countries";
import { type Located, readLocated } from "../state/located";
import type { Model } from "../state/model";
import { capital, countText } from "../state/numbers";
import { open } from "../state/page";
import { positionText, typeText } from "../state/places";
import { insideOf, rowsOfHotspot } from "../state/rows";
import { window_ } from "../state/store";
import { unbroken } from "../state/unbroken";
import { shortWhen } from "../state/when";
import type { Hotspot } from "../state/words";
import { t } from "../words";
import { Life } from "./life";
import { Back, NotFound } from "./page-head";
import { PlaceEvents } from "./place-events";
import { Flows, PlaceFigures } from "./place-figures";
import { citedSources, SourceList } from "./source-list";

/** Everything known of one place. */
export function HotspotPage({ id, model }: { id: string; model: Model }) {
  const h = model.hotspotOf.get(id);
  const rows = useMemo(() => rowsOfHotspot(model, id), [model, id]);
  if (!h) return <NotFound what="This place" />;
  return (
    <article>
      <Back text="All places" />
      <Head model={model} hotspot={h} />
      <LifeSection model={model} rows={rows} />
      <PlaceFigures model={model} rows={rows} />
      <StatusClaims hotspot={h} />
      {rows.length > 0 && <PlaceEvents model={model} rows={rows} />}
      <Flows
        title="Where people went"
        flows={model.flows.filter((f) => f.from === id)}
        endOf={(f) => `To ${endName(model, f.to)}`}
      />
      <Flows
        title="Where people came from"
        flows={model.flows.filter((f) => f.to === id)}
        endOf={(f) => `From ${endName(model, f.from)}`}
      />
      <Parts model={model} hotspot={h} />
      <Sources model={model} hotspot={h} />
    </article>
  );
}

function endName(model: Model, end: string | null): string {
  if (!end) return "a place not named";
  return isCountryCode(end) ? countryName(end) : (model.hotspotOf.get(end)?.name ?? end);
}

function Head({ model, hotspot: h }: { model: Model; hotspot: Hotspot }) {
  const parent = h.part_of ? model.hotspotOf.get(h.part_of) : undefined;
  const locals = h.names.filter((n) => n.text !== h.name);
  return (
    <div class="head">
      <h1 tabIndex={-1}>{unbroken(model, h.name)}</h1>
      {locals.length > 0 && (
        <p class="loc">
          {locals.map((n, i) => (
            <span key={n.text} lang={n.lang}>
              {i > 0 && <span aria-hidden="true"> · </span>}
              {n.text}
            </span>
          ))}
        </p>
      )}
      <p class="facts">
        {typeText(h)}
        {parent && (
          <>
            {" "}
            Part of <PlaceLink hotspot={parent} />.
          </>
        )}{" "}
        {positionText(h)}
      </p>
      {h.summary && <p class="summary">{h.summary}</p>}
    </div>
  );
}

export function PlaceLink({ hotspot }: { hotspot: Hotspot }) {
  return (
    <button class="link" type="button" onClick={() => open({ what: "hotspot", id: hotspot.id })}>
      {hotspot.name}
    </button>
  );
}

export function LifeSection({
  model,
  rows,
  title = "Its events over time",
}: {
  model: Model;
  rows: readonly number[];
  title?: string;
}) {
  const w = window_.value;
  const inside = rows.filter(insideOf(model, w)).length;
  return (
    <section class="sec">
      <h2>
        {title}
        <span class="n">{rows.length === 0 ? "none" : `${rows.length} in all, ${inside} in this window`}</span>
      </h2>
      <Life model={model} rows={rows} window={w} />
    </section>
  );
}

function StatusClaims({ hotspot: h }: { hotspot: Hotspot }) {
  if (h.status.length === 0 && !h.first_cited) return null;
  return (
    <section class="sec">
      <h2>What is claimed of it</h2>
      <ul class="status">
        {h.status.map((s, i) => (
          <li key={i}>
            <b>{capital(s.status)}</b>
            {s.when ? `, ${shortWhen(s.when)}` : ""}
            {s.sources[0]?.claim && <span class="small">{s.sources[0].claim}</span>}
          </li>
        ))}
      </ul>
      {h.first_cited && (
        <p class="note">
          First cited {shortWhen(h.first_cited)}
          {h.last_cited && h.last_cited !== h.first_cited && `, last cited ${shortWhen(h.last_cited)}`}. That is not when it
          opened or closed.
        </p>
      )}
    </section>
  );
}

function Parts({ model, hotspot: h }: { model: Model; hotspot: Hotspot }) {
  const parts = model.hotspots.filter((x) => x.part_of === h.id);
  if (parts.length === 0) return null;
  return (
    <section class="sec">
      <h2>
        Places in it<span class="n">{countText(parts.length, "place")}</span>
      </h2>
      <ul class="places">
        {parts.map((p) => (
          <li key={p.id}>
            <PlaceLink hotspot={p} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sources({ model, hotspot: h }: { model: Model; hotspot: Hotspot }) {
  const cited = citedSources(model, [...h.sources, ...h.status.flatMap((s) => s.sources)]);
  return (
    <section class="sec">
      <h2>Sources</h2>
      <SourceList model={model} cited={cited} />
      {h.located && <Position located={readLocated(h.located)} />}
      <p class="links">
        <a class="link" href={`/api/collections/hotspots/items/${h.id}`}>
          GeoJSON
        </a>
      </p>
    </section>
  );
}

/** How the position was found, and which row of the gazetteer it follows. */
function Position({ located: { row, text } }: { located: Located }) {
  return <p class="note">{row ? t("places.located", { text, row }) : t("places.locatedByHand", { text })}</p>;
}
