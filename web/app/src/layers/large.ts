// What the map needs for very many events; it comes with them.

import "../words/later";
import type { Model } from "../state/model";
import { CrowdOfZoom } from "./crowd";
import { Crowd } from "./crowd-cells";
import type { CrowdLayer } from "./layout";
import { isCrowd, type Spots } from "./spots";

export { largeTally } from "./crowd";

/** Gives the crowd at a zoom; null if all places have marks of their own. */
export function crowdOf(m: Model, spots: Spots): (zoom: number) => CrowdLayer | null {
  if (!isCrowd(m)) return () => null;
  const crowd = new Crowd(m, spots);
  return (zoom) => new CrowdOfZoom(crowd, crowd.at(zoom));
}
