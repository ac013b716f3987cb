// The scale bar of a picture, as the page has it.

import type { Engine } from "../layers/engine";
import type { Palette } from "../layers/palette";
import { scaleAt } from "../layers/scale";
import { t } from "../words";

const MOST_PX = 92;

/** Ends at the right and stands on the bottom given, in CSS pixels. */
export function paintScale(c: CanvasRenderingContext2D, { map }: Engine, p: Palette, right: number, bottom: number): void {
  const { metres, px } = scaleAt(map.getCenter().lat, map.getZoom(), MOST_PX);
  const text = metres >= 1000 ? t("map.km", { n: metres / 1000 }) : t("map.metres", { n: metres });
  const left = right - px;
  c.save();
  c.strokeStyle = p.mapInk;
  c.lineWidth = 1.3;
  c.beginPath();
  c.moveTo(left, bottom - 7);
  c.lineTo(left, bottom);
  c.lineTo(right, bottom);
  c.lineTo(right, bottom - 7);
  c.stroke();
  c.font = `500 11.5px ${p.sans}`;
  c.textAlign = "center";
  c.textBaseline = "alphabetic";
  c.lineJoin = "round";
  c.lineWidth = 3;
  c.strokeStyle = p.halo;
  c.strokeText(text, (left + right) / 2, bottom - 6);
  c.fillStyle = p.mapInk;
  c.fillText(text, (left + right) / 2, bottom - 6);
  c.restore();
}
