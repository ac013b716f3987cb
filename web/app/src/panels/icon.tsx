import type { Family } from "../state/words";
import { glyphPath, ICON_PATHS, type IconName } from "./glyphs";

/** An interface icon. The control around it carries the name. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg class="i" viewBox="0 0 18 18" width={size} height={size} aria-hidden="true">
      <path d={ICON_PATHS[name]} />
    </svg>
  );
}

/** A kind's disc: solid if it certainly falls in the window, else hollow. */
export function Disc({ glyph, family, hollow, title }: { glyph: string; family: Family; hollow?: boolean; title?: string }) {
  return (
    <span class={`g k-${family}${hollow ? " hollow" : ""}`} title={title}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path class="gl" d={glyphPath(glyph)} />
      </svg>
    </span>
  );
}

/** The mark of mapd: a point in brackets. */
export function Logo() {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path fill="none" stroke="currentColor" stroke-width="2.2" d="M6 2.1H2.1v15.8H6M14 2.1h3.9v15.8H14" />
      <circle cx="10" cy="10" r="3.4" fill="currentColor" />
    </svg>
  );
}
