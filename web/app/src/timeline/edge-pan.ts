// A handle that is dragged past the end of the axis takes the axis along.

import { extent } from "../state/time-view";
import { scale } from "./geometry";
import { cutTo } from "./glide";
import { shifted } from "./zoom";

/** Pixels beyond the end at which the axis moves fastest: its length in so many milliseconds. */
const FAR = 48;
const FASTEST_MS = 900;

export interface EdgePan {
  /** The pixel at which the handle is held. */
  at(x: number): void;
  stop(): void;
}

/** Moves the axis while the handle is held beyond an end; `moved` is called
 * after each frame in which it did. */
export function edgePan(moved: () => void): EdgePan {
  let frame = 0;
  let last = 0;
  let beyond = 0;
  const move = (now: number) => {
    frame = 0;
    const all = extent.peek();
    if (beyond === 0 || !all) return;
    const s = scale.peek();
    const share = Math.max(-1, Math.min(1, beyond / FAR));
    const days = ((s.to + 1 - s.from) * share * Math.min(50, now - last)) / FASTEST_MS;
    last = now;
    cutTo(shifted(s, days, all));
    moved();
    frame = requestAnimationFrame(move);
  };
  return {
    at(x) {
      const s = scale.peek();
      beyond = x < s.left ? x - s.left : Math.max(0, x - s.left - s.width);
      if (beyond === 0 || frame) return;
      last = performance.now();
      frame = requestAnimationFrame(move);
    },
    stop() {
      beyond = 0;
      cancelAnimationFrame(frame);
    },
  };
}
