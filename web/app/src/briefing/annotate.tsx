// The annotations of a scene in its page: what there is, its texts, and the
// tools that place more on the map.

import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { type Desk, putDesk } from "../layers/annotation-desk";
import { drawAnnotations } from "../layers/annotations";
import { Icon } from "../panels/icon";
import { phone } from "../state/page";
import { t } from "../words";
import { MOST } from "./check";
import { said, scene, setAnnotations } from "./desk";
import { folded } from "./folded";
import { DeskIcon } from "./icons";
import type { Annotation } from "./model";

const TYPES: readonly Annotation["type"][] = ["text", "arrow", "area"];

/** What is being placed. */
export const tool = signal<Annotation["type"] | null>(null);
/** The annotation that is worked on; -1 for none. */
const chosen = signal(-1);
/** Whose text field is to take the focus. */
const toWrite = signal(-1);

const listNow = (): readonly Annotation[] => scene.peek()?.annotations ?? [];

function begin(type: Annotation["type"]): void {
  tool.value = type;
  // On a phone, the map lies under this page.
  if (phone.peek()) folded.value = true;
}

function placed(made: Annotation | null): void {
  tool.value = null;
  folded.value = false;
  if (!made) {
    drawAnnotations(listNow());
    said.value = t("briefing.place.given");
    return;
  }
  const { text, ...bare } = made;
  setAnnotations([...listNow(), text ? made : bare]);
  chosen.value = toWrite.value = listNow().length - 1;
  said.value = t("briefing.place.placed");
}

/** Keeps the grips over the map in step with the open scene. */
export function useNoteDesk(): void {
  const s = scene.value;
  const desk = useRef<ReturnType<typeof putDesk> | null>(null);
  const now: Desk = {
    list: s?.annotations ?? [],
    chosen: chosen.value,
    tool: tool.value,
    choose: (index) => (chosen.value = index),
    change: setAnnotations,
    placed,
  };
  useEffect(() => {
    chosen.value = -1;
    tool.value = null;
  }, [s?.id]);
  useEffect(() => {
    if (!s) return;
    if (desk.current) desk.current.update(now);
    else desk.current = putDesk(now);
    // What was drawn while something was placed gives way to what there is.
    if (!now.tool) drawAnnotations(now.list);
  });
  useEffect(() => {
    if (s) return;
    desk.current?.remove();
    desk.current = null;
  }, [s === null]);
  useEffect(() => () => desk.current?.remove(), []);
}

export function Annotate() {
  const list = scene.value?.annotations ?? [];
  const full = list.length >= MOST.annotations;
  return (
    <section class="sec">
      <h2>{t("briefing.notes.head")}</h2>
      <div class="desk-tools">
        {TYPES.map((type) => (
          <button
            key={type}
            class="btn line"
            type="button"
            disabled={full}
            aria-pressed={tool.value === type}
            onClick={() => begin(type)}
          >
            <DeskIcon name={type} size={16} />
            {t(`briefing.note.${type}`)}
          </button>
        ))}
      </div>
      {list.length > 0 && (
        <ul class="desk-notes">
          {list.map((a, i) => (
            <Note key={`${i} ${a.type}`} note={a} index={i} list={list} />
          ))}
        </ul>
      )}
      {full && <p class="small">{t("briefing.notes.full", { n: MOST.annotations })}</p>}
    </section>
  );
}

function Note({ note, index, list }: { note: Annotation; index: number; list: readonly Annotation[] }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (toWrite.value !== index) return;
    toWrite.value = -1;
    field.current?.focus();
    field.current?.select();
  }, [toWrite.value]);
  const write = (text: string) => {
    const { text: _, ...bare } = note;
    setAnnotations(
      list.map((a, i) => (i === index ? (text ? { ...bare, text } : bare) : a)),
      `${index} text`,
    );
  };
  return (
    <li class={chosen.value === index ? "chosen" : ""}>
      <DeskIcon name={note.type} size={16} />
      <input
        ref={field}
        type="text"
        maxLength={MOST.line}
        value={note.text ?? ""}
        aria-label={t("briefing.note.words", { type: t(`briefing.note.${note.type}`), n: index + 1 })}
        placeholder={t("briefing.note.none")}
        onFocus={() => (chosen.value = index)}
        onInput={(e) => write(e.currentTarget.value)}
      />
      <button
        class="ib"
        type="button"
        aria-label={t("briefing.note.remove", { n: index + 1 })}
        title={t("briefing.note.remove", { n: index + 1 })}
        onClick={() => setAnnotations(list.filter((_, i) => i !== index))}
      >
        <Icon name="close" size={14} />
      </button>
    </li>
  );
}
