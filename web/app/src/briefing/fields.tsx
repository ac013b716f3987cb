// What the pages of the desk are put together from.

import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { Icon } from "../panels/icon";

/** The way back, over a page of the desk. */
export function BackTo({ text, go, children }: { text: string; go: () => void; children?: ComponentChildren }) {
  return (
    <div class="back">
      <button class="back-link" type="button" onClick={go}>
        <Icon name="back" />
        {text}
      </button>
      {children}
    </div>
  );
}

/** A field with its name above and a word on it below. */
export function Field({
  label,
  note,
  children,
}: {
  label: string;
  note?: string | undefined;
  children: (id: string) => ComponentChildren;
}) {
  const id = useId();
  return (
    <div class="desk-field">
      <label for={id}>{label}</label>
      {children(id)}
      {note && <p class="small">{note}</p>}
    </div>
  );
}
