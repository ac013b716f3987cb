import { firstTold, lastTold } from "../state/life";
import type { Model } from "../state/model";
import { capital } from "../state/numbers";
import { shortWhen } from "../state/when";
import type { Hotspot } from "../state/words";
import { t, textOf } from "../words";
import { foreign } from "../words/choice";
import { SourceMark } from "./source-mark";

/** "Raided", "Reported". */
export function statusText(status: string): string {
  return textOf(`panel.status.${status}`) ?? capital(status);
}

interface Props {
  model: Model;
  hotspot: Hotspot;
  /** Rows of the place and its parts. */
  rows: readonly number[];
  /** Sources in the order of their numbers. */
  numbers: readonly string[];
}

/** What is claimed of a place and when, each claim with its source. */
export function StatusClaims({ model, hotspot: h, rows, numbers }: Props) {
  const first = firstTold(model, h, rows);
  const last = lastTold(model, h, rows)?.when ?? null;
  if (h.status.length === 0 && !first) return null;
  return (
    <section class="sec">
      <h2>{t("panel.status")}</h2>
      <ul class="status">
        {h.status.map((s, i) => (
          <li key={i}>
            {s.when ? t("panel.statusWhen", { status: statusText(s.status), when: shortWhen(s.when) }) : statusText(s.status)}
            {s.sources.map((c, j) => (
              <span class="small" key={j} lang={foreign(h.lang)}>
                {c.claim ?? c.locator}
                <SourceMark number={numbers.indexOf(c.id) + 1} />
                {c.note && <span class="cnote">{c.note}</span>}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {first && <p class="note">{cited(first, last)}</p>}
    </section>
  );
}

function cited(first: string, last: string | null): string {
  if (!last || last === first) return t("panel.firstCited", { first: shortWhen(first) });
  return t("panel.firstLastCited", { first: shortWhen(first), last: shortWhen(last) });
}
