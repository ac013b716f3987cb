// The pages of a printed briefing, and what stands above them on the screen.

import type { Signal } from "@preact/signals";
import { Icon } from "../panels/icon";
import { today } from "../share/about-view";
import { briefingPage } from "../state/addresses";
import { parseDate } from "../state/days";
import { together } from "../state/sentence";
import { t } from "../words";
import { foreign } from "../words/choice";
import { dayText } from "../words/format";
import type { Briefing } from "./model";
import { PAPERS } from "./options";
import type { Prints } from "./print";
import { printAddress } from "./print-address";
import { Annex } from "./print-annex";
import { Sheet } from "./print-sheet";

export function Papers({ prints, briefing: b }: { prints: Signal<Prints | null>; briefing: Briefing }) {
  const p = prints.value;
  return (
    <>
      <header class="print-bar">
        <a class="btn" href={briefingPage(b.id)}>
          <Icon name="back" />
          {t("print.back")}
        </a>
        <p class="small" role="status">
          {p?.progress === "failed" ? t("print.failed") : p?.progress === "ready" ? t("print.ready") : progressText(p, b)}
        </p>
        <nav aria-label={t("print.paper")}>
          {PAPERS.map((paper) => (
            <a key={paper} class="btn" href={printAddress(b, paper)} aria-current={p?.paper === paper ? "page" : undefined}>
              {t(`print.${paper}`)}
            </a>
          ))}
        </nav>
        <button class="btn solid" type="button" disabled={p?.progress !== "ready"} onClick={() => print()}>
          {t("print.print")}
        </button>
      </header>
      <main class="papers n" lang={foreign(b.language)} data-ready={p?.progress === "ready"}>
        {p && (
          <>
            <Cover prints={p} />
            {p.printed.map((page) => (
              <Sheet key={page.scene.id} prints={p} page={page} />
            ))}
            <Annex prints={p} />
          </>
        )}
      </main>
    </>
  );
}

const progressText = (p: Prints | null, b: Briefing): string =>
  t("print.drawing", { number: String((p?.pictures.size ?? 0) + 1), all: String(b.scenes.length) });

/** The line at the foot of every page: on which data it was made, and when it was printed. */
export function footText({ briefing: b, model: m }: Prints): string {
  const day = dayText(parseDate(today())?.from ?? 0);
  const version = String(b.data_version);
  return m.dataVersion === b.data_version
    ? t("print.foot", { version, day })
    : t("print.footPinned", { version, now: String(m.dataVersion), day });
}

/** Whose data they are. */
export const licenceText = ({ datasets }: Prints): string =>
  datasets.length === 0
    ? ""
    : t("print.licence", { licence: [...new Set(datasets.map((d) => `${d.credit} (${d.licence})`))].join("; ") });

function Cover({ prints: p }: { prints: Prints }) {
  const { briefing: b } = p;
  return (
    <section class="leaf cover">
      <div class="cover-body">
        <p class="of">{t("present.briefing")}</p>
        <h1>{b.title}</h1>
        {b.audience && <p class="audience">{b.audience}</p>}
        <h2>{t("print.contents")}</h2>
        <ol class="cover-scenes">
          {b.scenes.map((s, i) => (
            <li key={s.id}>
              <span class="no">{i + 1}</span>
              <a href={`#scene-${i + 1}`}>{s.title}</a>
            </li>
          ))}
        </ol>
      </div>
      <p class="leaf-foot">
        <span>{footText(p)}</span>
        <span>{together(licenceText(p), "Natural Earth · GeoNames CC BY 4.0")}</span>
      </p>
    </section>
  );
}
