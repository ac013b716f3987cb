// Buttons that make the axis shorter and longer.

import { Icon } from "../panels/icon";
import { model } from "../state/store";
import { t } from "../words";
import { zoomAll, zoomBy } from "./glide";

/** How much nearer one press brings. */
const NEARER = 0.5;

export function ZoomButtons({ class: name = "" }: { class?: string }) {
  const off = model.value === null;
  return (
    <div class={`tl-zoom ${name}`} role="group" aria-label={t("time.zoom")}>
      <button
        type="button"
        class="ib"
        aria-label={t("time.zoom.out")}
        title={t("time.zoom.out")}
        disabled={off}
        onClick={() => zoomBy(1 / NEARER)}
      >
        <Icon name="minus" size={16} />
      </button>
      <button
        type="button"
        class="tl-word"
        aria-label={t("time.zoom.all")}
        title={t("time.zoom.all")}
        disabled={off}
        onClick={zoomAll}
      >
        {t("time.zoom.allShort")}
      </button>
      <button
        type="button"
        class="ib"
        aria-label={t("time.zoom.in")}
        title={t("time.zoom.in")}
        disabled={off}
        onClick={() => zoomBy(NEARER)}
      >
        <Icon name="plus" size={16} />
      </button>
    </div>
  );
}
