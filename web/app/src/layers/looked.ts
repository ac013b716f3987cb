// The rows of the reader's own files on the map: diamonds in an ink of their
// own, over the stored data. Rows that are close together are one larger diamond.

import { effect } from "@preact/signals";
import { drawnModel, type LookedFile, lookedAt, lookedFiles, lookedHover } from "../state/looked";
import type { Model } from "../state/model";
import { openLooked, sheet } from "../state/page";
import { CERTAIN, type Selection } from "../state/selection";
import { shortWhen } from "../state/when";
import { t } from "../words";
import { diamond, halfWidth, SEVERAL, stamps } from "./diamonds";
import { type Frame, onScreen, type Said } from "./frame";
import { markRadius } from "./layout";
import { metresPerPixel, type Point, toWorld, worldSize } from "./mercator";
import { over } from "./over";
import { paintHairline } from "./paint-marks";
import { pictured } from "./pictured";

interface Drawn {
  file: LookedFile;
  model: Model;
  selection: Selection;
}

/** Rows within so many pixels are one diamond. */
const CELL = 14;
/** How far off a place may be is drawn for so many diamonds at most, and only if it is larger than they are. */
const MOST_RIMS = 80;
const LEAST_RIM = 16;

/** So many diamonds at most step aside for marks. */
const MOST_BESIDE = 300;

/** Draws the files from now on, and again whenever something of them changes. */
export function drawFiles(): () => void {
  return effect(() => {
    void [lookedHover.value, lookedAt.value];
    const drawn = lookedFiles.value.flatMap((file): Drawn[] => {
      const model = drawnModel(file);
      const selection = file.selection.value;
      return model && selection ? [{ file, model, selection }] : [];
    });
    over.value = drawn.length > 0 ? (f) => drawn.forEach((d) => paintFile(f, d)) : null;
  });
}

/** Fits the map to all rows of a file. */
export function showPlaces(m: Model): void {
  const { placeLon, placeLat } = m.columns;
  const map = pictured.peek()?.map;
  if (!map || placeLon.length === 0) return;
  const [south, north] = [placeLat.reduce((a, b) => Math.min(a, b)), placeLat.reduce((a, b) => Math.max(a, b))];
  const [west, east] = [placeLon.reduce((a, b) => Math.min(a, b)), placeLon.reduce((a, b) => Math.max(a, b))];
  if (sheet.peek() === "full") sheet.value = "half";
  map.fitBounds(
    [
      [south, west],
      [north, east],
    ],
    { padding: [48, 48], maxZoom: 10 },
  );
}

/** The places of a file in the world at zoom 0. */
const worlds = new WeakMap<Model, { x: Float64Array; y: Float64Array }>();

function worldOf(m: Model): { x: Float64Array; y: Float64Array } {
  let w = worlds.get(m);
  if (!w) {
    const { placeLon, placeLat } = m.columns;
    w = { x: new Float64Array(placeLon.length), y: new Float64Array(placeLon.length) };
    for (let i = 0; i < placeLon.length; i++) ({ x: w.x[i], y: w.y[i] } = toWorld(placeLon[i], placeLat[i], 0));
    worlds.set(m, w);
  }
  return w;
}

/** Rows that are drawn as one. */
interface Cell {
  x: number;
  y: number;
  /** Where they really are, if a mark of the stored data stands there. */
  true: Point | null;
  /** The first of them, and how many there are. */
  row: number;
  place: number;
  n: number;
  sure: boolean;
}

/** The zoom of the frame, with its fraction. */
const zoomOf = (f: Frame): number => f.layout.zoom + Math.log2(f.scale);

function cellsOf(f: Frame, { model, selection }: Drawn): Cell[] {
  const { places } = model.columns;
  const world = worldOf(model);
  const scale = worldSize(zoomOf(f)) / worldSize(0);
  // Cells are those of the world, so that they stay when the map is moved.
  const [left, top] = [Math.floor(f.origin.x / CELL) - 1, Math.floor(f.origin.y / CELL) - 1];
  const across = Math.ceil(f.width / CELL) + 3;
  const down = Math.ceil(f.height / CELL) + 3;
  const cellAt = new Int32Array(across * down).fill(-1);
  const cells: Cell[] = [];
  for (const row of selection.rows) {
    for (let i = places.offsets[row]; i < places.offsets[row + 1]; i++) {
      const place = places.index[i];
      const [x, y] = [world.x[place] * scale, world.y[place] * scale];
      const [column, line] = [Math.floor(x / CELL) - left, Math.floor(y / CELL) - top];
      if (column < 0 || line < 0 || column >= across || line >= down) continue;
      const at = line * across + column;
      const sure = selection.meets[row] === CERTAIN;
      if (cellAt[at] < 0) {
        cellAt[at] = cells.length;
        cells.push({ x: x - f.origin.x, y: y - f.origin.y, true: null, row, place, n: 1, sure });
      } else {
        const cell = cells[cellAt[at]];
        cell.n++;
        cell.sure ||= sure;
      }
    }
  }
  return cells;
}

