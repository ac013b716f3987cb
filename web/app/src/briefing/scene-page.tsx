// The page of one scene that is being made.

import { useState } from "preact/hooks";
import { Icon } from "../panels/icon";
import { t } from "../words";
import { Annotate } from "./annotate";
import { MOST } from "./check";
import { Citations } from "./citations";
import { addFromView, briefing, duplicate, openScene, remove, setScene, updateFromView } from "./desk";
import { BackTo, Field } from "./fields";
import { DeskIcon } from "./icons";
import type { Scene } from "./model";
import { timeText } from "./scenes";
import { TextField } from "./text-field";

export function ScenePage({ scene: s }: { scene: Scene }) {
  const scenes = briefing.value?.scenes ?? [];
  const at = scenes.findIndex((other) => other.id === s.id);
  return (
    <>
      <BackTo text={t("briefing.allScenes")} go={() => openScene(null)}>
        <span class="steps">
          <span class="small n">{t("briefing.sceneOf", { n: at + 1, all: scenes.length })}</span>
          <Step to={scenes[at - 1]} name="back" label={t("briefing.before")} />
          <Step to={scenes[at + 1]} name="forward" label={t("briefing.after")} />
        </span>
      </BackTo>
      <div class="desk-form">
        <Field label={t("briefing.sceneTitle")}>
          {(id) => (
            <input
              id={id}
              class="big"
              type="text"
              maxLength={MOST.line}
              value={s.title}
              placeholder={t("briefing.sceneUntitled")}
              onInput={(e) => setScene({ title: e.currentTarget.value })}
            />
          )}
        </Field>
        <TextField scene={s} />
        <Field label={t("briefing.speaker")} note={t("briefing.speakerNote")}>
          {(id) => (
            <textarea
              id={id}
              rows={3}
              maxLength={MOST.text}
              value={s.notes ?? ""}
              onInput={(e) => setScene({ notes: e.currentTarget.value || undefined })}
            />
          )}
        </Field>
      </div>
      <section class="sec">
        <h2>{t("briefing.map")}</h2>
        <p class="note n">{timeText(s)}</p>
        <div class="desk-tools">
          <button class="btn line" type="button" onClick={updateFromView}>
            {t("briefing.update")}
          </button>
          <button class="btn line" type="button" onClick={() => openScene(s.id)}>
            {t("briefing.showAgain")}
          </button>
        </div>
        <label class="desk-check">
          <input
            type="checkbox"
            checked={s.time.plays ?? false}
            onChange={(e) => {
              const { plays: _, ...time } = s.time;
              setScene({ time: e.currentTarget.checked ? { ...time, plays: true } : time });
            }}
          />
          {t("briefing.plays")}
        </label>
        <Dwell scene={s} />
      </section>
      <Annotate />
      <Citations scene={s} />
      <section class="sec desk-tools">
        <button class="btn line" type="button" onClick={addFromView}>
          {t("briefing.addBehind")}
        </button>
        <button class="btn line" type="button" onClick={() => duplicate(s.id)}>
          <DeskIcon name="copy" size={16} />
          {t("briefing.duplicate")}
        </button>
        <button class="btn line" type="button" onClick={() => remove(s.id)}>
          <DeskIcon name="trash" size={16} />
          {t("briefing.remove")}
        </button>
      </section>
    </>
  );
}

function Step({ to, name, label }: { to: Scene | undefined; name: "back" | "forward"; label: string }) {
  return (
    <button class="ib" type="button" disabled={!to} aria-label={label} title={label} onClick={() => to && openScene(to.id)}>
      <Icon name={name} />
    </button>
  );
}

/** Seconds that the scene stays when the briefing plays by itself. */
function Dwell({ scene: s }: { scene: Scene }) {
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = typed !== null && !isDwell(typed);
  return (
    <Field label={t("briefing.dwell")} note={wrong ? t("briefing.dwellWrong", { most: MOST.dwell }) : t("briefing.dwellNote")}>
      {(id) => (
        <input
          id={id}
          class="short n"
          type="text"
          inputMode="decimal"
          aria-invalid={wrong}
          value={typed ?? String(s.dwell_s)}
          onInput={(e) => {
            const { value } = e.currentTarget;
            setTyped(value);
            if (isDwell(value)) setScene({ dwell_s: Number(value) });
          }}
          onBlur={() => setTyped(null)}
        />
      )}
    </Field>
  );
}

const isDwell = (text: string): boolean => text.trim() !== "" && Number(text) >= 0 && Number(text) <= MOST.dwell;
