// A file of the reader's own in the panel: what it was found to be, what is
// asked, how much is in it, and its rows.

import { batch } from "@preact/signals";
import { showPlaces } from "../layers/looked";
import { Back } from "../panels/page-head";
import type { LookedFile, LookStage, Seen } from "../state/looked";
import { drawnModel } from "../state/looked";
import type { Model } from "../state/model";
import { setWindow } from "../state/store";
import { extentOf } from "../state/time-range";
import { mode } from "../state/time-view";
import { windowText } from "../state/when";
import { t } from "../words";
import { failureText } from "./failure";
import { askFor, remove } from "./files";
import { ImportLine } from "./import-line";
import { Counts, Findings, Plan, Refused } from "./plan";
import { Questions } from "./questions";
import { Rows } from "./rows";

export function FilePage({ file }: { file: LookedFile }) {
  return (
    <article class="looked">
      <Back text={t("panel.allEvents")} />
      <div class="head">
        <Mark />
        <h1 tabIndex={-1}>{file.name}</h1>
        <p class="facts">{[file.opened.value?.format, t("look.stays")].filter(Boolean).join(". ")}</p>
        <Tables file={file} />
        <Actions file={file} />
      </div>
      <Stage file={file} stage={file.stage.value} />
    </article>
  );
}

/** Says of everything of a file what it is. */
export function Mark() {
  return (
    <p class="kind looked-mark">
      <Diamond />
      {t("look.mark")}
    </p>
  );
}

/** The sign of a row of a file; dashed if it only may fall in the window. */
export function Diamond({ hollow = false }: { hollow?: boolean }) {
  return (
    <svg class={`diamond${hollow ? " hollow" : ""}`} viewBox="0 0 18 18" width="18" height="18" aria-hidden="true">
      <path d="M9 2.5 15.500 9 9 15.500 2.500 9z" />
    </svg>
  );
}

function Tables({ file }: { file: LookedFile }) {
  const tables = file.opened.value?.tables ?? [];
  if (tables.length < 2) return null;
  return (
    <label class="looked-choice">
      {t("look.table")}
      <select
        value={file.ask.value.table}
        onChange={(e) =>
          askFor(file, { ...file.ask.peek(), table: e.currentTarget.value, map: [], dates: "", swap: false, allowSwapped: false })
        }
      >
        {tables.map((x) => (
          <option key={x.name} value={x.name}>
            {x.name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Actions({ file }: { file: LookedFile }) {
  const stage = file.stage.value;
  const m = stage.is === "seen" ? stage.model : null;
  return (
    <div class="looked-acts">
      {m && (
        <label>
          <input type="checkbox" checked={file.shown.value} onChange={(e) => (file.shown.value = e.currentTarget.checked)} />
          {t("look.shown")}
        </label>
      )}
      <button class="link" type="button" onClick={() => remove(file)}>
        {t("look.remove")}
      </button>
      {m && <Ways file={file} model={m} />}
    </div>
  );
}

function Stage({ file, stage }: { file: LookedFile; stage: LookStage }) {
  if (stage.is === "reading") return <Reading part={stage.part} />;
  if (stage.is === "failed") return <Failed stage={stage} />;
  return <SeenFile file={file} seen={stage.seen} model={stage.model} />;
}

function Reading({ part }: { part: number | null }) {
  const text = t(part === null ? "look.starting" : "look.reading");
  return (
    <div class="sec looked-reading">
      <label>
        <span role="status">{text}</span>
        <progress {...(part !== null && { value: part })} max={1} />
      </label>
    </div>
  );
}

function Failed({ stage }: { stage: LookStage & { is: "failed" } }) {
  return (
    <div class="notice alert" role="alert">
      <p>{failureText(stage.why)}</p>
      {stage.text && stage.why === "file" && (
        <p class="small" lang="en">
          {stage.text}
        </p>
      )}
      <p class="small">{t("look.instead")}</p>
      <ImportLine line={stage.command} />
    </div>
  );
}

function SeenFile({ file, seen, model }: { file: LookedFile; seen: Seen; model: Model | null }) {
  const rest = (
    <>
      <Counts seen={seen} drawn={model !== null} />
      <Findings seen={seen} />
      <Refused seen={seen} />
      <Plan file={file} seen={seen} />
      <details class="sec">
        <summary>{t("look.import")}</summary>
        <p class="small">{t("look.importNote")}</p>
        <ImportLine line={seen.command} />
      </details>
    </>
  );
  if (!model)
    return (
      <>
        <Questions file={file} questions={seen.plan.questions} />
        {rest}
      </>
    );
  return (
    <>
      {rest}
      <Rows file={file} model={model} />
    </>
  );
}

/** Ways to see all of it: its time, its places. */
function Ways({ file, model }: { file: LookedFile; model: Model }) {
  const span = model.columns.rows > 0 && model.columns.timePrecision[0] !== 0 ? extentOf(model) : null;
  const located = model.columns.placeLon.length > 0;
  if (!drawnModel(file) || (!span && !located)) return null;
  const time = () =>
    batch(() => {
      mode.value = "window";
      if (span) setWindow(span.from, span.to);
    });
  return (
    <>
      {span && (
        <button class="link" type="button" onClick={time}>
          {t("look.itsTime", { window: windowText(span.from, span.to) })}
        </button>
      )}
      {located && (
        <button class="link" type="button" onClick={() => showPlaces(model)}>
          {t("look.itsPlaces")}
        </button>
      )}
    </>
  );
}
