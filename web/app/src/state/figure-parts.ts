// Which figures of a record are parts of others.

import type { Figure } from "./words";

export interface FigureLine {
  figure: Figure;
  part: boolean;
}

/** Deeper parts than this are listed like parts of their whole. */
const DEEPEST = 3;

/** All figures, each part after its whole. A part of another record's figure
 * ("record#figure") stands by itself here. */
export function partsAfterWholes(figures: readonly Figure[]): FigureLine[] {
  const ids = new Set(figures.map((f) => f.id).filter(Boolean));
  const isPart = (f: Figure) => f.of !== undefined && f.of !== f.id && ids.has(f.of);
  const out: FigureLine[] = [];
  const add = (figure: Figure, depth: number) => {
    out.push({ figure, part: depth > 0 });
    if (!figure.id || depth > DEEPEST) return;
    for (const p of figures) if (isPart(p) && p.of === figure.id) add(p, depth + 1);
  };
  for (const f of figures) if (!isPart(f)) add(f, 0);
  return out;
}
