// The map with its buttons, key, scale and credits. Fills its box.

import { useEffect, useRef, useState } from "preact/hooks";
import "../styles/map.css";
import { Engine } from "./engine";
import { MapButtons } from "./map-buttons";
import { MapKey } from "./map-key";
import { MapTip } from "./map-tip";
import { ScaleBar } from "./scale-bar";

export function MapView() {
  const box = useRef<HTMLDivElement>(null);
  const [engine, setEngine] = useState<Engine | null>(null);
  useEffect(() => {
    if (!box.current) return;
    const made = new Engine(box.current);
    setEngine(made);
    return () => made.remove();
  }, []);
  return (
    <div class="map">
      <div class="map-canvas" ref={box} />
      <MapTip />
      {engine && <MapButtons engine={engine} />}
      <div class="map-foot">
        <MapKey />
        <div class="map-corner">
          <ScaleBar />
          <p class="map-credit">Natural Earth</p>
        </div>
      </div>
    </div>
  );
}
