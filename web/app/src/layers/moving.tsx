// What the map needs to be moved; one file of the built page.

import { useLayoutEffect } from "preact/hooks";
import { turn } from "../slices";
import type { Drawing } from "./drawing";
import { Engine } from "./engine";
import { FoundMark } from "./found-place";
import { createMap } from "./leaflet-map";
import { MapStops } from "./map-stops";
import { pictured } from "./pictured";
import type { Still } from "./still";

interface Props {
  box: HTMLElement;
  drawing: Drawing;
  still: Still;
  engine: Engine | null;
  setEngine: (engine: Engine | null) => void;
}

/** Takes the still map's place. Making the map and tying it to the page take
 * long enough each. */
export function Moving({ box, drawing, still, engine, setEngine }: Props) {
  useLayoutEffect(() => {
    const map = createMap(box, still.at);
    let made: Engine | null = null;
    let over = false;
    void turn().then(() => {
      if (over) return;
      made = new Engine(map, drawing, still);
      setEngine(made);
      pictured.value = made;
    });
    return () => {
      over = true;
      pictured.value = null;
      if (made) made.remove();
      else map.remove();
    };
  }, [box, drawing, still]);
  if (!engine) return null;
  return (
    <>
      <MapStops engine={engine} />
      <FoundMark engine={engine} />
    </>
  );
}
