// The words beside the pointer: what a bar or a whisker stands for.

import { type Sum, sumFigures, sumText } from "../state/figures";
import type { Model } from "../state/model";
import { model, pass } from "../state/store";
import type { Measured } from "../state/time-view";
import { t } from "../words";
import { headOf, sumIn } from "./amounts";
import { countOf, type Histogram } from "./histogram";
import { binText } from "./texts";
import { sources } from "./time-state";

/** "March 2024: 3 events"; "October 2025: at least 2,100 people in 3 events";
 * with how many sources speak of that time, if that is shown. */
export function barTip(h: Histogram, bin: number): string {
  const text = countTip(h, bin);
  const all = sources.value;
  return all ? t("time.bar.sources", { text, n: all[bin] }) : text;
}

function countTip(h: Histogram, bin: number): string {
  const n = countOf(h, bin);
  const hidden = h.hidden[bin];
  const when = binText(h.step, h.edges[bin], h.edges[bin + 1]);
  const m = model.value;
  if (n + hidden === 0) return t("time.bar.none", { when });
  if (h.amounts && m && n > 0) {
    const sum = sumIn(m, pass.value, h.amounts.what, h.edges[bin], h.edges[bin + 1] - 1);
    if (sum) return sumTip(when, h.amounts.what, sum, n);
  }
  return hidden ? t("time.bar.hidden", { when, n, hidden }) : t("time.bar.events", { when, n });
}

function sumTip(when: string, what: Measured, sum: Sum, n: number): string {
  const amount = sumText(sum);
  if (what.unit === "people" && sum.low !== 1) return t("time.bar.people", { when, amount, n });
  return t("time.bar.figure", { when, head: headOf(what), amount, n });
}

/** The title of an event that is dated only to a period, with its figure if bars show figures. */
export function whiskerTip(m: Model, row: number, h: Histogram | null): string {
  const title = m.columns.text.title(row);
  const what = h?.amounts?.what;
  const sum = what && sumFigures(m, [row]).find((s) => s.measure === what.measure && s.unit === what.unit);
  return sum ? t("time.whisker.figure", { title, head: headOf(what), amount: sumText(sum) }) : title;
}
