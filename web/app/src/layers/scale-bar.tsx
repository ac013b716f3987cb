import { t } from "../words";
import { resting } from "./resting";
import { scaleAt } from "./scale";

const MOST_PX = 92;

/** A round distance at the middle of the map. */
export function ScaleBar() {
  const at = resting.value;
  // It keeps its room, so that what stands below does not move when it comes.
  if (!at) return <div class="map-scale" style={{ visibility: "hidden" }} />;
  const { metres, px } = scaleAt(at.lat, at.zoom, MOST_PX);
  const distance = metres >= 1000 ? t("map.km", { n: metres / 1000 }) : t("map.metres", { n: metres });
  return (
    <div class="map-scale" role="img" aria-label={t("map.scale", { distance })} style={{ width: `${px}px` }}>
      <span aria-hidden="true">{distance}</span>
    </div>
  );
}
