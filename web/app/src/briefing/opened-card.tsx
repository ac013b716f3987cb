// What is opened on the map of a briefing: its name, and where it can be read.

import { Icon } from "../panels/icon";
import { openName } from "../state/loading";
import { open } from "../state/page";
import { model, picked } from "../state/store";
import { shortWhen } from "../state/when";
import { t } from "../words";
import { mapAddress } from "./links";
import { briefing, place } from "./stage";

/** When the opened event was; nothing of what is none. */
function whenOfOpened(): string | null {
  const m = model.value;
  const row = picked.value?.what === "event" ? m?.rowOf.get(picked.value.id) : undefined;
  return m && row !== undefined ? shortWhen(m.columns.text.when(row)) : null;
}

/** Only for what the reader has opened: what the scene opens is told beside the map. */
export function OpenedCard() {
  const name = openName();
  const own = briefing.value?.scenes[place.value - 1]?.picked;
  const p = picked.value;
  if (!p || !name || (own?.what === p.what && own.id === p.id)) return null;
  const when = whenOfOpened();
  return (
    <section class="frame-card opened-card" aria-label={t("embed.what")}>
      <p>
        <b>{name}</b>
        {when && <span class="small">{when}</span>}
        <a class="link" href={mapAddress()} target="_blank" rel="noopener">
          {t("embed.read")}
        </a>
      </p>
      <button class="ib" type="button" aria-label={t("common.close")} onClick={() => open(own ?? null)}>
        <Icon name="close" size={14} />
      </button>
    </section>
  );
}
