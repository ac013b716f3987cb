// One drag with a mouse, a pen or a finger, from pointerdown to its end.

export interface Drag {
  move(dx: number, e: PointerEvent): void;
  /** `moved` is false for a click. */
  end?(moved: boolean, e: PointerEvent): void;
}

/** Movement in pixels below which a press is a click. */
const CLICK = 4;

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
  const end = (e: PointerEvent) => {
    if (e.pointerId !== down.pointerId) return;
    el.removeEventListener("pointermove", move);
    el.removeEventListener("pointerup", end);
    el.removeEventListener("pointercancel", end);
    drag.end?.(moved || e.type === "pointercancel", e);
  };
  el.setPointerCapture(down.pointerId);
  el.addEventListener("pointermove", move);
  el.addEventListener("pointerup", end);
  el.addEventListener("pointercancel", end);
}
