import { tip } from "./pointer";

/** The words beside the pointer. The list of events is the way for everybody
 * who does not point. */
export function MapTip() {
  const t = tip.value;
  if (!t) return null;
  return (
    <div class={`map-tip ${t.side}`} aria-hidden="true" style={{ left: `${t.x}px`, top: `${t.y}px` }}>
      <span>{t.text}</span>
    </div>
  );
}
