// What the key will explain, worked out before anything is drawn: the key takes
// room from the view, and what is drawn keeps clear of it.

import { type Frame, onScreen } from "./frame";
import { noteFamilies, noteMark } from "./paint-marks";
import { plateInSight } from "./paint-plates";
import { inSight } from "./sight";

/** Fills the frame's signs as drawing its marks, areas and plates would. */
export function noteAhead(f: Frame): void {
  const { layout, tally, signs } = f;
  for (const mark of layout.marks) {
    if (tally.markTotal[mark.index] === 0) continue;
    noteMark(f, mark.index, onScreen(f, mark.anchor, mark.offset));
    if (mark.ring > 0 && inSight(f, onScreen(f, mark.anchor), mark.ring * f.scale)) signs.area = true;
  }
  layout.crowd?.note(f);
  for (const plate of layout.plates) {
    if (tally.countryTotal[plate.country] === 0 || !plateInSight(f, plate)) continue;
    signs.country = true;
    noteFamilies(signs, tally.countries[plate.country]);
  }
}
