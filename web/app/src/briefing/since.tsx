// What has become of the events that a briefing tells of since it was made, and
// the way between both states of the data.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type Changed, type Changes, loadChanges } from "../api/briefing";
import { oneFile } from "../one-file";
import { briefingPage } from "../state/addresses";
import { model } from "../state/store";
import { language, t } from "../words";
import { dataLanguage, foreign } from "../words/choice";
import { recordAddress } from "./links";
import type { Briefing } from "./model";
import { formatOptions, options } from "./options";

const FATES = ["added", "corrected", "withdrawn"] as const;

/** The address of the briefing on the data of a version; of now if it is null. */
export const addressAsOf = (b: Briefing, asOf: number | null): string =>
  briefingPage(b.id, formatOptions({ ...options.peek(), asOf }) + location.hash);

/** Nothing while the data are those that it was made on. */
export function Since({ briefing: b }: { briefing: Briefing }) {
  const changes = useSignal<Changes | null>(null);
  const lang = language.value;
  useEffect(() => {
    if (oneFile) return; // nobody is there to ask
    const stop = new AbortController();
    // Who cannot be told goes on without: the story is whole.
    loadChanges(b.id, dataLanguage(), stop.signal).then(
      (told) => (changes.value = told),
      () => undefined,
    );
    return () => stop.abort();
  }, [b.id, lang]);
  const { asOf } = options.value;
  const told = changes.value;
  if (!told || (told.dataVersion <= told.madeOn && asOf === null)) return null;
  const count = FATES.reduce((n, fate) => n + told[fate].length, 0);
  return (
    <aside class="since" aria-label={t("since.label")}>
      {count === 0 ? (
        <p>{t("since.none")}</p>
      ) : (
        <details>
          <summary>
            {t("since.some", {
              list: FATES.filter((fate) => told[fate].length > 0)
                .map((fate) => t(`since.${fate}`, { n: told[fate].length }))
                .join(t("since.and")),
            })}
          </summary>
          {FATES.map(
            (fate) =>
              told[fate].length > 0 && (
                <Fate key={fate} briefing={b} title={t(`since.${fate}`, { n: told[fate].length })} list={told[fate]} />
              ),
          )}
        </details>
      )}
      <nav class="since-states" aria-label={t("since.states")}>
        <State on={asOf === null} href={addressAsOf(b, null)} text={t("since.now", { version: String(told.dataVersion) })} />
        <State
          on={asOf !== null}
          href={addressAsOf(b, told.madeOn)}
          text={t("since.then", { version: String(asOf ?? told.madeOn) })}
        />
      </nav>
    </aside>
  );
}

/** One of the two states; the one that is shown leads nowhere. */
function State({ on, href, text }: { on: boolean; href: string; text: string }) {
  if (on) {
    return (
      <span class="btn line" aria-current="true">
        {text}
      </span>
    );
  }
  return (
    <a class="btn line" href={href}>
      {text}
    </a>
  );
}

function Fate({ briefing: b, title, list }: { briefing: Briefing; title: string; list: readonly Changed[] }) {
  const m = model.value;
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {list.map((record) => {
          const address = m && record.title !== null ? recordAddress(m, record.id) : null;
          const named = <bdi lang={foreign(record.lang)}>{record.title ?? record.id}</bdi>;
          const numbers = record.scenes.map((id) => b.scenes.findIndex((s) => s.id === id) + 1).filter((n) => n > 0);
          return (
            <li key={`${record.collection}/${record.id}`}>
              {address ? (
                <a class="link" href={address} target="_blank" rel="noopener">
                  {named}
                </a>
              ) : (
                named
              )}
              {numbers.length > 0 && (
                <span class="since-where n"> {t("since.scenes", { n: numbers.length, list: numbers.join(", ") })}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
