import type { ComponentType } from "preact";
import { Panel } from "./panels/panel";

// Parts that are still being built are mounted as soon as they are there.
const parts = import.meta.glob<Record<string, ComponentType>>(["./layers/map-view.tsx", "./timeline/time-control.tsx"], { eager: true });
const MapView = parts["./layers/map-view.tsx"]?.MapView;
const TimeControl = parts["./timeline/time-control.tsx"]?.TimeControl;

export function App() {
  return (
    <div class="app">
      <a class="skip" href="#panel">Skip to the events</a>
      <Panel />
      <div class="map-box">{MapView && <MapView />}</div>
      <div class="time-box">{TimeControl && <TimeControl />}</div>
    </div>
  );
}
