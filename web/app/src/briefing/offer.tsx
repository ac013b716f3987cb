// Who comes back is offered what they were making.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { briefingsShown } from "../state/briefings";
import { t } from "../words";
import { openDraft, opened, rememberedDraft } from "./desk";
import { allDrafts, type Draft, isUnsaved } from "./drafts";

/** Opens what was open when this tab was loaded again; else offers the draft
 * that was changed last and is saved nowhere else. */
export function Offer() {
  const offered = useSignal<Draft | null>(null);
  useEffect(() => {
    if (opened.peek()) return;
    const open = rememberedDraft();
    if (open) {
      openDraft(open);
      briefingsShown.value = true;
    } else offered.value = allDrafts().find((d) => isUnsaved(d) && d.briefing.scenes.length > 0) ?? null;
  }, []);
  const d = offered.value;
  if (!d || briefingsShown.value) return null;
  return (
    <div class="notice quiet desk-offer" role="status">
      <p class="small">{t("briefing.offer", { title: d.briefing.title || t("briefing.untitled") })}</p>
      <button
        class="btn"
        type="button"
        onClick={() => {
          openDraft(d);
          briefingsShown.value = true;
        }}
      >
        {t("briefing.goOn")}
      </button>
      <button class="btn" type="button" onClick={() => (offered.value = null)}>
        {t("briefing.notNow")}
      </button>
    </div>
  );
}
