// The words beside the pointer: what a bar stands for.

import { t } from "../words";
import { countOf, type Histogram } from "./histogram";
import { binText } from "./texts";

/** "March 2024: 3 events". */
export function barTip(h: Histogram, bin: number): string {
  const n = countOf(h, bin);
  const hidden = h.hidden[bin];
  const when = binText(h.step, h.edges[bin], h.edges[bin + 1]);
  if (n + hidden === 0) return t("time.bar.none", { when });
  return hidden ? t("time.bar.hidden", { when, n, hidden }) : t("time.bar.events", { when, n });
}
