// The drawings of mapd. Kind glyphs are on a 16 grid with a 1.7 stroke, so
// that the panel (SVG) and the map (Path2D) draw the same line.

const circle = (cx: number, cy: number, r: number) => `M${cx - r} ${cy}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;

/** Path data of the kind glyphs, by glyph name: 16 grid, stroked, not filled. */
export const GLYPH_PATHS: Record<string, string> = {
  raid: "M9 2.5h4.2v11H9M2 8h7.2M6.4 5.2 9.2 8l-2.8 2.8",
  capture: "M4 14.2V2.2h8.6L10.4 5.4l2.2 3.2H4",
  arrest: `${circle(4.6, 9.6, 3.1) + circle(11.4, 9.6, 3.1)}M5.6 6.6 7 3.6h2l1.4 3`,
  sentence: "M8 2v11.8M5 13.8h6M2.4 4h11.2M3.8 4.2 1.8 9a2.3 2.3 0 0 0 4 0zM12.2 4.2l-2 4.8a2.3 2.3 0 0 0 4 0z",
  sanction: `${circle(8, 8, 5.8)}M4 12l8-8`,
  "cut-off": "M9.4 1.6 3.8 9h4l-1.2 5.4L12.2 7h-4z",
  rescue: `${circle(8, 8, 6) + circle(8, 8, 2.1)}M3.8 3.8l2.6 2.6m5.8-2.6L9.6 6.4m-5.8 5.8 2.6-2.6m5.8 2.6L9.6 9.6`,
  repatriation: "M5.6 1.8 2.2 5.2l3.4 3.4M2.4 5.2h7.2a4.2 4.2 0 0 1 0 8.4H5",
  relocation: `${circle(3.4, 8, 1.7)}M5.4 8h8.2M10 4.2 13.8 8 10 11.8`,
  death: "M4 4l8 8m0-8-8 8",
  policy: "M3.6 1.9h6.2l2.6 2.7v9.5H3.6zM6 7.6h4M6 10.6h4",
  warning: "M8 2 14.4 13.4H1.6zM8 6.6v3.1m0 1.8v.1",
  report: "M3 13.6V9.4m3.4 4.2V3.4m3.3 10.2V7m3.3 6.6V5.2",
};

/** The path of a glyph; an unknown name is drawn as a report. */
export function glyphPath(name: string): string {
  return GLYPH_PATHS[name] ?? GLYPH_PATHS.report;
}

/** Path data of the interface icons: 18 grid, 1.6 stroke. */
export const ICON_PATHS = {
  search: "M12 12l3.5 3.5M7.8 13.1a5.3 5.3 0 1 0 0-10.6 5.3 5.3 0 0 0 0 10.6z",
  filter: "M2.5 5h13M5 9h8M7.5 13h3",
  menu: "M3 5h12M3 9h12M3 13h12",
  share: "M9 11.2V2.6M5.8 5.6 9 2.4l3.200 3.200M5.500 8.200h-2v7.200h11V8.200h-2",
  close: "M4.5 4.5l9 9m0-9-9 9",
  back: "M11 4 6 9l5 5",
  forward: "M7 4l5 5-5 5",
  down: "M5 7l4 4 4-4",
  up: "M5 11l4-4 4 4",
  check: "M4 9.4l3.4 3.4L14 6",
  prev: "M5 4v10M13 4.5 8 9l5 4.5",
  next: "M13 4v10M5 4.5 10 9l-5 4.5",
  plus: "M9 3.5v11M3.5 9h11",
  minus: "M3.5 9h11",
  fit: "M3 6.5V3h3.5M15 6.5V3h-3.5M3 11.5V15h3.5M15 11.5V15h-3.5",
  layers: "M9 2.5l6.5 3.6L9 9.7 2.5 6.1zM2.8 9.4 9 12.8l6.2-3.4M2.8 12.4 9 15.8l6.2-3.4",
  loop: "M4 8.2a5.2 5.2 0 0 1 9.3-2.3M14 9.8a5.2 5.2 0 0 1-9.3 2.3M13.6 2.8v3.3h-3.3M4.4 15.2v-3.3h3.3",
  tune: "M2.5 5.5h7.2m3.6 0h2.2M2.5 12.5h2.2m3.6 0h7.2M11.5 3.4v4.2M6.5 10.4v4.2",
  differ: "M9 15.4V10.7L4 5.7M9 10.7l5-5M3.7 9V5.4h3.7m6.9 3.6V5.4h-3.7",
} as const;

export type IconName = keyof typeof ICON_PATHS;
