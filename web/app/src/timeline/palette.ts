// The colours of the tokens for a canvas. Read again when the theme changes,
// never while drawing.

import { signal } from "@preact/signals";
import { FAMILIES } from "../state/words";

export interface Palette {
  paper: string;
  paper2: string;
  paper3: string;
  ink: string;
  ink2: string;
  ink3: string;
  line: string;
  line2: string;
  win: string;
  /** Rows of the reader's own files. */
  look: string;
  /** In the order of FAMILIES. */
  families: string[];
  /** Font family of the labels. */
  sans: string;
}

export function readPalette(from: Element): Palette {
  const style = getComputedStyle(from);
  const value = (name: string) => style.getPropertyValue(name).trim();
  return {
    paper: value("--paper"),
    paper2: value("--paper-2"),
    paper3: value("--paper-3"),
    ink: value("--ink"),
    ink2: value("--ink-2"),
    ink3: value("--ink-3"),
    line: value("--line"),
    line2: value("--line-2"),
    win: value("--win"),
    look: value("--look"),
    families: FAMILIES.map((f) => value(`--k-${f}`)),
    sans: value("--sans") || "sans-serif",
  };
}

/** Grows by one whenever colours or fonts may have changed. */
export const appearance = signal(0);

/** Watches what changes colours and fonts. Returns what ends it. */
export function watchAppearance(): () => void {
  const changed = () => {
    appearance.value = appearance.peek() + 1;
  };
  const queries = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((q) => matchMedia(q));
  const root = new MutationObserver(changed);
  root.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "class"] });
  for (const q of queries) q.addEventListener("change", changed);
  document.fonts.addEventListener("loadingdone", changed);
  return () => {
    root.disconnect();
    for (const q of queries) q.removeEventListener("change", changed);
    document.fonts.removeEventListener("loadingdone", changed);
  };
}