function paintFile(f: Frame, d: Drawn): void {
  const cells = cellsOf(f, d);
  if (cells.length <= MOST_BESIDE) standBeside(f, cells);
  if (cells.length <= MOST_RIMS) for (const cell of cells) paintRim(f, d.model, cell);
  const c = f.context;
  for (const { true: at, x, y } of cells) if (at) paintHairline(c, f.palette, at.x, at.y, x, y);
  const stamp = stamps(f.palette, c.getTransform().a);
  // What is certain lies on top.
  for (const sure of [false, true]) for (const cell of cells) if (cell.sure === sure) stamp(c, cell.x, cell.y, cell.n > 1, sure);
  for (const cell of cells) addHit(f, d, cell);
  paintAround(f, d, cells);
}

/** Where diamonds stand around a mark, one after the other, in radians
 * clockwise from the right: below and on the left, as names stand on the right. */
const ASIDE = [0.75, 1, 0.5, 1.25, 0.3].map((part) => part * Math.PI);

/** Diamonds do not hide what is stored: they stand beside the marks that they would lie on. */
function standBeside(f: Frame, cells: readonly Cell[]): void {
  for (const mark of f.layout.marks) {
    const total = f.tally.markTotal[mark.index];
    if (total === 0) continue;
    const at = onScreen(f, mark.anchor, mark.offset);
    let n = 0;
    for (const cell of cells) {
      const room = markRadius(total) + halfOf(cell) + 1;
      if (cell.true || Math.hypot(cell.x - at.x, cell.y - at.y) >= room) continue;
      cell.true = { x: cell.x, y: cell.y };
      const angle = ASIDE[n++ % ASIDE.length];
      cell.x = at.x + Math.cos(angle) * (room + 1);
      cell.y = at.y + Math.sin(angle) * (room + 1);
    }
  }
}

const halfOf = (cell: Cell): number => halfWidth(cell.n > 1);

/** The circle in which a roughly known place lies. */
function paintRim(f: Frame, m: Model, cell: Cell): void {
  const { placeRadius, placeLat } = m.columns;
  const r = placeRadius[cell.place] / metresPerPixel(placeLat[cell.place], zoomOf(f));
  if (r < LEAST_RIM || r > 2 * Math.max(f.width, f.height)) return;
  const { context: c, palette: p } = f;
  const at = cell.true ?? cell;
  c.save();
  c.setLineDash([2, 4]);
  c.beginPath();
  c.arc(at.x, at.y, r, 0, 2 * Math.PI);
  c.strokeStyle = p.look;
  c.globalAlpha = 0.7;
  c.lineWidth = 1;
  c.stroke();
  c.restore();
}

/** The row that is pointed at in the list, or open. */
function paintAround(f: Frame, d: Drawn, cells: readonly Cell[]): void {
  const { context: c, palette: p } = f;
  for (const [what, width] of [[lookedHover.peek(), 1.2] as const, [lookedAt.peek(), 2] as const]) {
    if (what?.file !== d.file || what.row === null) continue;
    for (const at of whereOf(f, d, what.row, cells)) {
      c.beginPath();
      diamond(c, at.x, at.y, SEVERAL + 5);
      c.strokeStyle = p.ink;
      c.lineWidth = width;
      c.stroke();
    }
  }
}

/** Where a row stands on the screen: in the diamond that it is a part of. */
function whereOf(f: Frame, { model }: Drawn, row: number, cells: readonly Cell[]): Point[] {
  const { places } = model.columns;
  const world = worldOf(model);
  const scale = worldSize(zoomOf(f)) / worldSize(0);
  return Array.from(places.index.subarray(places.offsets[row], places.offsets[row + 1]), (place) => {
    const at = { x: world.x[place] * scale - f.origin.x, y: world.y[place] * scale - f.origin.y };
    const own = cells.find((cell) => cell.place === place);
    return own ?? at;
  });
}

function sayCell({ file, model }: Drawn, cell: Cell): Said {
  const { text } = model.columns;
  if (cell.n > 1) return { name: t("look.tip", { n: cell.n, name: file.name }), detail: t("look.mark") };
  return { name: text.title(cell.row), detail: [shortWhen(text.when(cell.row)), t("look.mark")].filter(Boolean).join(" · ") };
}

/** Several rows open one after the other. */
function nextRow(f: Frame, { file, model, selection }: Drawn, cell: Cell): number {
  const { places } = model.columns;
  const world = worldOf(model);
  const scale = worldSize(zoomOf(f)) / worldSize(0);
  const cellOf = (place: number) =>
    `${Math.floor((world.x[place] * scale) / CELL)} ${Math.floor((world.y[place] * scale) / CELL)}`;
  const here = cellOf(cell.place);
  const rows = [...selection.rows].filter((row) => {
    for (let i = places.offsets[row]; i < places.offsets[row + 1]; i++) if (cellOf(places.index[i]) === here) return true;
    return false;
  });
  const opened = lookedAt.peek();
  const at = opened?.file === file && opened.row !== null ? rows.indexOf(opened.row) : -1;
  return rows[(at + 1) % rows.length] ?? cell.row;
}

function addHit(f: Frame, d: Drawn, cell: Cell): void {
  f.hits.push({
    picked: null,
    act: () => openLooked(d.file, cell.n > 1 ? nextRow(f, d, cell) : cell.row),
    say: () => sayCell(d, cell),
    shape: { what: "disc", x: cell.x, y: cell.y, r: halfOf(cell) + 2 },
    level: 3,
    stop: false,
  });
}
