import { capital } from "../state/numbers";
import { shortWhen } from "../state/when";
import type { Hotspot } from "../state/words";
import { t, textOf } from "../words";
import { foreign } from "../words/choice";

/** "Raided", "Reported". */
export function statusText(status: string): string {
  return textOf(`panel.status.${status}`) ?? capital(status);
}

/** What is claimed of a place and when, each claim with its source. */
export function StatusClaims({ hotspot: h, numbers }: { hotspot: Hotspot; numbers: readonly string[] }) {
  if (h.status.length === 0 && !h.first_cited) return null;
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
                <sup class="s">{numbers.indexOf(c.id) + 1}</sup>
                {c.note && <span class="cnote">{c.note}</span>}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {h.first_cited && <p class="note">{cited(h.first_cited, h.last_cited)}</p>}
    </section>
  );
}

function cited(first: string, last: string | null): string {
  if (!last || last === first) return t("panel.firstCited", { first: shortWhen(first) });
  return t("panel.firstLastCited", { first: shortWhen(first), last: shortWhen(last) });
}
