// The words beside the pointer: what a bar stands for.

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
