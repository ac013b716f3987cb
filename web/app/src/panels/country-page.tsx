import { useMemo } from "preact/hooks";
import { countryName } from "../state/countries";
import type { Model } from "../state/model";
import { countText } from "../state/numbers";
import { insideOf, rowsOfCountry, rowsOfHotspot } from "../state/rows";
import { window_ } from "../state/store";
import { LifeSection, PlaceLink } from "./hotspot-page";
import { Back, NotFound } from "./page-head";
import { PlaceEvents } from "./place-events";
import { PlaceFigures } from "./place-figures";

/** A country: what is known by country only, and the places in it. */
export function CountryPage({ code, model }: { code: string; model: Model }) {
  const all = useMemo(() => rowsOfCountry(model, code, false), [model, code]);
  const bare = useMemo(() => rowsOfCountry(model, code, true), [model, code]);
  if (all.length === 0 && !model.hotspots.some((h) => h.country === code)) return <NotFound what="This country" />;
  return (
    <article>
      <Back text="All places" />
      <div class="head">
        <h1 tabIndex={-1}>{countryName(code)}</h1>
        <p class="facts">
          {countText(all.length, "event")} in all. {bare.length === 0 ? "None" : bare.length} {bare.length === 1 ? "is" : "are"}{" "}
          known by country only: drawn as squares, never as dots.
        </p>
      </div>
      <LifeSection model={model} rows={bare} title="Known by country only" />
      <PlaceFigures model={model} rows={bare} />
      <Places model={model} code={code} />
      {bare.length > 0 && <PlaceEvents model={model} rows={bare} />}
    </article>
  );
}

function Places({ model, code }: { model: Model; code: string }) {
  const list = model.hotspots.filter((h) => h.country === code).sort((a, b) => a.name.localeCompare(b.name, "en"));
  if (list.length === 0) return null;
  const inside = insideOf(model, window_.value);
  return (
    <section class="sec">
      <h2>
        Places in it<span>events in this window</span>
      </h2>
      <ul class="places">
        {list.map((h) => (
          <li key={h.id}>
            <PlaceLink hotspot={h} />
            <span class="n">{rowsOfHotspot(model, h.id).filter(inside).length}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
