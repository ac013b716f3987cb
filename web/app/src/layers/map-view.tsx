// The map with its buttons, key, scale and credits. Fills its box.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { ground, OWN_CREDIT } from "./bases";
import { Engine } from "./engine";
import { FoundMark } from "./found-place";
import { MapButtons } from "./map-buttons";
import { LongKey, MapKey } from "./map-key";
import { MapStops } from "./map-stops";
import { MapTip } from "./map-tip";
import { pictured } from "./pictured";
import { ScaleBar } from "./scale-bar";

export function MapView() {
  const box = useRef<HTMLDivElement>(null);
  const [engine, setEngine] = useState<Engine | null>(null);
  useLayoutEffect(() => {
    if (!box.current) return;
    const made = new Engine(box.current);
    setEngine(made);
    pictured.value = made;
    return () => {
      pictured.value = null;
      made.remove();
    };
  }, []);
  return (
    <div class="map">
      <div class="map-canvas" ref={box} />
      {engine && <MapStops engine={engine} />}
      <MapTip />
      {engine && <FoundMark engine={engine} />}
      {engine && <MapButtons engine={engine} />}
      <LongKey />
      <div class="map-foot">
        <MapKey />
        <div class="map-corner">
          <ScaleBar />
          <p class="map-credit">{ground.value?.credit ?? OWN_CREDIT}</p>
        </div>
      </div>
    </div>
  );
}
