// Where things stand in the time control, in CSS pixels from the top left of
// its canvas.

export interface Layout {
  compact: boolean;
  width: number;
  height: number;
  /** Left and right end of the days. */
  left: number;
  right: number;
  /** The window bar. */
  bar: { top: number; height: number };
  /** Rows of the reader's own files, hanging from `top`; null if there are none. */
  looked: { top: number; height: number } | null;
  /** The bars stand on `base` and reach up to `top`. */
  bars: { top: number; base: number };
  /** Whiskers: the first lane's middle, lanes, and what lies between them. */
  lanes: { top: number; count: number; gap: number };
  /** Hollow bars downward for what found no lane. */
  more: { top: number; height: number };
  /** How many sources speak of each step: bars up from the lower edge. */
  sources: { top: number; height: number } | null;
  /** Base line of the axis labels. */
  axis: number;
  overview: { top: number; height: number; labels: number } | null;
}

/** There is little room, as on a phone: the same query as in time.css. */
export const PHONE = "(max-width: 760px), (max-height: 520px)";

/** `sources`: whether there is a line of them; a phone has no room for it.
 * `years`: whether there is more time than the bars show; a phone then shows
 * the overview in the place of the spans.
 * `looked`: whether rows of the reader's own files stand above the bars, which
 * then are lower; nothing else moves. */
export function layOut(width: number, phone: boolean, years: boolean, sources: boolean, looked = false): Layout {
  const l = phone ? compactLayout(width, years) : wideLayout(width, sources);
  if (!looked) return l;
  const top = l.bar.top + l.bar.height + 2;
  return { ...l, looked: { top, height: LOOKED }, bars: { ...l.bars, top: top + LOOKED + 5 } };
}

/** Height of the rows of files. */
const LOOKED = 9;

/** Height that the sources need. */
const SOURCES = 17;

function wideLayout(width: number, sources: boolean): Layout {
  const more = sources ? SOURCES : 0;
  return {
    compact: false,
    width,
    height: 173 + more,
    left: 24 + 84,
    right: width - 24,
    bar: { top: 4, height: 11 },
    looked: null,
    bars: { top: 23, base: 79 },
    lanes: { top: 85.5, count: 6, gap: 4.2 },
    more: { top: 109, height: 7 },
    sources: sources ? { top: 121, height: 9 } : null,
    axis: 127 + more,
    overview: { top: 138 + more, height: 19, labels: 170 + more },
  };
}

function compactLayout(width: number, years: boolean): Layout {
  const base = years ? 56 : 60;
  return {
    compact: true,
    width,
    height: 92,
    left: 20,
    right: width - 20,
    bar: { top: 2, height: 14 },
    looked: null,
    bars: { top: 22, base },
    lanes: { top: base + 5, count: years ? 0 : 3, gap: 3.8 },
    more: { top: base + 13.5, height: years ? 0 : 4 },
    sources: null,
    axis: years ? 70 : 88,
    overview: years ? { top: 75, height: 10, labels: 0 } : null,
  };
}
