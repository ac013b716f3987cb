// How the window moves at the moment: by mode, step and what is skipped.

import { computed } from "@preact/signals";
import { atEnd, boundsOf, type Rules } from "../state/play";
import type { Window } from "../state/selection";
import { loop, model, pass, step, window_ } from "../state/store";
import { endAt, extent, heldOf, mode, skipEmpty } from "../state/time-view";
import { busyOf } from "./busy";
import { outer, range } from "./geometry";

const busy = computed(() => (model.value && extent.value ? busyOf(model.value, pass.value, extent.value) : null));

/** The rules for a window that moves over some days. */
function rulesOver(bounds: Window): Rules {
  const known = skipEmpty.value ? busy.value : null;
  const grows = mode.value === "upto";
  return {
    step: step.value,
    bounds,
    loops: loop.value,
    endAt: mode.value === "window" ? null : (to) => endAt(to, to),
    busy: known && (grows ? (w, before) => known.adds(before.to, w.to) : (w) => known.holds(w)),
  };
}

/** Where playing goes: in what the bars show if the window is there. */
function playBounds(): Window {
  const shown = range.value;
  const w = window_.value;
  const all = extent.value;
  if (!w || !all) return shown;
  const inside = { from: Math.max(shown.from, all.from), to: Math.min(shown.to, all.to) };
  return boundsOf(mode.value === "trailing" ? { from: w.to, to: w.to } : heldOf(w, mode.value, shown), inside, all, step.value);
}

/** The rules of playing; once it has started it keeps to its bounds. */
export const playRules = (started: Window | null): Rules => rulesOver(started ?? playBounds());

/** The rules of single steps: all years, and where the window is. */
export function stepRules(w: Window): Rules {
  const all = extent.peek() ?? w;
  return rulesOver(mode.peek() === "window" ? outer(all, w) : all);
}

/** Playing has come to its end: the next begins again. A window that fills
 * all has not been played yet. */
export const ended = computed(() => {
  const w = window_.value;
  if (!w) return false;
  const rules = playRules(null);
  return atEnd(rules, w) && (rules.endAt !== null || w.from > rules.bounds.from);
});
