// What lies under a point of the map.

import type { Hit } from "./frame";

function distanceTo({ shape: s }: Hit, x: number, y: number): number {
  if (s.what === "disc") return Math.max(0, Math.hypot(x - s.x, y - s.y) - s.r);
  const dx = Math.max(s.left - x, 0, x - s.right);
  const dy = Math.max(s.top - y, 0, y - s.bottom);
  return Math.hypot(dx, dy);
}

/** The hit at the point: of those that it lies in, the one of the highest
 * level, the last drawn first. If it lies in none, the nearest within `reach`
 * pixels, which is what makes small marks easy to touch. Things inside of
 * others are hit by a fine pointer alone: a finger is larger than they are. */
export function hitAt(hits: readonly Hit[], x: number, y: number, reach: number, fine: boolean): Hit | null {
  let best: Hit | null = null;
  let least = reach;
  for (const hit of hits) {
    const d = distanceTo(hit, x, y);
    if (d > least) continue;
    const higher = best === null || d < least || hit.level >= best.level;
    if (!higher) continue;
    best = hit;
    least = d;
  }
  return (fine && best?.inner && hitAt(best.inner(), x, y, 1, true)) || best;
}
