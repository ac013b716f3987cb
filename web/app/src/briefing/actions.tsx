// What a reader can do with a briefing beside reading it.

import { oneFile } from "../one-file";
import { Icon } from "../panels/icon";
import { t } from "../words";
import { fullScreenWorks, toggleFullScreen } from "./full-screen";
import type { Briefing } from "./model";
import { openPresenter } from "./presenter-window";
import { printAddress } from "./print-address";
import { shareOpen } from "./share-state";

export function Actions({ briefing: b }: { briefing: Briefing }) {
  return (
    <div class="story-actions">
      <button class="btn" type="button" onClick={() => openPresenter()} title={t("present.presenterNote")}>
        {t("present.presenter")}
      </button>
      <a class="btn" href={printAddress(b)}>
        {t("present.print")}
      </a>
      {!oneFile && (
        <button class="ib" type="button" aria-label={t("present.share")} onClick={() => (shareOpen.value = true)}>
          <Icon name="share" />
        </button>
      )}
      {fullScreenWorks() && (
        <button class="btn solid" type="button" onClick={() => void toggleFullScreen()}>
          {t("present.present")}
        </button>
      )}
    </div>
  );
}
