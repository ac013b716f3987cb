// One drag with a mouse, a pen or a finger, from pointerdown to its end.

export interface Drag {
  move(dx: number, e: PointerEvent): void;
  /** `moved` is false for a click. */
  end?(moved: boolean, e: PointerEvent): void;
  /** The drag was taken over by a gesture: undo it. */
  cancel?(): void;
}

/** Movement in pixels below which a press is a click. */
const CLICK = 4;

let running: (() => void) | null = null;

/** Takes a running drag back, as when a second finger makes it a pinch. */
export function cancelDrag(): void {
  running?.();
}

/** Follows the pointer until it is released; the element keeps it meanwhile. */
export function follow(down: PointerEvent, drag: Drag): void {
  const el = down.currentTarget as HTMLElement;
  let moved = false;
  const move = (e: PointerEvent) => {
    if (e.pointerId !== down.pointerId) return;
    const dx = e.clientX - down.clientX;
    moved ||= Math.abs(dx) >= CLICK;
    if (moved) drag.move(dx, e);
  };
  const stop = () => {
    running = null;
    el.removeEventListener("pointermove", move);
    el.removeEventListener("pointerup", end);
    el.removeEventListener("pointercancel", end);
  };
  const end = (e: PointerEvent) => {
    if (e.pointerId !== down.pointerId) return;
    stop();
    drag.end?.(moved || e.type === "pointercancel", e);
  };
  el.setPointerCapture(down.pointerId);
  el.addEventListener("pointermove", move);
  el.addEventListener("pointerup", end);
  el.addEventListener("pointercancel", end);
  running = () => {
    stop();
    drag.cancel?.();
  };
}
