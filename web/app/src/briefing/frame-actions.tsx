// What a reader can do with a briefing in the frame of another page.

import { t } from "../words";
import { fullScreenWorks, toggleFullScreen } from "./full-screen";
import { hashOf } from "./player";
import { place } from "./stage";

export function FrameActions() {
  return (
    <div class="story-actions">
      <a class="btn" href={location.pathname + hashOf(place.value)} target="_blank" rel="noopener">
        {t("present.openWhole")}
      </a>
      {fullScreenWorks() && (
        <button class="btn solid" type="button" onClick={() => void toggleFullScreen()}>
          {t("present.present")}
        </button>
      )}
    </div>
  );
}
