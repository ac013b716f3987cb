import { claimedSpans, gapsOf, spansOf } from "../state/life";
import type { Model } from "../state/model";
import { insideOf } from "../state/rows";
import { window_ } from "../state/store";
import { whenDays } from "../state/when";
import type { Hotspot } from "../state/words";
import { t } from "../words";
import { apartText, dayText } from "../words/format";
import { type Claimed, Life } from "./life";
import { statusText } from "./status-claims";

interface Props {
  model: Model;
  rows: readonly number[];
  title?: string;
  /** Whose status claims are drawn with the events. */
  hotspot?: Hotspot;
}

/** Events and claims along time, and the gaps between them in words. */
export function LifeSection({ model, rows, title, hotspot }: Props) {
  const w = window_.value;
  const inside = rows.filter(insideOf(model, w)).length;
  const gaps = gapsOf([...spansOf(model, rows), ...(hotspot ? claimedSpans(hotspot) : [])]);
  return (
    <section class="sec">
      <h2>
        {title ?? t("panel.life")}
        <span class="n">{rows.length === 0 ? t("panel.noEvents") : t("panel.inAll", { n: rows.length, inside })}</span>
      </h2>
      <Life model={model} rows={rows} window={w} claims={hotspot ? claimsOf(hotspot) : []} />
      {gaps.length > 0 && (
        <ul class="gaps small">
          {gaps.map((g) => (
            <li key={g.from}>{t("panel.gap", { from: dayText(g.from), to: dayText(g.to), length: apartText(g.from, g.to) })}</li>
          ))}
        </ul>
      )}
      {gaps.length > 0 && <p class="note">{t("panel.gapNote")}</p>}
    </section>
  );
}

function claimsOf(h: Hotspot): Claimed[] {
  return h.status.flatMap((s) => {
    const days = whenDays(s.when);
    return days ? [{ ...days, label: statusText(s.status) }] : [];
  });
}
