// Where the names of marks stand: right, left, above, below, else hidden.

import type { Box, Boxes } from "./boxes";
import type { LabelSlot, MarkSlot } from "./layout";
import type { Measure } from "./type";

const GAP = 7;
const LINE = 15.5;
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
  return { left: left - 2, right: left + width + 2, top: y - height / 2, bottom: y + height / 2 };
}

/** Marks come in order of weight, so the weightier ones choose first. */
export function placeLabels(marks: MarkSlot[], taken: Boxes, measure: Measure): void {
  for (const mark of marks) {
    const lines = mark.sub === "" ? 1 : 2;
    const width = Math.max(measure(mark.name, "hot"), measure(mark.sub, "sub"));
    const height = ASCENT + DESCENT + (lines - 1) * LINE;
    let least = Infinity;
    for (const c of candidates(mark.room, height)) {
      const box = boxOf(mark, c, width, height);
      const covers = taken.taken(box);
      if (covers >= least) continue;
      least = covers;
      mark.label = { dx: c.dx, dy: c.middle - height / 2 + ASCENT, align: c.align, fits: covers === 0, box };
      if (covers === 0) {
        taken.add(box);
        break;
      }
    }
  }
}
