import { useMemo } from "preact/hooks";
import { countryInText, isCountryCode } from "../state/countries";
import type { Model } from "../state/model";
import { localNames, positionText, typeText } from "../state/places";
import { rowsOfPlace, withParts } from "../state/rows";
import { unbroken } from "../state/unbroken";
import type { Hotspot, Name } from "../state/words";
import { rich, t } from "../words";
import { foreign } from "../words/choice";
import { GeoJSONLink } from "./geojson-link";
import { LastTold } from "./last-told";
import { LifeSection } from "./life-section";
import { CountryLink, PlaceLink } from "./links";
import { Back, NotFound } from "./page-head";
import { Parts } from "./parts";
import { PlaceEvents } from "./place-events";
import { Flows, PlaceFigures } from "./place-figures";
import { citedSources, SourceList } from "./source-list";
import { StatusClaims } from "./status-claims";

/** Everything known of one place. */
export function HotspotPage({ id, model }: { id: string; model: Model }) {
  const h = model.hotspotOf.get(id);
  const rows = useMemo(() => rowsOfPlace(model, id), [model, id]);
  if (!h) return <NotFound text={t("panel.noPlace")} />;
  const cited = citedSources(model, [...h.sources, ...h.status.flatMap((s) => s.sources)]);
  return (
    <article>
      <Back text={t("panel.allPlaces")} />
      <Head model={model} hotspot={h} />
      <LifeSection model={model} rows={rows} hotspot={h} />
      <StatusClaims model={model} hotspot={h} rows={rows} numbers={cited.map((c) => c.source.id)} />
      <PlaceFigures model={model} rows={rows} />
      {rows.length > 0 && <PlaceEvents model={model} rows={rows} place={id} />}
      <PlaceFlows model={model} id={id} />
      <Parts model={model} hotspot={h} />
      <section class="sec">
        <h2>{t("panel.sources")}</h2>
        <SourceList model={model} cited={cited} />
        <Located hotspot={h} />
        <p class="links">
          <GeoJSONLink collection="hotspots" id={h.id} />
        </p>
      </section>
    </article>
  );
}

/** Movements over the border of a place; those between its parts stay inside. */
function PlaceFlows({ model, id }: { model: Model; id: string }) {
  const ids = withParts(model, id);
  const has = (end: string | null) => end !== null && ids.has(end);
  const own = (end: string | null, text: string) =>
    end === id ? text : t("panel.partEnd", { place: endName(model, end), end: text });
  return (
    <>
      <Flows
        title={t("panel.wentTo")}
        flows={model.flows.filter((f) => has(f.from) && !has(f.to))}
        endOf={(f) => own(f.from, t("panel.to", { place: endName(model, f.to) }))}
      />
      <Flows
        title={t("panel.cameFrom")}
        flows={model.flows.filter((f) => has(f.to) && !has(f.from))}
        endOf={(f) => own(f.to, t("panel.from", { place: endName(model, f.from) }))}
      />
    </>
  );
}

/** The other end of a movement. */
export function endName(model: Model, end: string | null): string {
  if (!end) return t("panel.notNamed");
  return isCountryCode(end) ? countryInText(end) : (model.hotspotOf.get(end)?.name ?? end);
}

function Head({ model, hotspot: h }: { model: Model; hotspot: Hotspot }) {
  const parent = h.part_of ? model.hotspotOf.get(h.part_of) : undefined;
  const others = h.names.filter((n) => n.text !== h.name);
  const local = localNames(others);
  return (
    <div class="head">
      <h1 tabIndex={-1} lang={foreign(h.nameLang)}>
        {unbroken(model, h.name)}
      </h1>
      <Names class="loc" names={local} />
      <Spellings names={others.filter((n) => !local.includes(n))} />
      <p class="facts">
        {typeText(h)} {parent && <>{rich("panel.partOf", { place: <PlaceLink hotspot={parent} /> })} </>}
        {positionText(h)}
      </p>
      <LastTold model={model} hotspot={h} />
      {h.summary && (
        <p class="summary" lang={foreign(h.lang)}>
          {h.summary}
        </p>
      )}
      {h.country && (
        <p class="links">
          <CountryLink code={h.country} />
        </p>
      )}
    </div>
  );
}

/** All other spellings; a few stand at once, many behind a line to open. */
function Spellings({ names }: { names: readonly Name[] }) {
  if (names.length <= FEW) return <Names class="small" names={names} before={t("panel.alsoSpelt")} />;
  return (
    <details class="spellings small">
      <summary>{t("panel.spellings", { n: names.length })}</summary>
      <Names class="small" names={names} />
    </details>
  );
}

/** How many spellings are no burden. */
const FEW = 3;

function Names({ class: kind, names, before }: { class: string; names: readonly Name[]; before?: string }) {
  if (names.length === 0) return null;
  return (
    <p class={kind}>
      {before && `${before} `}
      {names.map((n, i) => (
        <span key={n.text} lang={n.lang}>
          {i > 0 && (
            <>
              <span class="vh">, </span>
              <span aria-hidden="true"> · </span>
            </>
          )}
          {n.text}
        </span>
      ))}
    </p>
  );
}

/** How the point was found. A row of a gazetteer stands before the note. */
function Located({ hotspot: h }: { hotspot: Hotspot }) {
  if (!h.located) return null;
  const [, how, note] = /^([^;]+);\s*(.+)$/s.exec(h.located) ?? [null, "", h.located];
  const number = /^geonames:(\d+)$/.exec(how)?.[1];
  const origin = number ? t("panel.geonames", { number }) : "";
  return (
    <p class="note">
      {rich("panel.position", { how: <span lang={foreign(h.lang)}>{note}</span> })} {origin}
    </p>
  );
}
