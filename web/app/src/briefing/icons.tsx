// Icons of making briefings, on the same grid as the others (panels/glyphs.ts).

const PATHS = {
  undo: "M6.500 4 3 7.500 6.500 11M3.200 7.500h7.300a4 4 0 0 1 0 8H7.500",
  redo: "M11.500 4 15 7.500 11.500 11M14.800 7.500H7.500a4 4 0 0 0 0 8h3",
  fold: "M3 13.500h12M5.500 6l3.500 3.500L12.500 6",
  unfold: "M3 4.500h12M5.500 12 9 8.500l3.500 3.500",
  grip: "M6.500 4.500v.1M11.500 4.500v.1M6.500 9v.1M11.500 9v.1M6.500 13.500v.1M11.500 13.500v.1",
  copy: "M6.500 6.500h8.500v8.500H6.500zM3 11.500V3h8.500",
  trash: "M3.500 5h11M7 5V3h4v2M5 5l.7 10h6.600L13 5M7.700 8v4.500M10.300 8v4.500",
  play: "M5.500 3.500 14 9l-8.500 5.500z",
  edit: "M3 15h2.800L15 5.800 12.200 3 3 12.200zM10.200 5l2.800 2.800",
  bold: "M5 3.500h4.800a2.600 2.600 0 0 1 0 5.200H5zM5 8.700h5.600a2.900 2.900 0 0 1 0 5.800H5z",
  link: "M7.500 10.500 10.500 7.500M8 5.500l1.500-1.500a3.200 3.200 0 0 1 4.500 4.500L12.500 10M10 12.500 8.500 14A3.200 3.200 0 0 1 4 9.500L5.500 8",
  cite: "M3.500 12.500c2-.5 2.800-1.800 2.800-4H3.500v-4h4v4c0 3-1.300 5-4 5.500M10.500 12.500c2-.5 2.800-1.800 2.800-4h-2.800v-4h4v4c0 3-1.300 5-4 5.500",
  text: "M4 5V3.500h10V5M9 3.500v11M7 14.500h4",
  arrow: "M3.500 14.500 14 4M8 4h6v6",
  area: "M4 5.500 11 3l4.500 5L12 15l-8.500-2z",
} as const;

export type DeskIconName = keyof typeof PATHS;

/** The control around it carries the name. */
export function DeskIcon({ name, size = 18 }: { name: DeskIconName; size?: number }) {
  return (
    <svg class={`i${name === "grip" ? " dots" : ""}`} viewBox="0 0 18 18" width={size} height={size} aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
