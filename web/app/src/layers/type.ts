// The text styles of the map, and how wide a text is in them.

import type { Palette } from "./palette";

export interface Style {
  font: string;
  /** Extra space between letters, in pixels. */
  spacing: number;
}
export type StyleName = "hot" | "sub" | "script" | "quiet" | "country" | "province" | "sea" | "town" | "count";
export type Styles = Readonly<Record<StyleName, Style>>;

export function stylesOf(p: Pick<Palette, "sans" | "serif" | "script">): Styles {
  return {
    hot: { font: `600 13.5px ${p.sans}`, spacing: 0 },
    sub: { font: `400 12.5px ${p.sans}`, spacing: 0 },
    quiet: { font: `500 12.5px ${p.sans}`, spacing: 0 },
    script: { font: `400 13px ${p.script}, ${p.sans}`, spacing: 0 },
    country: { font: `600 12.5px ${p.sans}`, spacing: 0.6 },
    province: { font: `400 12px ${p.sans}`, spacing: 0.8 },
    town: { font: `400 12.5px ${p.sans}`, spacing: 0 },
    sea: { font: `400 13px ${p.serif}`, spacing: 1.2 },
    count: { font: `600 13px ${p.sans}`, spacing: 0 },
  };
}

export type Measure = (text: string, style: StyleName) => number;

const IDEOGRAPH = /\p{Script=Han}/u;

/** About how wide a text is: its characters side by side, so that hundreds of
 * names need few measurements. Ideographs are all of one width. */
export function aboutWidth(text: string, style: StyleName, measure: Measure): number {
  let width = 0;
  for (const character of text) width += measure(IDEOGRAPH.test(character) ? "中" : character, style);
  return width;
}

/** Measures with a canvas of its own and remembers. */
export class Ruler {
  private readonly context = document.createElement("canvas").getContext("2d")!;
  private font = "";
  private readonly known: Partial<Record<StyleName, Map<string, number>>> = {};

  constructor(private readonly styles: Styles) {}

  readonly measure: Measure = (text, style) => {
    const known = (this.known[style] ??= new Map());
    let width = known.get(text);
    if (width === undefined) known.set(text, (width = this.look(text, style)));
    return width;
  };

  /** Whether all that was measured is as wide as it was: fonts come late. */
  holds(): boolean {
    for (const [style, known] of Object.entries(this.known) as [StyleName, Map<string, number>][])
      for (const [text, width] of known) if (this.look(text, style) !== width) return false;
    return true;
  }

  private look(text: string, style: StyleName): number {
    const { font, spacing } = this.styles[style];
    if (this.font !== font) this.context.font = this.font = font;
    return this.context.measureText(text).width + spacing * text.length;
  }
}
