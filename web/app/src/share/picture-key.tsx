// The key of a picture: the signs and families that the map shows now.

import { type JSX, render } from "preact";
import { longEntries, Sign } from "../layers/map-key";
import type { Palette } from "../layers/palette";
import { signs } from "../layers/signs";
import { FAMILIES } from "../state/words";
import { t } from "../words";

interface KeyEntry {
  text: string;
  /** Null: a bar in the family's colour. */
  sign: HTMLImageElement | null;
  colour: string;
}

export interface PlacedEntry {
  entry: KeyEntry;
  x: number;
  y: number;
}

/** One of the key's drawings as an image in a colour. */
async function signImage(sign: JSX.Element, colour: string): Promise<HTMLImageElement> {
  const box = document.createElement("div");
  render(<Sign>{sign}</Sign>, box);
  const svg = box.querySelector("svg")!;
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  svg.setAttribute("color", colour);
  const image = new Image(36, 36);
  image.src = `data:image/svg+xml,${encodeURIComponent(svg.outerHTML)}`;
  render(null, box);
  await image.decode();
  return image;
}

export async function keyEntries(p: Palette): Promise<KeyEntry[]> {
  const now = signs.peek();
  const families = FAMILIES.filter((f) => now.families.has(f)).map((f): KeyEntry => {
    return { text: t(`family.${f}`), sign: null, colour: p.family[f] };
  });
  const shown = longEntries(now).filter((e) => e.shown);
  const drawn = await Promise.all(
    shown.map(async (e): Promise<KeyEntry> => ({ text: e.text, sign: await signImage(e.sign, p.ink2), colour: p.ink2 })),
  );
  return [...families, ...drawn];
}

const ROW = 22;
const GAP = 20;
const SIGN = 25;

/** Sets the entries in rows, from left to right. */
export function layOutKey(all: readonly KeyEntry[], font: string, room: number): { entries: PlacedEntry[]; height: number } {
  const c = document.createElement("canvas").getContext("2d")!;
  c.font = font;
  let [x, y] = [0, 0];
  const entries = all.map((entry): PlacedEntry => {
    const width = SIGN + c.measureText(entry.text).width;
    if (x > 0 && x + width > room) [x, y] = [0, y + ROW];
    const placed = { entry, x, y };
    x += width + GAP;
    return placed;
  });
  return { entries, height: all.length > 0 ? y + ROW : 0 };
}
