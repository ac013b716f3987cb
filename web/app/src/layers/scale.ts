// The scale bar: a round distance and its length in pixels.

import { metresPerPixel } from "./mercator";

export interface Scale {
  metres: number;
  px: number;
}

const ROUND = [1, 2, 3, 5];

/** The longest round distance that fits into maxPx at this latitude. */
export function scaleAt(lat: number, zoom: number, maxPx: number): Scale {
  const perPx = metresPerPixel(lat, zoom);
  const most = perPx * maxPx;
  const unit = 10 ** Math.floor(Math.log10(most));
  const metres = unit * (ROUND.findLast((n) => n * unit <= most) ?? 1);
  return { metres, px: metres / perPx };
}
