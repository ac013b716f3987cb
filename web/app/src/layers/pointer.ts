// Pointing at the map: names while hovering, opening by click or touch, and by
// a long touch a look without opening.

import { signal } from "@preact/signals";
import type * as L from "leaflet";
import { hovered, model, type Picked } from "../state/store";
import type { Hit, Said } from "./frame";
import { hitAt } from "./hit";

/** The words beside the pointer. */
export interface Tip extends Said {
  x: number;
  y: number;
}
export const tip = signal<Tip | null>(null);

const MOUSE_REACH = 3;
/** A disc of radius 9.5 becomes a target of 44 px. */
const TOUCH_REACH = 13;
/** A touch this long looks without opening. */
const LONG_MS = 450;
/** A finger that moves farther than this does not rest. */
const REST_PX = 9;

const same = (a: Picked, b: Picked): boolean => a?.what === b?.what && a?.id === b?.id;

/** Follows the pointer over one map. */
class Pointer {
  private touch = false;
  private dragging = false;
  /** The finger that rests on the map, and where. */
  private resting: { id: number; x: number; y: number; timer: ReturnType<typeof setTimeout> } | null = null;
  /** A long touch has shown something: lifting the finger opens nothing. */
  private looked = false;

  constructor(
    private readonly map: L.Map,
    private readonly hits: (x: number, y: number) => readonly Hit[],
    private readonly press: (what: Picked) => void,
  ) {}

  readonly leave = (): void => {
    tip.value = null;
    this.map.getContainer().classList.remove("pointing");
    if (hovered.peek() !== null) hovered.value = null;
  };

  private show(hit: Hit, x: number, y: number): void {
    const said = hit.say();
    tip.value = said.name === "" ? null : { ...said, x, y };
    if (!same(hovered.peek(), hit.picked)) hovered.value = hit.picked;
    this.sayLater(hit, x, y);
  }

  /** The texts of a large pack come when they are wanted. */
  private sayLater(hit: Hit, x: number, y: number): void {
    const m = model.peek();
    const row = hit.picked?.what === "event" ? m?.rowOf.get(hit.picked.id) : undefined;
    if (!m?.large || row === undefined || m.columns.text.id(row) === hit.picked!.id) return;
    const shown = tip.peek();
    const again = () => {
      if (tip.peek() === shown) tip.value = { ...hit.say(), x, y };
    };
    m.large.idOf(row).then(again, () => undefined);
  }

  readonly over = (event: L.LeafletMouseEvent): void => {
    if (this.touch || this.dragging) return;
    const { x, y } = event.containerPoint;
    const hit = hitAt(this.hits(x, y), x, y, MOUSE_REACH, true);
    if (!hit) {
      this.leave();
      return;
    }
    this.map.getContainer().classList.toggle("pointing", hit.picked !== null || hit.act !== undefined);
    this.show(hit, x, y);
  };

  readonly click = (event: L.LeafletMouseEvent): void => {
    if (this.looked) return;
    const { x, y } = event.containerPoint;
    this.leave();
    const hit = hitAt(this.hits(x, y), x, y, this.touch ? TOUCH_REACH : MOUSE_REACH, !this.touch);
    if (hit?.act) hit.act();
    else this.press(hit?.next?.() ?? hit?.picked ?? null);
  };

  readonly down = (event: PointerEvent): void => {
    this.kind(event);
    this.looked = false;
    const second = this.resting !== null;
    this.lift();
    if (!this.touch || second) return;
    const { left, top } = this.map.getContainer().getBoundingClientRect();
    const [x, y] = [event.clientX - left, event.clientY - top];
    this.resting = { id: event.pointerId, x, y, timer: setTimeout(() => this.look(x, y), LONG_MS) };
  };

  readonly move = (event: PointerEvent): void => {
    this.kind(event);
    const { resting } = this;
    if (resting?.id !== event.pointerId) return;
    const { left, top } = this.map.getContainer().getBoundingClientRect();
    if (Math.hypot(event.clientX - left - resting.x, event.clientY - top - resting.y) > REST_PX) this.lift();
  };

  readonly lift = (): void => {
    clearTimeout(this.resting?.timer);
    this.resting = null;
  };

  private look(x: number, y: number): void {
    this.lift();
    const hit = hitAt(this.hits(x, y), x, y, TOUCH_REACH, false);
    if (!hit) return;
    this.looked = true;
    this.show(hit, x, y);
  }

  /** The browser's own menu of a long touch would cover what is shown. */
  readonly menu = (event: Event): void => {
    if (this.touch) event.preventDefault();
  };

  private kind(event: PointerEvent): void {
    const touch = event.pointerType === "touch";
    if (touch && !this.touch) this.leave();
    if (touch && event.type === "pointerdown") this.leave();
    this.touch = touch;
  }

  readonly drag = (): void => {
    this.dragging = true;
    this.lift();
    this.leave();
  };

  readonly drop = (): void => {
    this.dragging = false;
  };
}

/** Follows the pointer over the map until the returned function is called;
 * `press` is told what was pressed, null for an empty spot. */
export function followPointer(
  map: L.Map,
  hits: (x: number, y: number) => readonly Hit[],
  press: (what: Picked) => void,
): () => void {
  const box = map.getContainer();
  const p = new Pointer(map, hits, press);
  const events = { mousemove: p.over, mouseout: p.leave, zoomstart: p.leave, click: p.click, dragstart: p.drag, dragend: p.drop };
  map.on(events as L.LeafletEventHandlerFnMap);
  const stop = new AbortController();
  const options = { capture: true, signal: stop.signal };
  box.addEventListener("pointerdown", p.down, options);
  box.addEventListener("pointermove", p.move, options);
  box.addEventListener("pointerup", p.lift, options);
  box.addEventListener("pointercancel", p.lift, options);
  box.addEventListener("contextmenu", p.menu, options);
  return () => {
    map.off(events as L.LeafletEventHandlerFnMap);
    p.lift();
    stop.abort();
  };
}
