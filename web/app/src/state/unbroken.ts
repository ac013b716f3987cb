// Names of places that no line break should cut: "KK Park".

import type { Model } from "./model";

/** A longer name may be broken, or narrow columns would have holes. */
const MOST = 16;
const NO_BREAK_SPACE = "\u00a0";

const patterns = new WeakMap<Model, RegExp | null>();

function patternOf(m: Model): RegExp | null {
  const made = patterns.get(m);
  if (made !== undefined) return made;
  const all = m.hotspots.flatMap((h) => [h.name, ...h.names.map((n) => n.text)]);
  const names = [...new Set(all)].filter((n) => n.includes(" ") && n.length <= MOST).sort((a, b) => b.length - a.length);
  const escaped = names.map((n) => n.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pattern = names.length > 0 ? new RegExp(escaped.join("|"), "g") : null;
  patterns.set(m, pattern);
  return pattern;
}

/** The text with no-break spaces in the short names of places. For display
 * only: never for what is searched, compared or copied on. */
export function unbroken(m: Model, text: string): string {
  const pattern = patternOf(m);
  return pattern ? text.replace(pattern, (name) => name.replaceAll(" ", NO_BREAK_SPACE)) : text;
}
