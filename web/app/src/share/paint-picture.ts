// A view as one picture: the dates and the sentence, the map, the key, and
// whom to credit.

import type { Dataset } from "../api/events";
import { ground, OWN_CREDIT } from "../layers/bases";
import type { Engine } from "../layers/engine";
import { type Palette, readPalette } from "../layers/palette";
import { pictureOf } from "../layers/picture";
import { parseDate } from "../state/days";
import type { Model } from "../state/model";
import type { Selection } from "../state/selection";
import { sentence, together } from "../state/sentence";
import { addressNow } from "../state/url";
import { t } from "../words";
import { dayText } from "../words/format";
import { today } from "./about-view";
import { keyEntries, layOutKey, type PlacedEntry } from "./picture-key";
import { paintScale } from "./picture-scale";
import { breakLines } from "./picture-text";

/** The picture's pixels per CSS pixel. */
const SHARP = 2;
const EDGE = 24;
/** Narrower maps still get a picture in which the texts have room. */
const LEAST_WIDTH = 360;

/** The ground is made of tiles that their host does not let be read. */
export class Tainted extends Error {}

export interface Pictured {
  model: Model;
  selection: Selection;
  datasets: readonly Dataset[];
}

interface TextBlock {
  lines: string[];
  font: string;
  lineHeight: number;
  colour: string;
  /** Above the block. */
  gap: number;
}

const heightOf = (blocks: readonly TextBlock[]) => blocks.reduce((sum, b) => sum + b.gap + b.lines.length * b.lineHeight, 0);

function fontsOf(p: Palette) {
  return { title: `600 20px ${p.serif}`, lede: `400 16px ${p.serif}`, small: `400 12px ${p.sans}`, key: `400 13px ${p.sans}` };
}

type Breaker = (text: string, font: string) => string[];

function breaker(room: number): Breaker {
  const c = document.createElement("canvas").getContext("2d")!;
  return (text, font) => {
    c.font = font;
    return breakLines(text, room, (s) => c.measureText(s).width);
  };
}

function above({ model, selection }: Pictured, p: Palette, lines: Breaker): TextBlock[] {
  const said = sentence(model, selection);
  const { title, lede } = fontsOf(p);
  const text = together(said.count, said.figures, said.possible);
  return [
    { lines: lines(said.title, title), font: title, lineHeight: 27, colour: p.ink, gap: EDGE - 6 },
    { lines: lines(text, lede), font: lede, lineHeight: 23, colour: p.ink, gap: 2 },
  ];
}

function below({ model, datasets }: Pictured, p: Palette, lines: Breaker): TextBlock[] {
  const font = fontsOf(p).small;
  const licence = [...new Set(datasets.flatMap((d) => [d.licence, d.credit]))].join(", ");
  const made = t("picture.made", {
    version: String(model.dataVersion),
    licence,
    day: dayText(parseDate(today())?.from ?? 0),
  });
  const credit = t("picture.base", { credit: ground.peek()?.credit ?? OWN_CREDIT });
  const block = (text: string, gap: number): TextBlock => ({
    lines: lines(text, font),
    font,
    lineHeight: 17,
    colour: p.ink2,
    gap,
  });
  return [block(`mapd · ${made}`, 12), block(credit, 0), block(addressNow({ embed: null }), 0)];
}

function paintBlocks(c: CanvasRenderingContext2D, blocks: readonly TextBlock[], top: number): void {
  let y = top;
  c.textAlign = "left";
  c.textBaseline = "alphabetic";
  for (const b of blocks) {
    y += b.gap;
    c.font = b.font;
    c.fillStyle = b.colour;
    for (const line of b.lines) {
      c.fillText(line, EDGE, y + b.lineHeight * 0.74);
      y += b.lineHeight;
    }
  }
}

function paintKey(c: CanvasRenderingContext2D, entries: readonly PlacedEntry[], top: number, p: Palette): void {
  c.font = fontsOf(p).key;
  c.textBaseline = "alphabetic";
  for (const { entry, x, y } of entries) {
    if (entry.sign) c.drawImage(entry.sign, EDGE + x, top + y + 1, 18, 18);
    else {
      c.fillStyle = entry.colour;
      c.fillRect(EDGE + x + 1, top + y + 8, 16, 4);
    }
    c.fillStyle = p.ink;
    c.fillText(entry.text, EDGE + x + 25, top + y + 14.5);
  }
}

function toPNG(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    try {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
    } catch (e) {
      reject(e instanceof DOMException && e.name === "SecurityError" ? new Tainted() : e);
    }
  });
}

/** Rejects with Tainted if the ground's tiles come from a host that forbids it. */
export async function paintPicture(engine: Engine, what: Pictured): Promise<Blob> {
  await document.fonts.ready;
  const p = readPalette();
  const { x: mapWidth, y: mapHeight } = engine.map.getSize();
  const width = Math.max(LEAST_WIDTH, mapWidth);
  const lines = breaker(width - 2 * EDGE);
  const head = above(what, p, lines);
  const foot = below(what, p, lines);
  const key = layOutKey(await keyEntries(p), fontsOf(p).key, width - 2 * EDGE);
  const mapTop = heightOf(head) + 14;
  const keyTop = mapTop + mapHeight + 12;
  const footTop = keyTop + key.height;
  const canvas = document.createElement("canvas");
  canvas.width = width * SHARP;
  canvas.height = Math.ceil(footTop + heightOf(foot) + EDGE - 6) * SHARP;
  const c = canvas.getContext("2d")!;
  c.scale(SHARP, SHARP);
  c.fillStyle = p.paper;
  c.fillRect(0, 0, width, canvas.height);
  paintBlocks(c, head, 0);
  const left = (width - mapWidth) / 2;
  c.drawImage(pictureOf(engine, SHARP), left, mapTop, mapWidth, mapHeight);
  paintScale(c, engine, p, left + mapWidth - 16, mapTop + mapHeight - 12);
  paintKey(c, key.entries, keyTop, p);
  paintBlocks(c, foot, footTop);
  return toPNG(canvas);
}
