import { resting } from "./engine";
import { scaleAt } from "./scale";

const MOST_PX = 92;

/** A round distance at the middle of the map. */
export function ScaleBar() {
  const at = resting.value;
  if (!at) return null;
  const { text, px } = scaleAt(at.lat, at.zoom, MOST_PX);
  return (
    <div class="map-scale" role="img" aria-label={`Scale: this bar is ${text}`} style={{ width: `${px}px` }}>
      <span aria-hidden="true">{text}</span>
    </div>
  );
}
