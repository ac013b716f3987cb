// One end of the window as a text that can be typed over. Enter applies it; a
// wrong date is explained below and changes nothing.

import { computed, signal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { dayText } from "../state/days";
import { setWindow, window_ } from "../state/store";
import { pause } from "./actions";
import { tight } from "./geometry";
import { extent, shortDate } from "./time-state";
import { applyTyped } from "./typed-date";

interface Draft {
  text: string | null;
  why: string | null;
}

function fieldState(end: "from" | "to") {
  const draft = signal<Draft>({ text: null, why: null });
  const shown = computed(() => {
    const w = window_.value;
    if (!w) return "";
    return tight.value ? shortDate(w[end], end) : dayText(w[end], "short");
  });
  return { draft, shown, value: computed(() => draft.value.text ?? shown.value) };
}

export function DateField({ end }: { end: "from" | "to" }) {
  const { draft, shown, value } = useMemo(() => fieldState(end), [end]);
  const forget = () => void (draft.value = { text: null, why: null });
  const apply = (keep: boolean) => {
    const { text } = draft.peek();
    const w = window_.peek();
    const limits = extent.peek();
    if (text === null || text === shown.peek() || !w || !limits) return forget();
    const result = applyTyped(text, end, w, limits);
    if (result.ok) setWindow(result.window.from, result.window.to);
    if (result.ok || !keep) forget();
    else draft.value = { text, why: result.why };
  };
  const why = draft.value.why;
  return (
    <span class="tl-date">
      <input
        type="text"
        class="n"
        aria-label={end === "from" ? "From" : "To"}
        aria-invalid={why ? "true" : undefined}
        aria-describedby={why ? `tl-why-${end}` : undefined}
        autocomplete="off"
        spellcheck={false}
        enterkeyhint="done"
        size={11}
        value={value}
        onFocus={(e) => (pause(), e.currentTarget.select())}
        onInput={(e) => (pause(), (draft.value = { text: e.currentTarget.value, why: null }))}
        onBlur={() => apply(false)}
        onKeyDown={(e) => {
          if (e.key === "Enter") apply(true);
          if (e.key === "Escape") forget();
        }}
      />
      {why && (
        <span class="tl-why" role="alert" id={`tl-why-${end}`}>
          {why}
        </span>
      )}
    </span>
  );
}
