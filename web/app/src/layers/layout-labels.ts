// Where the names of marks stand: right, left, above, below, else hidden.

import type { Box, Boxes } from "./boxes";
import type { LabelSlot, MarkSlot } from "./layout";
import type { Measure } from "./type";

const GAP = 7;
/** Free space beside a text. */
const SIDE = 2;
/** From one baseline to the next; local scripts are higher. */
export const LABEL_LINE = 15.5;
export const LOCAL_LINE = 18;
/** From the top of a line to its baseline, and the height of the first one. */
const ASCENT = 12;
const DESCENT = 4;

interface Candidate {
  dx: number;
  /** Middle of the text block. */
  middle: number;
  align: LabelSlot["align"];
}

const SHIFTS = [0, -9, 9, -16, 16];

function* candidates(r: number, height: number): Generator<Candidate> {
  for (const middle of SHIFTS) yield { dx: r + GAP, middle, align: "left" };
  for (const middle of SHIFTS) yield { dx: -r - GAP, middle, align: "right" };
  const above = r + height / 2 + 2;
  for (const middle of [-above, above]) yield { dx: 0, middle, align: "center" };
  for (const middle of [-above, above]) {
    yield { dx: r / 2, middle, align: "left" };
    yield { dx: -r / 2, middle, align: "right" };
  }
}

function boxOf(mark: MarkSlot, c: Candidate, width: number, height: number): Box {
  const x = mark.anchor.x + mark.offset.x + c.dx;
  const y = mark.anchor.y + mark.offset.y + c.middle;
  const left = c.align === "left" ? x : c.align === "right" ? x - width : x - width / 2;
  return { left: left - SIDE, right: left + width + SIDE, top: y - height / 2, bottom: y + height / 2 };
}

/** Width and height of the text block of a mark. */
function sizeOf(mark: MarkSlot, local: boolean, measure: Measure): { width: number; height: number } {
  const width = Math.max(measure(mark.name, "hot"), measure(mark.sub, "sub"), local ? measure(mark.local, "script") : 0);
  const height = ASCENT + DESCENT + (mark.sub === "" ? 0 : LABEL_LINE) + (local ? LOCAL_LINE : 0);
  return { width, height };
}

/** Looks for the best place of the label; true if one is free. */
function place(mark: MarkSlot, taken: Boxes, local: boolean, measure: Measure): boolean {
  const { width, height } = sizeOf(mark, local, measure);
  let least = Infinity;
  for (const c of candidates(mark.room, height)) {
    const box = boxOf(mark, c, width, height);
    const covers = taken.taken(box, least);
    if (covers >= least) continue;
    least = covers;
    mark.label = { dx: c.dx, dy: c.middle - height / 2 + ASCENT, align: c.align, fits: covers === 0, local, box };
    if (covers > 0) continue;
    taken.add(box);
    return true;
  }
  return false;
}

/** Where a label of the same size may stand instead: clear of what is taken, in
 * world pixels, and as `fits` wants it; null if there is no such place. */
export function placeElsewhere(mark: MarkSlot, taken: Boxes, fits: (box: Box) => boolean): LabelSlot | null {
  const { label } = mark;
  const width = label.box.right - label.box.left - 2 * SIDE;
  const height = label.box.bottom - label.box.top;
  for (const c of candidates(mark.room, height)) {
    const box = boxOf(mark, c, width, height);
    if (fits(box) && taken.free(box)) return { ...label, dx: c.dx, dy: c.middle - height / 2 + ASCENT, align: c.align, box };
  }
  return null;
}

/** Marks come in order of weight, so the weightier ones choose first. `locals`
 * adds names in local scripts where there is room for them. */
export function placeLabels(marks: MarkSlot[], taken: Boxes, measure: Measure, locals: boolean): void {
  for (const mark of marks)
    if (!(locals && mark.local !== "" && place(mark, taken, true, measure))) place(mark, taken, false, measure);
}
