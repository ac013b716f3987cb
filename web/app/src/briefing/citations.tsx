// What a scene relies on: filled in from what it shows, or listed by its maker.

import { useMemo } from "preact/hooks";
import { Icon } from "../panels/icon";
import { useMore } from "../panels/use-more";
import { model } from "../state/store";
import { t } from "../words";
import { setScene } from "./desk";
import { marksIn } from "./marks";
import type { Citation, Scene } from "./model";
import { citableOf, filledIn } from "./shown";

/** So many are seen without opening their list. */
const OPEN = 6;

export function Citations({ scene: s }: { scene: Scene }) {
  const m = model.value;
  const filled = useMemo(() => (m && s.citations === null ? filledIn(m, s) : null), [m, s]);
  const list = s.citations ?? filled ?? [];
  const more = useMore(list.length);
  const inText = new Set(marksIn(s.text).map((mark) => mark.id));
  if (!m) return null;
  const without = (c: Citation) => list.filter((other) => other !== c);
  return (
    <section class="sec">
      <h2>
        {t("briefing.citations")}
        <span class="n">{list.length}</span>
      </h2>
      <label class="desk-check">
        <input
          type="checkbox"
          checked={s.citations === null}
          onChange={(e) => setScene({ citations: e.currentTarget.checked ? null : filledIn(m, s) })}
        />
        {t("briefing.fill")}
      </label>
      <details class="desk-cites" open={list.length <= OPEN}>
        <summary>{t("briefing.cited")}</summary>
        <ul>
          {list.slice(0, more.first).map((c) => {
            const { title, detail } = citableOf(m, c);
            return (
              <li key={`${c.collection} ${c.id}`}>
                <span>
                  <span class="t">{title}</span>
                  <span class="m">{[t(`briefing.cite.${c.collection}`), detail].filter(Boolean).join(" · ")}</span>
                </span>
                {s.citations !== null && !inText.has(c.id) && (
                  <button
                    class="ib"
                    type="button"
                    aria-label={t("briefing.cite.drop", { title })}
                    title={t("briefing.cite.drop", { title })}
                    onClick={() => setScene({ citations: without(c) })}
                  >
                    <Icon name="close" size={14} />
                  </button>
                )}
              </li>
            );
          })}
        </ul>
        {more.end}
      </details>
    </section>
  );
}
