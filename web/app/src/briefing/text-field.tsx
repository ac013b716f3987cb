// The text of a scene: Markdown with a small toolbar, and citations that are
// picked from what the scene shows.

import { useEffect, useRef, useState } from "preact/hooks";
import { model } from "../state/store";
import { t } from "../words";
import { MOST } from "./check";
import { CitePicker } from "./cite-picker";
import { setScene } from "./desk";
import { Field } from "./fields";
import { DeskIcon, type DeskIconName } from "./icons";
import type { Scene } from "./model";
import { unknownIn } from "./shown";

/** A text with the marked part of it. */
interface Marked {
  text: string;
  from: number;
  to: number;
}

/** Puts something around what is marked, or around an example. */
export function around({ text, from, to }: Marked, before: string, after: string, example: string): Marked {
  const inside = text.slice(from, to) || example;
  return {
    text: text.slice(0, from) + before + inside + after + text.slice(to),
    from: from + before.length,
    to: from + before.length + inside.length,
  };
}

/** Puts a citation behind the caret; into the brackets before it, if it stands behind such. */
export function cite({ text, to }: Marked, id: string): Marked {
  const before = text.slice(0, to);
  const open = /\[@[^\][]*\]$/.test(before);
  const space = before === "" || /\s$/.test(before) ? "" : " ";
  const next = open ? `${before.slice(0, -1)}; @${id}]` : `${before}${space}[@${id}]`;
  return { text: next + text.slice(to), from: next.length, to: next.length };
}

export function TextField({ scene: s }: { scene: Scene }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<Marked | null>(null);
  const [picks, setPicks] = useState(false);
  useEffect(() => {
    const [now, f] = [caret.current, field.current];
    if (!now || !f || f.value !== now.text) return;
    caret.current = null;
    f.focus();
    f.setSelectionRange(now.from, now.to);
  });
  const apply = (edit: (m: Marked) => Marked) => {
    const f = field.current!;
    const next = edit({ text: f.value, from: f.selectionStart, to: f.selectionEnd });
    caret.current = next;
    setScene({ text: next.text });
  };
  const bold = () => apply((m) => around(m, "**", "**", t("briefing.text.boldExample")));
  const link = () => apply((m) => around(m, "[", "](https://)", t("briefing.text.linkExample")));
  const keys = (e: KeyboardEvent) => {
    if (!(e.ctrlKey || e.metaKey) || e.altKey || e.shiftKey) return;
    const act = { b: bold, k: link }[e.key.toLowerCase()];
    if (!act) return;
    e.preventDefault();
    act();
  };
  const m = model.value;
  const unknown = m ? unknownIn(m, s) : [];
  return (
    <Field label={t("briefing.text")} note={unknown.length > 0 ? t("briefing.unknown", { ids: unknown.join(", ") }) : undefined}>
      {(id) => (
        <>
          <div class="desk-bar-text" role="toolbar" aria-label={t("briefing.text.tools")}>
            <Tool name="bold" label={t("briefing.text.bold")} act={bold} />
            <Tool name="link" label={t("briefing.text.link")} act={link} />
            <Tool name="cite" label={t("briefing.text.cite")} act={() => setPicks(!picks)} expanded={picks} />
          </div>
          <textarea
            id={id}
            ref={field}
            class="desk-text"
            rows={8}
            maxLength={MOST.text}
            value={s.text}
            aria-invalid={unknown.length > 0}
            onInput={(e) => setScene({ text: e.currentTarget.value })}
            onKeyDown={keys}
          />
          {picks && (
            <CitePicker
              scene={s}
              pick={(cited) => {
                setPicks(false);
                apply((m) => cite(m, cited.id));
              }}
              close={() => {
                setPicks(false);
                field.current?.focus();
              }}
            />
          )}
        </>
      )}
    </Field>
  );
}

function Tool({ name, label, act, expanded }: { name: DeskIconName; label: string; act: () => void; expanded?: boolean }) {
  return (
    <button class="ib" type="button" aria-label={label} title={label} aria-expanded={expanded} onClick={act}>
      <DeskIcon name={name} />
    </button>
  );
}
