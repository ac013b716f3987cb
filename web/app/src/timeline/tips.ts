// The words that stand beside the pointer: what a bar or a whisker is, which
// day a dragged handle is at.

import { dayText } from "../state/days";
import type { Model } from "../state/model";
import type { Window } from "../state/selection";
import { countOf, type Histogram } from "./histogram";
import { binText } from "./time-state";

/** "March 2024: 3 events"; null for an empty bar. */
export function barTip(h: Histogram, bin: number): string | null {
  const n = countOf(h, bin);
  const hidden = h.hidden[bin];
  if (n + hidden === 0) return null;
  const name = binText(h.step, h.edges[bin], h.edges[bin + 1]);
  const count = `${n.toLocaleString("en-GB")} ${n === 1 ? "event" : "events"}`;
  return `${name}: ${count}${hidden ? `, ${hidden.toLocaleString("en-GB")} filtered away` : ""}`;
}

/** The title of an event that is drawn as a whisker. */
export function whiskerTip(m: Model, row: number): string {
  return m.columns.text.title(row);
}

/** What the flag says while a part is dragged. */
export function flagText(part: "from" | "to" | "window" | "new", w: Window): string {
  if (part === "from" || part === "to") return dayText(w[part], "short");
  return `${dayText(w.from, "short")} to ${dayText(w.to, "short")}`;
}
