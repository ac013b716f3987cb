// What the map needs to be moved; one file of the built page.

import { useLayoutEffect } from "preact/hooks";
import type { Drawing } from "./drawing";
import { Engine } from "./engine";
import { FoundMark } from "./found-place";
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

/** Takes the still map's place. */
export function Moving({ box, drawing, still, engine, setEngine }: Props) {
  useLayoutEffect(() => {
    const made = new Engine(box, drawing, still);
    setEngine(made);
    pictured.value = made;
    return () => {
      pictured.value = null;
      made.remove();
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
