// Saving a briefing: to the server, by who may write there, or as a file.

import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { type Held, readHeld, type Stale, WriteError, writeBriefing } from "../api/briefings";
import { ApiError } from "../api/http";
import { save } from "../share/save";
import { language, t } from "../words";
import { LANGUAGES } from "../words/languages";
import { changed, forgetToken, mayWrite, session, token } from "./access";
import { checkBriefing, type Fault } from "./check";
import { briefing, opened, said, saving, setKept, setMember, takeSaved, unsaved } from "./desk";
import { textOfBriefing } from "./drafts";
import { ID, idOf } from "./edits";
import { Faults } from "./faults";
import { BackTo, Field } from "./fields";
import type { Briefing } from "./model";
import { TokenForm } from "./token-form";

/** What came of saving. */
type Outcome =
  | { is: "saved"; id: string }
  | { is: "failed"; text: string }
  | { is: "stale"; stale: Stale; taken: boolean }
  | { is: "wrong"; faults: Fault[] };

export function SavePage() {
  const b = briefing.value;
  const outcome = useSignal<Outcome | null>(null);
  const busy = useSignal(false);
  const own = useSignal<string | null>(null);
  if (!b) return null;
  const id = b.id || own.value || idOf(b.title, "briefing");
  const base = opened.value?.kept.base ?? null;
  const copies = useRef(1);
  const run = async (etag: string | null, as = id) => {
    const { dataset, ...rest } = b;
    // A copy goes where new briefings go.
    const whole: Briefing = { ...rest, id: as, ...(dataset !== undefined && as === id ? { dataset } : {}) };
    const faults = checkBriefing(whole);
    if (faults.length > 0) {
      outcome.value = { is: "wrong", faults };
      return;
    }
    busy.value = true;
    try {
      took(await writeBriefing(whole, etag, token.peek()));
      outcome.value = { is: "saved", id: as };
    } catch (e) {
      outcome.value = failed(e, etag === null);
    }
    busy.value = false;
  };
  const overwrite = async () => {
    busy.value = true;
    try {
      const there: Held | null = await readHeld(id).catch((e: unknown) => {
        if (e instanceof ApiError && e.failure === "missing") return null;
        throw e;
      });
      await run(there?.etag ?? null);
    } catch (e) {
      outcome.value = failed(e, false);
    }
    busy.value = false;
  };
  const keepBoth = () => run(null, idOf(`${id}-${++copies.current}`, "briefing"));
  const isNew = base === null;
  return (
    <>
      <BackTo text={t("briefing.backToIt")} go={() => (saving.value = false)} />
      <section class="sec first">
        <h2>{t("briefing.toServer")}</h2>
        <Access />
        <Field
          label={t("briefing.id")}
          note={ID.test(id) ? t("briefing.idNote", { address: `briefings/${id}` }) : t("briefing.fault.id")}
        >
          {(field) => (
            <input
              id={field}
              type="text"
              value={own.value ?? id}
              readOnly={!isNew}
              aria-invalid={!ID.test(own.value ?? id)}
              onInput={(e) => {
                own.value = e.currentTarget.value;
                if (ID.test(own.value)) setMember("id", own.value);
              }}
            />
          )}
        </Field>
        <button
          class="btn solid wide-btn"
          type="button"
          disabled={!mayWrite.value || busy.value || !ID.test(own.value ?? id)}
          onClick={() => void run(base?.etag ?? null)}
        >
          {t(busy.value ? "briefing.savingNow" : "briefing.toServerDo")}
        </button>
        {!mayWrite.value && <p class="small">{t("briefing.needs")}</p>}
        <Result
          outcome={outcome.value}
          briefing={b}
          overwrite={() => void overwrite()}
          keepBoth={() => void keepBoth()}
          busy={busy.value}
        />
      </section>
      <section class="sec">
        <h2>{t("briefing.toFile")}</h2>
        <p class="note">{t("briefing.toFileNote")}</p>
        <button class="btn line wide-btn" type="button" onClick={() => saveFile({ ...b, id })}>
          {t("briefing.toFileDo")}
        </button>
      </section>
      <p class="desk-kept small">{t(unsaved.value ? "briefing.kept" : "briefing.allSaved")}</p>
    </>
  );
}

function took({ briefing: b, etag, version }: Held): void {
  takeSaved(b, { etag });
  changed.value = version;
}

/** `taken`: the id was to be a new one. */
function failed(e: unknown, taken: boolean): Outcome {
  if (e instanceof WriteError && e.stale) return { is: "stale", stale: e.stale, taken };
  if (e instanceof WriteError && e.status === 401 && token.peek() !== null)
    return { is: "failed", text: t("briefing.tokenRefused") };
  return { is: "failed", text: e instanceof Error ? e.message : String(e) };
}

/** Saves the JSON of a briefing; the same file can be opened here again. */
function saveFile(b: Briefing): void {
  save(`${b.id}.mapd-briefing.json`, new Blob([`${JSON.stringify(b, null, 2)}\n`], { type: "application/json" }));
  const now = briefing.peek();
  if (now) setKept({ saved: textOfBriefing(now) });
  said.value = t("briefing.savedFile");
}

/** Who writes, or what is needed to. */
function Access() {
  if (token.value !== null)
    return (
      <p class="note">
        {t("briefing.byToken")}{" "}
        <button class="link" type="button" onClick={forgetToken}>
          {t("briefing.forget")}
        </button>
      </p>
    );
  if (session.value !== null) return <p class="note">{t("briefing.bySession", { author: session.value })}</p>;
  return <TokenForm />;
}

interface ResultProps {
  outcome: Outcome | null;
  briefing: Briefing;
  overwrite: () => void;
  keepBoth: () => void;
  busy: boolean;
}

function Result({ outcome, briefing: b, overwrite, keepBoth, busy }: ResultProps) {
  if (!outcome) return null;
  switch (outcome.is) {
    case "saved":
      return (
        <p class="notice" role="status">
          {t("briefing.saved")}{" "}
          <a class="link" href={`briefings/${encodeURIComponent(outcome.id)}`}>
            {t("briefing.openIt")}
          </a>
        </p>
      );
    case "failed":
      return (
        <p class="notice alert" role="alert">
          {outcome.text}
        </p>
      );
    case "wrong":
      return (
        <div class="notice alert" role="alert">
          <p>{t("briefing.wrong")}</p>
          <Faults faults={outcome.faults} briefing={b} />
        </div>
      );
    case "stale":
      return (
        <div class="notice alert" role="alert">
          <p>
            {outcome.taken && `${t("briefing.taken")} `}
            {staleText(outcome.stale, outcome.taken)}
          </p>
          <p class="desk-tools">
            <button class="btn line" type="button" disabled={busy} onClick={keepBoth}>
              {t("briefing.keepBoth")}
            </button>
            <button class="btn line" type="button" disabled={busy} onClick={overwrite}>
              {t("briefing.overwrite")}
            </button>
          </p>
        </div>
      );
  }
}

function staleText({ by, when }: Stale, taken: boolean): string {
  if (by === null) return taken ? "" : t("briefing.stale");
  const at =
    when && new Intl.DateTimeFormat(LANGUAGES[language.value].locale, { dateStyle: "medium", timeStyle: "short" }).format(when);
  return at ? t("briefing.staleByAt", { by, at }) : t("briefing.staleBy", { by });
}
