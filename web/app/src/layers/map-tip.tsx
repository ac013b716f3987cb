import { tip } from "./pointer";

/** The words beside the pointer, or beside what the keyboard has reached. For
 * screen readers they stand on the map's buttons. */
export function MapTip() {
  const t = tip.value;
  if (!t) return null;
  return (
    <div class={`map-tip ${t.side}${t.up ? " up" : ""}`} aria-hidden="true" style={{ left: `${t.x}px`, top: `${t.y}px` }}>
      <p>
        {t.name}
        {t.detail && <span>{t.detail}</span>}
      </p>
    </div>
  );
}
