// The theme's colours and fonts for canvases, read once per change of theme.

import { signal } from "@preact/signals";
import { FAMILIES, type Family } from "../state/words";

const NAMES = {
  paper: "--paper",
  ink: "--ink",
  ink2: "--ink-2",
  ink3: "--ink-3",
  line2: "--line-2",
  act: "--act",
  look: "--look",
  water: "--water",
  land: "--land",
  land2: "--land-2",
  coast: "--coast",
  border: "--border",
  waterInk: "--water-ink",
  mapInk: "--map-ink",
  halo: "--halo",
  ring: "--ring",
  onKind: "--on-k",
} as const;

export type Palette = { readonly [K in keyof typeof NAMES]: string } & {
  readonly family: Readonly<Record<Family, string>>;
  readonly sans: string;
  readonly serif: string;
  /** Fonts for local scripts. */
  readonly script: string;
};

export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const value = (name: string) => style.getPropertyValue(name).trim();
  const colours = Object.fromEntries(Object.entries(NAMES).map(([key, name]) => [key, value(name)])) as Record<
    keyof typeof NAMES,
    string
  >;
  const family = Object.fromEntries(FAMILIES.map((f) => [f, value(`--k-${f}`)])) as Record<Family, string>;
  return { ...colours, family, sans: value("--sans"), serif: value("--serif"), script: value("--script") };
}

/** The palette in force; null until the map is on the page. */
export const palette = signal<Palette | null>(null);

/** Grows by one whenever fonts have come. */
export const fontsCome = signal(0);

/** Follows the theme and the fonts until the returned function is called. */
export function followTheme(): () => void {
  const read = () => {
    const now = readPalette();
    if (JSON.stringify(now) !== JSON.stringify(palette.peek())) palette.value = now;
  };
  const come = () => (fontsCome.value = fontsCome.peek() + 1);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const observer = new MutationObserver(read);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  dark.addEventListener("change", read);
  document.fonts.addEventListener("loadingdone", come);
  read();
  return () => {
    observer.disconnect();
    dark.removeEventListener("change", read);
    document.fonts.removeEventListener("loadingdone", come);
  };
}
