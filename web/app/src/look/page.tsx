import { lookedAt } from "../state/looked";
import { FilePage } from "./file-page";
import { RowPage } from "./row-page";

/** What is open of the reader's files. */
export function LookedPage() {
  const at = lookedAt.value;
  if (!at) return null;
  const stage = at.file.stage.value;
  if (at.row !== null && stage.is === "seen" && stage.model)
    return <RowPage key={`${at.file.id} ${at.row}`} file={at.file} model={stage.model} row={at.row} />;
  return <FilePage key={at.file.id} file={at.file} />;
}
