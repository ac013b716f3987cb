// What the speaker sees: notes, the next scene, the time, and all scenes.

import { useEffect, useState } from "preact/hooks";
import { Icon } from "../panels/icon";
import { t } from "../words";
import { foreign } from "../words/choice";
import { Markdown, plainText } from "./markdown";
import type { Briefing, Scene } from "./model";
import { endOf } from "./player";
import { briefing, give, periodPlays, place, playPeriod, scene, standing } from "./stage";

export function Presenter({ into }: { into: Document }) {
  const b = briefing.value;
  useEffect(() => {
    into.title = b ? `${t("present.presenter")} – ${b.title}` : t("present.presenter");
  }, [b]);
  if (!b) return null;
  const lang = foreign(b.language);
  const s = scene.value;
  return (
    <main class="speaker">
      <header class="speaker-head n">
        <p lang={lang}>{b.title}</p>
        <Clock briefing={b} />
      </header>
      <section class="speaker-now" aria-live="polite">
        <p class="of n">{placeText(b)}</p>
        <h1 lang={lang}>{s?.title ?? (place.value === 0 ? b.title : t("present.end"))}</h1>
        <div class="speaker-notes" lang={lang} tabIndex={0} role="region" aria-label={t("present.speakerNotes")}>
          {s?.notes ? <Markdown text={s.notes} cite={() => null} /> : <p class="small">{t("present.noNotes")}</p>}
        </div>
      </section>
      <Next briefing={b} />
      <nav class="speaker-scenes" aria-label={t("present.scenes")}>
        <ol class="n">
          {b.scenes.map((each, i) => (
            <li key={each.id}>
              <button
                type="button"
                aria-current={place.value === i + 1 ? "step" : undefined}
                onClick={() => give({ goTo: i + 1 })}
                lang={lang}
              >
                <span class="no">{i + 1}</span>
                {each.title}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <footer class="speaker-foot">
        <button class="btn line" type="button" onClick={() => give("previous")}>
          <Icon name="back" />
          {t("present.previous")}
        </button>
        <button class="btn solid" type="button" onClick={() => give("next")}>
          {t("present.next")}
          <Icon name="forward" />
        </button>
        <button class="btn line" type="button" aria-pressed={standing.value.black} onClick={() => give("black")}>
          {t("present.black")}
        </button>
        <button class="btn line" type="button" aria-pressed={standing.value.auto} onClick={() => give("auto")}>
          {t("present.auto")}
        </button>
        <button class="btn line" type="button" onClick={() => playPeriod()}>
          {t(periodPlays.value ? "present.stopPeriod" : "present.playPeriod")}
        </button>
      </footer>
    </main>
  );
}

function placeText(b: Briefing): string {
  const at = place.value;
  if (at === 0) return t("present.titleSlide");
  if (at === endOf(b.scenes.length)) return t("present.end");
  return t("present.sceneOf", { number: String(at), all: String(b.scenes.length) });
}

function Next({ briefing: b }: { briefing: Briefing }) {
  const next: Scene | undefined = b.scenes[place.value];
  const lang = foreign(b.language);
  return (
    <section class="speaker-next">
      <h2>{t("present.nextScene")}</h2>
      {next ? (
        <>
          <h3 lang={lang}>{next.title}</h3>
          <p lang={lang}>{plainText(next.text)}</p>
        </>
      ) : (
        <p class="small">{t("present.end")}</p>
      )}
    </section>
  );
}

const pad = (n: number) => String(n).padStart(2, "0");
const minutes = (seconds: number) => `${Math.floor(seconds / 60)}:${pad(Math.floor(seconds % 60))}`;

/** The time of day, how long it has been told, and how long it is meant to take. */
function Clock({ briefing: b }: { briefing: Briefing }) {
  const [now, setNow] = useState(() => new Date());
  const [began, setBegan] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 500);
    return () => clearInterval(timer);
  }, []);
  const planned = b.scenes.reduce((sum, s) => sum + s.dwell_s, 0);
  const due = b.scenes.slice(0, place.value).reduce((sum, s) => sum + s.dwell_s, 0);
  return (
    <dl class="speaker-clock">
      <div>
        <dt>{t("present.clock")}</dt>
        <dd>
          {pad(now.getHours())}:{pad(now.getMinutes())}
        </dd>
      </div>
      <div>
        <dt>{t("present.elapsed")}</dt>
        <dd>
          {minutes((now.getTime() - began) / 1000)}
          <button class="link" type="button" onClick={() => setBegan(Date.now())}>
            {t("present.reset")}
          </button>
        </dd>
      </div>
      {planned > 0 && (
        <div>
          <dt>{t("present.planned")}</dt>
          <dd>{t("present.plannedOf", { due: minutes(due), all: minutes(planned) })}</dd>
        </div>
      )}
    </dl>
  );
}
