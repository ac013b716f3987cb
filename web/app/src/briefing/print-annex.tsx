// The annex of a printed briefing: every event that was shown, with figures
// and sources, and the sources themselves.

import { partsAfterWholes } from "../state/figure-parts";
import { figurePhrase } from "../state/figures";
import { capital } from "../state/numbers";
import { whereOf } from "../state/places";
import { shortWhen } from "../state/when";
import type { Source } from "../state/words";
import { t } from "../words";
import { safeAddress } from "./markdown";
import { sourcesOf } from "./notes";
import { sourceName } from "./notes-list";
import type { Prints } from "./print";
import { annexOf } from "./print-data";
import { footText, licenceText } from "./print-pages";
import { issuedShort } from "./print-source";

export function Annex({ prints: p }: { prints: Prints }) {
  const { model: m, details, printed, briefing: b } = p;
  const { told, left } = annexOf(m, printed);
  const c = m.columns;
  const sources = new Map<string, Source>();
  const numberOf = (source: Source): number => {
    sources.set(source.id, source);
    return [...sources.keys()].indexOf(source.id) + 1;
  };
  const rows = told.map(({ row, scenes }) => {
    const detail = details.get(row);
    const noted = sourcesOf(m, detail?.sources ?? []).map((s) => ({ ...s, no: numberOf(s.source) }));
    return (
      <tr key={row}>
        <td>
          <b>{c.text.title(row)}</b>
          <small>
            {m.kindAt[c.kind[row]].label} · {whereOf(m, row).text}
          </small>
        </td>
        <td class="w">{shortWhen(c.text.when(row))}</td>
        <td>
          {partsAfterWholes(detail?.figures ?? []).map(({ figure, part }, i) => (
            <span key={i} class={part ? "part" : ""}>
              {capital(figurePhrase(figure))}
            </span>
          ))}
          {(detail?.figures ?? []).length === 0 && <span class="none">{t("print.notStated")}</span>}
        </td>
        <td>
          {noted.map((s) => (
            <span key={s.no}>
              [{s.no}]{s.locators.length > 0 && ` ${s.locators.map(capital).join("; ")}`}
            </span>
          ))}
        </td>
        <td class="r">{scenes.join(", ")}</td>
      </tr>
    );
  });
  return (
    <section class="annex" aria-labelledby="annex">
      <table>
        <caption>
          <h2 id="annex">{t("print.annex")}</h2>
          <p>
            {t("print.annexNote", { n: told.length })} {left > 0 && t("print.annexMore", { n: left })}
          </p>
        </caption>
        <colgroup>
          <col class="c-event" />
          <col class="c-when" />
          <col class="c-figures" />
          <col class="c-sources" />
          <col class="c-scenes" />
        </colgroup>
        <thead>
          <tr class="annex-run">
            <td colSpan={5}>
              <span>{b.title}</span>
            </td>
          </tr>
          <tr>
            <th scope="col">{t("print.event")}</th>
            <th scope="col">{t("print.when")}</th>
            <th scope="col">{t("print.figures")}</th>
            <th scope="col">{t("print.sources")}</th>
            <th scope="col" class="r">
              {t("print.scenesCol")}
            </th>
          </tr>
        </thead>
        <tfoot>
          <tr>
            <td colSpan={5}>
              <p class="leaf-foot">
                <span>{footText(p)}</span>
              </p>
            </td>
          </tr>
        </tfoot>
        <tbody>{rows}</tbody>
      </table>
      <h2 class="annex-sources">{t("print.sourceList")}</h2>
      <ol>
        {[...sources.values()].map((s, i) => (
          <li key={s.id}>
            <span class="no">[{i + 1}]</span>
            <span>
              <b>{sourceName(s)}</b>
              {issuedShort(s)}
              {s.url && <> {safeAddress(s.url) ? <a href={s.url}>{s.url}</a> : s.url}</>}
            </span>
          </li>
        ))}
      </ol>
      <p class="annex-licence">
        {licenceText(p)} Natural Earth · GeoNames CC BY 4.0. {footText(p)}
      </p>
    </section>
  );
}
