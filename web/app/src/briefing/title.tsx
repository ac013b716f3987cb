// The title of a briefing, and its end.

import { model } from "../state/store";
import { t } from "../words";
import { foreign } from "../words/choice";
import { mapAddress } from "./links";
import type { Briefing } from "./model";
import { hashOf } from "./player";
import { Since } from "./since";
import { give, presenting } from "./stage";

/** What it is, for whom, and on which data it was made. */
export function Opening({ briefing: b }: { briefing: Briefing }) {
  const lang = foreign(b.language);
  return (
    <article class="scene opening">
      <p class="of">{t("present.briefing")}</p>
      <h1 lang={lang} id="scene-title">
        {b.title}
      </h1>
      {b.audience && (
        <p class="audience" lang={lang}>
          {b.audience}
        </p>
      )}
      {!presenting.value && <Contents briefing={b} />}
      <p class="made n">
        {t("present.made", { n: b.scenes.length, version: String(b.data_version) })}
        {model.value && model.value.dataVersion !== b.data_version && (
          <> {t("present.shownOn", { version: String(model.value.dataVersion) })}</>
        )}
      </p>
      {!presenting.value && <Since briefing={b} />}
    </article>
  );
}

/** The scenes by their titles. */
function Contents({ briefing: b }: { briefing: Briefing }) {
  return (
    <ol class="contents n" lang={foreign(b.language)}>
      {b.scenes.map((s, i) => (
        <li key={s.id}>
          <a
            href={location.pathname + location.search + hashOf(i + 1)}
            onClick={(e) => {
              if (e.ctrlKey || e.metaKey || e.shiftKey) return;
              e.preventDefault();
              give({ goTo: i + 1 });
            }}
          >
            <span class="no">{i + 1}</span>
            <span>{s.title}</span>
          </a>
        </li>
      ))}
    </ol>
  );
}

/** The end, and ways on from it. */
export function Ending({ briefing: b }: { briefing: Briefing }) {
  return (
    <article class="scene ending">
      <p class="of" lang={foreign(b.language)}>
        {b.title}
      </p>
      <h1 id="scene-title">{t("present.end")}</h1>
      <p class="audience">{t("present.endText")}</p>
      {!presenting.value && (
        <p class="story-ways">
          <button class="btn line" type="button" onClick={() => give("first")}>
            {t("present.again")}
          </button>
          <a class="btn line" href={mapAddress()} target="_blank" rel="noopener">
            {t("present.openMap")}
          </a>
        </p>
      )}
      <p class="made n">{t("present.made", { n: b.scenes.length, version: String(b.data_version) })}</p>
    </article>
  );
}
