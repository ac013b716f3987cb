import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { hovered } from "../state/store";
import { t } from "../words";
import type { Engine } from "./engine";
import { tip } from "./pointer";
import { isStopKey, nextStop, type Stop, stops, stopText } from "./stops";

/** A button over each thing on the map that can be opened. They let the pointer
 * through: the map itself follows that. One of them can be reached by Tab, the
 * others by arrow keys. */
export function MapStops({ engine }: { engine: Engine }) {
  const box = useRef<HTMLDivElement>(null);
  const current = useSignal<string | null>(null);
  const all = stops.value;
  const here = all.find((s) => s.key === current.value) ?? all[0];
  const focus = (key: string) => {
    current.value = key;
    box.current?.querySelector<HTMLElement>(`[data-stop="${CSS.escape(key)}"]`)?.focus();
  };
  const keys = (e: KeyboardEvent) => {
    if (e.key === "+" || e.key === "=" || e.key === "-") engine.zoomBy(e.key === "-" ? -1 : 1);
    else if (e.key === "0") engine.fit();
    else if (isStopKey(e.key) && here) {
      const next = nextStop(all, here, e.key);
      if (next) focus(next.key);
    } else return;
    e.preventDefault();
    e.stopPropagation();
  };
  useLostFocus(box, all);
  if (all.length === 0) return null;
  return (
    <div class="map-stops" role="group" ref={box} aria-label={t("map.stops", { n: all.length })} onKeyDown={keys}>
      {all.map((stop) => (
        <StopButton key={stop.key} stop={stop} first={stop === here} engine={engine} onFocus={() => (current.value = stop.key)} />
      ))}
    </div>
  );
}

interface StopProps {
  stop: Stop;
  /** Tab leads here. */
  first: boolean;
  engine: Engine;
  onFocus: () => void;
}

function StopButton({ stop, first, engine, onFocus }: StopProps) {
  const style = {
    left: `${stop.x - stop.halfX}px`,
    top: `${stop.y - stop.halfY}px`,
    width: `${2 * stop.halfX}px`,
    height: `${2 * stop.halfY}px`,
  };
  const enter = (e: FocusEvent) => {
    onFocus();
    if (!(e.currentTarget as HTMLElement).matches(":focus-visible")) return;
    engine.sayStop(stop);
  };
  const leave = () => {
    hovered.value = null;
    tip.value = null;
  };
  return (
    <button
      type="button"
      class={stop.halfX === stop.halfY ? "map-stop round" : "map-stop"}
      data-stop={stop.key}
      style={style}
      tabIndex={first ? 0 : -1}
      aria-label={stopText(stop)}
      onFocus={enter}
      onBlur={leave}
      onClick={() => (stop.act ? stop.act() : engine.open(stop.open()))}
    />
  );
}

/** Where the button goes away that has the focus, the map takes it. */
function useLostFocus(box: { current: HTMLElement | null }, all: readonly Stop[]): void {
  const had = useRef(false);
  useEffect(() => {
    if (had.current && document.activeElement === document.body)
      box.current?.parentElement?.querySelector<HTMLElement>(".map-canvas")?.focus({ preventScroll: true });
    had.current = box.current?.contains(document.activeElement) ?? false;
  }, [all]);
}
