import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { Panel } from "./panels/panel";
import { anythingOpen, open } from "./state/page";

// Parts that are still being built are mounted as soon as they are there.
const parts = import.meta.glob<Record<string, ComponentType>>(["./layers/map-view.tsx", "./timeline/time-control.tsx"], { eager: true });
const MapView = parts["./layers/map-view.tsx"]?.MapView;
const TimeControl = parts["./timeline/time-control.tsx"]?.TimeControl;

/** Panel left, map right, time below; on a phone map, sheet, time. */
export function App({ retry }: { retry: () => void }) {
  useEffect(() => {
    addEventListener("keydown", closeOnEscape);
    return () => removeEventListener("keydown", closeOnEscape);
  }, []);
  return (
    <div class="app">
      <a class="skip" href="#panel" onClick={skip}>
        Skip to the events
      </a>
      <Panel retry={retry} />
      <section class="map-box" aria-label="Map">
        {MapView && <MapView />}
      </section>
      <section class="time-box" aria-label="Time">
        {TimeControl && <TimeControl />}
      </section>
    </div>
  );
}

function skip(e: Event): void {
  e.preventDefault();
  document.getElementById("panel")?.focus();
}

function closeOnEscape(e: KeyboardEvent): void {
  const typing = e.target instanceof HTMLInputElement && e.target.type === "text";
  if (e.key !== "Escape" || e.defaultPrevented || typing || !anythingOpen.value) return;
  e.preventDefault();
  open(null);
}
