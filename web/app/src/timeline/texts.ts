// Days, steps and lengths of the time control in words.

import { computed } from "@preact/signals";
import { type Day, dateOf, floorTo, type Step } from "../state/days";
import { aligned, stepsIn } from "../state/play";
import type { Window } from "../state/selection";
import { step, window_ } from "../state/store";
import { t } from "../words";
import { dayText, monthName, monthText, yearText } from "../words/format";

/** "3 months". */
export function spanText(n: number, unit: Step): string {
  return t(`time.length.${unit}`, { n });
}

/** A window's length in whole steps, in months or days if it is none. */
export function lengthOf(w: Window, s: Step): string {
  const unit = aligned(w, s) ? s : aligned(w, "month") ? "month" : "day";
  return spanText(stepsIn(w, unit), unit);
}

/** The window's length in words: "39 months". */
export const lengthText = computed(() => (window_.value ? lengthOf(window_.value, step.value) : ""));

/** A bin in words: "March 2024", "2024", "January to March 2024". */
export function binText(s: Step, from: Day, after: Day): string {
  switch (s) {
    case "day":
      return dayText(from);
    case "week":
      return t("time.weekOf", { day: dayText(from) });
    case "month":
      return monthText(from);
    case "quarter":
      return t("time.quarter", { from: monthName(from), to: monthName(after - 1), year: String(dateOf(from)[0]) });
    case "year":
      return yearText(from);
  }
}

/** A window's end, short if it is a whole month's: "Sep 2022". */
export function shortDate(day: Day, end: "from" | "to"): string {
  const whole = end === "from" ? floorTo("month", day) === day : floorTo("month", day + 1) === day + 1;
  return whole ? monthText(day, "short") : dayText(day, "short");
}
