// The rows of the reader's own files in the time control: a line of their own
// above the bars, in one ink, which nobody takes for the stored data.

import { computed } from "@preact/signals";
import { type Scale, xOf } from "../state/axis";
import { drawnModel, lookedFiles } from "../state/looked";
import type { Model } from "../state/model";
import { step } from "../state/store";
import { extent } from "../state/time-view";
import { t } from "../words";
import { binsIn, countOf, type Histogram, histogram } from "./histogram";
import type { Layout } from "./layout";
import { barAt } from "./paint-marks";
import type { Palette } from "./palette";

export interface Lane {
  /** Of each file, with rows that are in no bin as its spans. */
  files: { model: Model; bars: Histogram }[];
}

/** Null if no file is drawn. */
export const lane = computed<Lane | null>(() => {
  const all = extent.value;
  if (!all) return null;
  const files = lookedFiles.value.flatMap((f) => {
    const model = drawnModel(f);
    const pass = f.pass.value;
    return model ? [{ model, bars: histogram(model, pass, step.value, all) }] : [];
  });
  return files.length > 0 ? { files } : null;
});

/** Rows that are known to longer times only are drawn as lines, so many at most. */
const MOST_LINES = 300;
const GUTTER = 24;

export function paintLane(pen: CanvasRenderingContext2D, { files }: Lane, s: Scale, l: Layout, p: Palette): void {
  if (!l.looked) return;
  const { top, height } = l.looked;
  pen.fillStyle = p.look;
  const [first, last] = binsIn(files[0].bars, s);
  const count = (bin: number) => files.reduce((n, f) => n + countOf(f.bars, bin), 0);
  let most = 1;
  for (let bin = first; bin <= last; bin++) most = Math.max(most, count(bin));
  for (let bin = first; bin <= last; bin++) {
    const n = count(bin);
    if (n === 0) continue;
    const [x, w] = barAt(files[0].bars, bin, s);
    // By the root, so that one row beside hundreds can be seen.
    pen.fillRect(x, top, w, Math.max(2, Math.sqrt(n / most) * height));
  }
  pen.globalAlpha = 0.4;
  for (const { model, bars } of files) for (const row of bars.spans.subarray(0, MOST_LINES)) line(pen, model, row, s, l, top);
  pen.globalAlpha = 1;
}

function line(pen: CanvasRenderingContext2D, { columns: c }: Model, row: number, s: Scale, l: Layout, top: number): void {
  const x0 = Math.max(l.left, xOf(s, Math.max(c.start[row], s.from)));
  const x1 = Math.min(l.right, xOf(s, Math.min(c.end[row], s.to) + 1));
  if (x1 > x0) pen.fillRect(x0, top, x1 - x0, 1);
}

/** The words beside the line, where there is room for them. */
export function paintLaneLabel(pen: CanvasRenderingContext2D, l: Layout, p: Palette): void {
  if (!l.looked || l.compact) return;
  pen.font = `500 11.5px ${p.sans}`;
  pen.fillStyle = p.look;
  pen.fillText(t("look.lane"), GUTTER, l.looked.top + l.looked.height - 1);
}
