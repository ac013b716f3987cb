import type { Selection } from "../state/selection";
import { t } from "../words";

/** What a file will hold, and what it leaves out. */
export function dataNotes({ certain, possible, undated }: Selection): string[] {
  const n = certain + possible;
  if (n === 0) return [t("share.dataNone")];
  const notes = [t("share.dataNote", { n })];
  if (possible > 0) notes.push(t("share.dataPossible", { n: possible }));
  if (undated > 0) notes.push(t("share.dataUndated", { n: undated }));
  return notes;
}
