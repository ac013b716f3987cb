// Pointing at the map: names while hovering, opening by click or touch.

import { signal } from "@preact/signals";
import type L from "leaflet";
import { hovered, type Picked } from "../state/store";
import type { Hit } from "./frame";
import { hitAt } from "./hit";

/** The words beside the pointer. */
export interface Tip {
  x: number;
  y: number;
  text: string;
  /** On which side of the pointer there is room. */
  side: "right" | "left";
}
export const tip = signal<Tip | null>(null);

const MOUSE_REACH = 3;
/** The widest tip, with its distance from the pointer. */
const TIP_PX = 280;
/** A disc of radius 9.5 becomes a target of 44 px. */
const TOUCH_REACH = 13;

const same = (a: Picked, b: Picked): boolean => a?.what === b?.what && a?.id === b?.id;

/** Follows the pointer over the map until the returned function is called;
 * `press` is told what was pressed, null for an empty spot. */
export function followPointer(map: L.Map, hits: () => readonly Hit[], press: (what: Picked) => void): () => void {
  const box = map.getContainer();
  let touch = false;
  let dragging = false;

  const leave = () => {
    tip.value = null;
    box.classList.remove("pointing");
    if (hovered.peek() !== null) hovered.value = null;
  };
  const over = (event: L.LeafletMouseEvent) => {
    if (touch || dragging) return;
    const { x, y } = event.containerPoint;
    const hit = hitAt(hits(), x, y, MOUSE_REACH, true);
    if (!hit) return leave();
    box.classList.toggle("pointing", hit.picked !== null);
    tip.value = hit.text === "" ? null : { x, y, text: hit.text, side: x < map.getSize().x - TIP_PX ? "right" : "left" };
    if (!same(hovered.peek(), hit.picked)) hovered.value = hit.picked;
  };
  const click = (event: L.LeafletMouseEvent) => {
    const { x, y } = event.containerPoint;
    leave();
    press(hitAt(hits(), x, y, touch ? TOUCH_REACH : MOUSE_REACH, !touch)?.picked ?? null);
  };
  const kind = (event: PointerEvent) => {
    touch = event.pointerType === "touch";
    if (touch) leave();
  };

  const drag = () => {
    dragging = true;
    leave();
  };
  const drop = () => (dragging = false);

  map.on("mousemove", over).on("mouseout zoomstart", leave).on("click", click).on("dragstart", drag).on("dragend", drop);
  box.addEventListener("pointerdown", kind, true);
  box.addEventListener("pointermove", kind, true);
  return () => {
    map.off("mousemove", over).off("mouseout zoomstart", leave).off("click", click).off("dragstart", drag).off("dragend", drop);
    box.removeEventListener("pointerdown", kind, true);
    box.removeEventListener("pointermove", kind, true);
  };
}
