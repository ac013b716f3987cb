// A text that can be typed over. Enter applies it, Escape brings back what
// was; a wrong one is explained below and changes nothing.

import { type ReadonlySignal, useComputed, useSignal } from "@preact/signals";
import { pause } from "./actions";

interface TypedFieldProps {
  id: string;
  label: string;
  shown: ReadonlySignal<string>;
  /** Applies the text; says why if it is wrong. */
  apply: (text: string) => string | null;
  /** Moves the value by steps: up is later or longer. */
  step: (n: number) => void;
}

export function TypedField({ id, label, shown, apply, step }: TypedFieldProps) {
  const draft = useSignal<string | null>(null);
  const why = useSignal<string | null>(null);
  const value = useComputed(() => draft.value ?? shown.value);
  const forget = () => {
    draft.value = null;
    why.value = null;
  };
  const take = (keep: boolean) => {
    const text = draft.peek();
    if (text === null || text === shown.peek()) return forget();
    const wrong = apply(text);
    if (wrong === null || !keep) forget();
    else why.value = wrong;
  };
  const keys = (e: KeyboardEvent & { currentTarget: HTMLInputElement }) => {
    if (e.altKey || e.ctrlKey || e.metaKey) return;
    const n = e.key === "ArrowUp" ? 1 : e.key === "ArrowDown" ? -1 : 0;
    if (e.key === "Enter") take(true);
    else if (e.key === "Escape" && draft.peek() !== null) {
      e.preventDefault();
      e.stopPropagation();
      forget();
      e.currentTarget.value = shown.peek();
      e.currentTarget.select();
    } else if (n) {
      e.preventDefault();
      forget();
      step(n);
    }
  };
  return (
    <span class="tl-date">
      <input
        type="text"
        class="n"
        aria-label={label}
        aria-invalid={why.value ? "true" : undefined}
        aria-describedby={why.value ? `tl-why-${id}` : undefined}
        autocomplete="off"
        spellcheck={false}
        enterkeyhint="done"
        size={11}
        value={value}
        onFocus={(e) => (pause(), e.currentTarget.select())}
        onInput={(e) => {
          pause();
          draft.value = e.currentTarget.value;
          why.value = null;
        }}
        onBlur={() => take(false)}
        onKeyDown={keys}
      />
      {why.value && (
        <span class="tl-why" role="alert" id={`tl-why-${id}`}>
          {why.value}
        </span>
      )}
    </span>
  );
}
