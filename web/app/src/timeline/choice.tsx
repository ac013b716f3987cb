// A choice of one from a few, as a quiet word that opens the system's list.

import type { ComponentChildren } from "preact";
import { Icon } from "../panels/icon";

interface ChoiceProps<T extends string | number> {
  class?: string | undefined;
  label: string;
  title?: string | undefined;
  value: T;
  options: readonly T[];
  text: (value: T) => string;
  onChoose: (value: T) => void;
  /** Told before its list can be seen. */
  onOpen?: () => void;
  children?: ComponentChildren;
}

export function Choice<T extends string | number>(p: ChoiceProps<T>) {
  return (
    <label class={`tl-choice ${p.class ?? ""}`} title={p.title}>
      {p.children}
      <select
        onFocus={p.onOpen}
        onPointerEnter={p.onOpen}
        aria-label={p.label}
        value={String(p.value)}
        onChange={(e) => p.onChoose(p.options[e.currentTarget.selectedIndex])}
      >
        {p.options.map((o) => (
          <option key={o} value={String(o)}>
            {p.text(o)}
          </option>
        ))}
      </select>
      <Icon name="down" size={14} />
    </label>
  );
}
