import { model } from "../state/store";
import { t } from "../words";
import { Back } from "./page-head";

/** Method, precision, credits and limits. */
export function About() {
  const m = model.value;
  return (
    <article class="about">
      <Back text="All events" />
      <div class="head">
        <h1 tabIndex={-1}>About this map</h1>
        <p class="facts">
          Places where scam centres are reported to operate, and what is said to have happened there, over time.
        </p>
      </div>
      <section class="sec">
        <h2>Where it comes from</h2>
        <p>
          Every event, figure and place names its source and the paragraph in it. Where two sources differ, both statements are
          kept and the page says so. mapd adds no facts of its own and words everything itself.
        </p>
      </section>
      <Marks />
      <section class="sec">
        <h2>Time</h2>
        <p>
          Dates are as exact as the source and no more. An event is solid if it certainly falls in the window, hollow if it may.
          Days are calendar days as written: no time zone moves them. Facts without a date stand at the end of the list and are
          never counted in a window.
        </p>
      </section>
      <section class="sec">
        <h2>Figures</h2>
        <p>
          What happened is added up over distinct events. A part of another figure is never added again. States, such as people
          held or money lost a year, are never added: the newest is shown. “At least” is a lower bound; where one number has no
          upper bound, the sum has none. A sum with a large rounded number in it is rounded too, so that it never says more than
          its parts.
        </p>
      </section>
      <section class="sec">
        <h2>Limits</h2>
        <p>
          The list holds what the sources tell, not all that happened: places that are written about more show more events. “First
          cited” is not “opened”. No victim is named unless already a public figure of the story.
        </p>
        <p>{t("map.aboutGround")}</p>
      </section>
      <section class="sec">
        <h2>Credits</h2>
        <p>
          Base map: Natural Earth, public domain. Place names: GeoNames, CC BY 4.0. Type: Source Sans 3 and Source Serif 4, SIL
          Open Font License. Map engine: Leaflet. The data are free to use under CC BY 4.0:{" "}
          <a class="link" href="/api">
            data and API
          </a>
          .
        </p>
        {m && (
          <p class="note n">
            Data version {m.dataVersion}, {m.columns.rows} events, {m.hotspots.length} places, {m.sources.length} sources.
          </p>
        )}
      </section>
    </article>
  );
}

function Marks() {
  return (
    <section class="sec">
      <h2>What the marks mean</h2>
      <dl class="key">
        <dt>
          <i class="m-dot" />
        </dt>
        <dd>A circle is a place. Its ring is divided by family, the number counts its events.</dd>
        <dt>
          <i class="m-sq" />
        </dt>
        <dd>A square is an event known by country only. It is never drawn as a dot.</dd>
        <dt>
          <i class="m-ring" />
        </dt>
        <dd>A dashed ring: somewhere in this area.</dd>
        <dt>
          <i class="m-open" />
        </dt>
        <dd>Hollow: it may fall in the window. Solid: it certainly does.</dd>
        <dt>
          <i class="m-flow" />
        </dt>
        <dd>An arrow is a movement of people or operations; the wider, the more people.</dd>
      </dl>
    </section>
  );
}
