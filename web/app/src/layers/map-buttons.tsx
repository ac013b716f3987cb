import { useComputed } from "@preact/signals";
import { Icon } from "../panels/icon";
import { type Engine, resting } from "./engine";
import { MAX_ZOOM, MIN_ZOOM } from "./leaflet-map";

/** Zooming and showing everything. */
export function MapButtons({ engine }: { engine: Engine }) {
  const zoom = useComputed(() => resting.value?.zoom ?? 0);
  return (
    <div class="map-buttons" role="group" aria-label="Zoom">
      <button
        class="ib map-zoom"
        type="button"
        aria-label="Zoom in"
        title="Zoom in"
        disabled={zoom.value >= MAX_ZOOM}
        onClick={() => engine.zoomBy(1)}
      >
        <Icon name="plus" />
      </button>
      <button
        class="ib map-zoom"
        type="button"
        aria-label="Zoom out"
        title="Zoom out"
        disabled={zoom.value <= MIN_ZOOM}
        onClick={() => engine.zoomBy(-1)}
      >
        <Icon name="minus" />
      </button>
      <button class="ib" type="button" aria-label="Show everything" title="Show everything" onClick={() => engine.fit()}>
        <Icon name="fit" />
      </button>
    </div>
  );
}
