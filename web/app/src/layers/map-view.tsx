// The map with its buttons, key, scale and credits. Fills its box.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { later } from "../later";
import { ground, OWN_CREDIT } from "./bases";
import { Drawing } from "./drawing";
import type { Engine } from "./engine";
import { MapButtons } from "./map-buttons";
import { LongKey, MapKey } from "./map-key";
import { MapTip } from "./map-tip";
import { ScaleBar } from "./scale-bar";
import { Still } from "./still";
import { stillShown } from "./timing";

const Moving = later(
  async () => {
    const { Moving } = await import("./moving");
    await stillShown();
    return Moving;
  },
  undefined,
  true,
);

interface Begun {
  box: HTMLElement;
  drawing: Drawing;
  still: Still;
}

export function MapView() {
  const box = useRef<HTMLDivElement>(null);
  const [begun, setBegun] = useState<Begun | null>(null);
  const [engine, setEngine] = useState<Engine | null>(null);
  useLayoutEffect(() => {
    if (!box.current) return;
    const stop = new AbortController();
    const drawing = new Drawing();
    drawing.fetchNames(stop.signal);
    const still = new Still(box.current, drawing);
    setBegun({ box: box.current, drawing, still });
    return () => {
      stop.abort();
      still.end();
    };
  }, []);
  return (
    <div class="map">
      <div class="map-canvas" ref={box} />
      {begun && <Moving {...begun} engine={engine} setEngine={setEngine} />}
      <MapTip />
      <MapButtons engine={engine} />
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
