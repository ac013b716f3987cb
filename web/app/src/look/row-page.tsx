// One row of a file, with all its columns.

import { Icon } from "../panels/icon";
import { Skeleton } from "../panels/notices";
import { useLoad } from "../panels/use-load";
import type { Detail, LookedFile } from "../state/looked";
import type { Model } from "../state/model";
import { openLooked } from "../state/page";
import { precisionText } from "../state/places";
import { whenText } from "../state/when";
import { t } from "../words";
import { Mark } from "./file-page";
import { detailOf } from "./files";
import { roleText } from "./plan";
import { whereText } from "./rows";

export function RowPage({ file, model, row }: { file: LookedFile; model: Model; row: number }) {
  const { state } = useLoad(() => detailOf(file, model, row), [file, model, row]);
  const { text, kind } = model.columns;
  const when = text.when(row);
  return (
    <article class="looked">
      <div class="back">
        <button class="back-link" type="button" onClick={() => openLooked(file)}>
          <Icon name="back" />
          {t("look.toFile", { name: file.name })}
        </button>
      </div>
      <div class="head">
        <Mark />
        <h1 tabIndex={-1}>{text.title(row)}</h1>
        <p class="facts">{model.kindAt[kind[row]].label}</p>
        <p class="facts">{when ? whenText(when) : t("panel.undated")}</p>
        <p class="facts">{whereText(model, row)}</p>
      </div>
      {state.is === "waiting" && <Skeleton />}
      {state.is === "failed" && (
        <div class="notice alert" role="alert">
          <p>{t("look.rowFailed")}</p>
        </div>
      )}
      {state.is === "here" && <Cells detail={state.value} row={text.id(row)} located={located(model, row)} />}
    </article>
  );
}

const located = (m: Model, row: number) => m.columns.places.offsets[row] < m.columns.places.offsets[row + 1];

function Cells({ detail: d, row, located }: { detail: Detail; row: string; located: boolean }) {
  return (
    <>
      {d.summary && (
        <section class="sec">
          <p>{d.summary}</p>
        </section>
      )}
      {located && (
        <section class="sec">
          <h2>{t("panel.where")}</h2>
          <p>{precisionText(d.precision, d.radiusM, 1)}</p>
        </section>
      )}
      {d.notes.length > 0 && (
        <section class="sec">
          <h2>{t("look.notes")}</h2>
          <ul class="points small" lang="en">
            {d.notes.map((x) => (
              <li key={x}>{x}</li>
            ))}
          </ul>
        </section>
      )}
      <section class="sec">
        <h2>
          {t("look.cells")}
          <span>{d.line > 0 ? t("look.line", { line: String(d.line) }) : t("look.row", { row })}</span>
        </h2>
        <dl class="looked-cells">
          {d.cells.map((c) => (
            <div key={c.name}>
              <dt>
                {c.name}
                <small>{roleText(c.role)}</small>
              </dt>
              <dd>{c.text === "" ? <i>{t("look.empty")}</i> : c.text}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}
