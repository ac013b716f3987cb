// What is wrong with a briefing, for who made it.

import { t } from "../words";
import type { Fault } from "./check";
import type { Briefing } from "./model";

/** "scenes[2].time.to" in words. */
function whereText(b: Briefing, path: string): string {
  const at = /^scenes\[(\d+)\]\.?(.*)$/.exec(path);
  if (!at) return path;
  const title = b.scenes[Number(at[1])]?.title;
  return [t("briefing.sceneN", { n: Number(at[1]) + 1 }), title && `“${title}”`, at[2]].filter(Boolean).join(" ");
}

/** What is wrong, member by member. */
export function Faults({ faults, briefing: b }: { faults: readonly Fault[]; briefing: Briefing | null }) {
  return (
    <ul class="points">
      {faults.map((f) => (
        <li key={`${f.path} ${f.text}`}>
          {f.path && <b>{b ? whereText(b, f.path) : f.path}: </b>}
          {f.text}
        </li>
      ))}
    </ul>
  );
}
