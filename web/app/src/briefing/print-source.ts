import { shortWhen, whenDays } from "../state/when";
import type { Source } from "../state/words";

/** ", Jane Doe, 3 March 2025." */
export function issuedShort(s: Source): string {
  const issued = s.issued && (whenDays(s.issued) ? shortWhen(s.issued) : s.issued);
  const by = s.author && s.publisher ? s.author : null;
  return `${[by, issued]
    .filter(Boolean)
    .map((x) => `, ${x}`)
    .join("")}.`;
}
