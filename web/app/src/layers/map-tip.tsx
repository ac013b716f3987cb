import { useLayoutEffect, useRef } from "preact/hooks";
import { tip } from "./pointer";

const BESIDE_PX = 12;
const BELOW_PX = 14;
const EDGE_PX = 8;

/** Where text of that length stands beside a point: after it, before it, or as
 * far as the box lets it. */
export function beside(at: number, gap: number, length: number, box: number): number {
  if (at + gap + length <= box - EDGE_PX) return at + gap;
  if (at - gap - length >= EDGE_PX) return at - gap - length;
  return Math.max(EDGE_PX, box - EDGE_PX - length);
}

/** The words beside the pointer, or beside what the keyboard has reached. For
 * screen readers they stand on the map's buttons. */
export function MapTip() {
  const box = useRef<HTMLParagraphElement>(null);
  const t = tip.value;
  useLayoutEffect(() => {
    const p = box.current;
    const map = p?.parentElement;
    if (!t || !p || !map) return;
    p.style.left = `${beside(t.x, BESIDE_PX, p.offsetWidth, map.clientWidth)}px`;
    p.style.top = `${beside(t.y, BELOW_PX, p.offsetHeight, map.clientHeight)}px`;
  }, [t]);
  if (!t) return null;
  return (
    <p class="map-tip" ref={box} aria-hidden="true">
      {t.name}
      {t.detail && <span>{t.detail}</span>}
    </p>
  );
}
