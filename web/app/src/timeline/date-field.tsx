// One end of the window as a text that can be typed over.

import { useComputed } from "@preact/signals";
import { window_ } from "../state/store";
import { extent, mode } from "../state/time-view";
import { t } from "../words";
import { dayText } from "../words/format";
import { apply, moveBy } from "./actions";
import { tight } from "./geometry";
import { shortDate } from "./texts";
import { applyTyped } from "./typed-date";
import { TypedField } from "./typed-field";

export function DateField({ end }: { end: "from" | "to" }) {
  const shown = useComputed(() => {
    const w = window_.value;
    if (!w) return "";
    return tight.value ? shortDate(w[end], end) : dayText(w[end], "short");
  });
  const take = (text: string) => {
    const w = window_.peek();
    const limits = extent.peek();
    if (!w || !limits) return null;
    const result = applyTyped(text, end, w, limits, mode.peek() !== "window");
    if (!result.ok) return result.why;
    apply(result.window);
    return null;
  };
  return (
    <TypedField
      id={end}
      label={t(end === "from" ? "time.from" : "time.to")}
      shown={shown}
      apply={take}
      step={(n) => moveBy(end, n)}
    />
  );
}
