import { useComputed } from "@preact/signals";
import { Icon } from "../panels/icon";
import { t } from "../words";
import { BaseChoice } from "./base-choice";
import type { Engine } from "./engine";
import { MAX_ZOOM, MIN_ZOOM } from "./limits";
import { KeyButton } from "./map-key";
import { resting } from "./resting";

/** Zooming, showing everything, and the choice of the ground. They stand where
 * they stand before the map can be moved. */
export function MapButtons({ engine }: { engine: Engine | null }) {
  const zoom = useComputed(() => resting.value?.zoom ?? 0);
  return (
    <div class="map-buttons" role="group" aria-label={t("map.zoom")}>
      <button
        class="ib map-zoom"
        type="button"
        aria-label={t("map.zoomIn")}
        title={t("map.zoomIn")}
        disabled={zoom.value >= MAX_ZOOM}
        onClick={() => engine?.zoomBy(1)}
      >
        <Icon name="plus" />
      </button>
      <button
        class="ib map-zoom"
        type="button"
        aria-label={t("map.zoomOut")}
        title={t("map.zoomOut")}
        disabled={zoom.value <= MIN_ZOOM}
        onClick={() => engine?.zoomBy(-1)}
      >
        <Icon name="minus" />
      </button>
      <button class="ib" type="button" aria-label={t("map.showAll")} title={t("map.showAll")} onClick={() => engine?.fit()}>
        <Icon name="fit" />
      </button>
      <BaseChoice />
      <KeyButton />
    </div>
  );
}
