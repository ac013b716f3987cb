import { useMemo } from "preact/hooks";
import { countryName } from "../state/countries";
import { newestRow } from "../state/life";
import type { Model } from "../state/model";
import { insideOf, rowsOfCountry, rowsOfPlace } from "../state/rows";
import { together } from "../state/sentence";
import { window_ } from "../state/store";
import { shortWhen } from "../state/when";
import { language, t } from "../words";
import { endName } from "./hotspot-page";
import { LifeSection } from "./life-section";
import { PlaceLink } from "./links";
import { Back, NotFound } from "./page-head";
import { PlaceEvents } from "./place-events";
import { Flows, PlaceFigures } from "./place-figures";

/** A country: what is known by country only, and the places in it. */
export function CountryPage({ code, model }: { code: string; model: Model }) {
  const all = useMemo(() => rowsOfCountry(model, code, false), [model, code]);
  const bare = useMemo(() => rowsOfCountry(model, code, true), [model, code]);
  if (all.length === 0 && !model.hotspots.some((h) => h.country === code)) return <NotFound text={t("panel.noCountry")} />;
  const last = newestRow(model, all);
  return (
    <article>
      <Back text={t("panel.allPlaces")} />
      <div class="head">
        <h1 tabIndex={-1}>{countryName(code)}</h1>
        <p class="facts">
          {together(
            t("panel.countryAll", { n: all.length }),
            bare.length === 0 ? t("panel.countryNoneBare") : t("panel.countryBare", { n: bare.length }),
            last ? t("panel.countryLast", { when: shortWhen(last.when) }) : "",
          )}
        </p>
      </div>
      <LifeSection model={model} rows={bare} title={t("panel.byCountryOnly")} />
      <PlaceFigures model={model} rows={bare} />
      <Places model={model} code={code} />
      <Flows
        title={t("panel.wentTo")}
        flows={model.flows.filter((f) => f.from === code)}
        endOf={(f) => t("panel.to", { place: endName(model, f.to) })}
      />
      <Flows
        title={t("panel.cameFrom")}
        flows={model.flows.filter((f) => f.to === code)}
        endOf={(f) => t("panel.from", { place: endName(model, f.from) })}
      />
      {bare.length > 0 && <PlaceEvents model={model} rows={bare} />}
    </article>
  );
}

function Places({ model, code }: { model: Model; code: string }) {
  const list = model.hotspots.filter((h) => h.country === code).sort((a, b) => a.name.localeCompare(b.name, language.value));
  if (list.length === 0) return null;
  const inside = insideOf(model, window_.value);
  return (
    <section class="sec">
      <h2>
        {t("panel.placesIn")}
        <span>{t("panel.eventsInWindow")}</span>
      </h2>
      <ul class="places">
        {list.map((h) => (
          <li key={h.id}>
            <PlaceLink hotspot={h} />
            <span class="n">{rowsOfPlace(model, h.id).filter(inside).length}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
