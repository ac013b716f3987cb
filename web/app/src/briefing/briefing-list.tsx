// The briefings that there are: those on the server, and the drafts of this
// browser.

import { signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { deleteBriefing, listBriefings, readHeld } from "../api/briefings";
import { useLoad } from "../panels/use-load";
import { language, t } from "../words";
import { LANGUAGES } from "../words/languages";
import { changed, mayWrite, token } from "./access";
import { type Fault, MOST, readBriefing } from "./check";
import { Confirm } from "./confirm";
import { openDraft, openNew, said } from "./desk";
import { allDrafts, type Draft, dropDraft, followDrafts, isUnsaved, keepDraft, newDraft, textOfBriefing } from "./drafts";
import { Faults } from "./faults";
import { DeskIcon } from "./icons";
import type { Briefing, BriefingEntry } from "./model";

const drafts = signal<readonly Draft[]>([]);

const readDrafts = () => (drafts.value = allDrafts());

export function BriefingList() {
  useEffect(() => {
    readDrafts();
    return followDrafts(readDrafts);
  }, []);
  return (
    <>
      <div class="desk-begin">
        <button class="btn solid" type="button" onClick={() => openNew()}>
          {t("briefing.new")}
        </button>
        <OpenFile />
      </div>
      {drafts.value.length > 0 && <Drafts />}
      <OnServer />
    </>
  );
}

/** Opens a file of this computer as a draft, if it is a briefing. */
function OpenFile() {
  const input = useRef<HTMLInputElement>(null);
  const faults = useSignal<readonly Fault[] | null>(null);
  const take = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > MOST.bytes) {
      faults.value = [{ path: "", text: t("briefing.fault.large") }];
      return;
    }
    const read = readBriefing(await file.text());
    faults.value = read.briefing ? null : read.faults;
    if (read.briefing) openAsDraft(read.briefing, null, textOfBriefing(read.briefing));
  };
  return (
    <>
      <button class="btn line" type="button" onClick={() => input.current?.click()}>
        {t("briefing.openFile")}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        onChange={(e) => {
          const field = e.currentTarget;
          void take(field.files?.[0]).then(() => (field.value = ""));
        }}
      />
      {faults.value && (
        <div class="notice alert" role="alert">
          <p>{t("briefing.notRead")}</p>
          <Faults faults={faults.value} briefing={null} />
        </div>
      )}
    </>
  );
}

function openAsDraft(b: Briefing, base: Draft["base"], saved: string | null): void {
  const draft = newDraft(b, base, saved);
  keepDraft(draft);
  openDraft(draft);
}

/** A copy of a briefing, as a draft of its own. */
function openCopy(b: Briefing): void {
  const { dataset: _, ...rest } = b;
  openNew({ ...rest, id: "", title: t("briefing.copyTitle", { title: b.title || t("briefing.untitled") }) });
}

function Drafts() {
  return (
    <section class="sec first">
      <h2>{t("briefing.drafts")}</h2>
      <ul class="desk-list">
        {drafts.value.map((d) => (
          <li key={d.key}>
            <button class="name" type="button" onClick={() => openDraft(d)}>
              <span class="t">{d.briefing.title || t("briefing.untitled")}</span>
              <span class="m">
                {[
                  t("briefing.sceneCount", { n: d.briefing.scenes.length }),
                  isUnsaved(d) && t("briefing.notSaved"),
                  editedText(d.edited),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </button>
            <Act icon="copy" label={t("briefing.copy", { title: d.briefing.title })} act={() => openCopy(d.briefing)} />
            <Confirm
              label={t("briefing.drop", { title: d.briefing.title || t("briefing.untitled") })}
              question={t("briefing.dropSure")}
              yes={t("briefing.dropDo")}
              act={async () => {
                dropDraft(d.key);
                readDrafts();
                said.value = t("briefing.dropped");
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function editedText(when: number): string {
  const tag = LANGUAGES[language.value].locale;
  const sameDay = new Date(when).toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(tag, sameDay ? { timeStyle: "short" } : { dateStyle: "medium" }).format(when);
}

function OnServer() {
  const { state, again } = useLoad((signal) => listBriefings(changed.value, signal), [changed.value], "briefings");
  const list = state.is === "here" ? state.value : state.is === "failed" ? state.kept : undefined;
  return (
    <section class="sec first">
      <h2>{t("briefing.onServer")}</h2>
      {state.is === "failed" && (
        <div class="notice alert" role="alert">
          <p>{state.text}</p>
          <button class="link" type="button" onClick={again}>
            {t("briefing.tryAgain")}
          </button>
        </div>
      )}
      {list?.length === 0 && <p class="note">{t("briefing.noneYet")}</p>}
      <ul class="desk-list" aria-busy={state.is === "waiting"}>
        {list?.map((b) => (
          <Entry key={b.id} entry={b} />
        ))}
      </ul>
    </section>
  );
}

function Entry({ entry: b }: { entry: BriefingEntry }) {
  const failed = useSignal<string | null>(null);
  const run = (work: () => Promise<void>) => {
    failed.value = null;
    work().catch((e: unknown) => (failed.value = e instanceof Error ? e.message : String(e)));
  };
  const edit = async () => {
    const own = allDrafts().find((d) => d.briefing.id === b.id && d.base !== null && isUnsaved(d));
    if (own) {
      openDraft(own);
      return;
    }
    const held = await readHeld(b.id, changed.peek());
    openAsDraft(held.briefing, { etag: held.etag }, textOfBriefing(held.briefing));
  };
  const remove = async () => {
    const held = await readHeld(b.id, changed.peek());
    changed.value = await deleteBriefing(b.id, held.etag, token.peek());
    said.value = t("briefing.deleted");
  };
  return (
    <li>
      <a class="name" href={`briefings/${encodeURIComponent(b.id)}`} lang={b.language}>
        <span class="t">{b.title}</span>
        <span class="m">{[t("briefing.sceneCount", { n: b.scenes }), b.audience].filter(Boolean).join(" · ")}</span>
      </a>
      <Act icon="edit" label={t("briefing.edit", { title: b.title })} act={() => run(edit)} />
      <Act
        icon="copy"
        label={t("briefing.copy", { title: b.title })}
        act={() => run(async () => openCopy((await readHeld(b.id)).briefing))}
      />
      {mayWrite.value && (
        <Confirm
          label={t("briefing.delete", { title: b.title })}
          question={t("briefing.deleteSure")}
          yes={t("briefing.deleteDo")}
          act={remove}
        />
      )}
      {failed.value && (
        <p class="notice alert" role="alert">
          {failed.value}
        </p>
      )}
    </li>
  );
}

function Act({ icon, label, act }: { icon: "edit" | "copy"; label: string; act: () => void }) {
  return (
    <button class="ib" type="button" aria-label={label} title={label} onClick={act}>
      <DeskIcon name={icon} />
    </button>
  );
}
