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

/** Measures with a canvas of its own and remembers. */
export function measurer(styles: Styles): Measure {
  const context = document.createElement("canvas").getContext("2d")!;
  const known = new Map<string, number>();
  return (text, style) => {
    const key = `${style} ${text}`;
    let width = known.get(key);
    if (width === undefined) {
      context.font = styles[style].font;
      width = context.measureText(text).width + styles[style].spacing * text.length;
      known.set(key, width);
    }
    return width;
  };
}
