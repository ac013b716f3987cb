// Places that are too many for a mark each: at each zoom those in one cell of
// the screen share a mark. Cells are squares of the world, so that they stay
// where they are while the map is moved, and while time is.

import type { Model } from "../state/model";
import { toWorld } from "./mercator";
import type { Spots } from "./spots";

/** The side of a cell in pixels. */
export const CELL = 32;
/** There are 8 of them in the 256 pixels of zoom 0. */
const ZOOM_0 = 3;
/** Cells of the deepest zoom are told apart by so many halvings of the world. */
const DEEPEST = 15;
const SIDE = 2 ** DEEPEST;

/** The cells of one zoom that have a place, in the order of their keys. */
export interface Cells {
  zoom: number;
  n: number;
  key: Uint32Array;
  /** Where the mark stands, in world pixels of the zoom. */
  x: Float32Array;
  y: Float32Array;
  /** Events of all time. */
  events: Uint32Array;
  /** The most that one cell has. */
  most: number;
  /** By cell, and one more, where its places begin in the order of the crowd. */
  from: Uint32Array;
  /** By place its cell; -1 if it is no place of the crowd. */
  ofPlace: Int32Array;
}

/** Bits 0 to 15 of a number spread over the even bits. */
function spread(n: number): number {
  let b = n & 0xffff;
  b = (b | (b << 8)) & 0x00ff00ff;
  b = (b | (b << 4)) & 0x0f0f0f0f;
  b = (b | (b << 2)) & 0x33333333;
  return (b | (b << 1)) & 0x55555555;
}

/** The key of a cell by column and row: cells near each other have keys near
 * each other, and four cells of a zoom have the first bits of one of the zoom before. */
const keyOf = (column: number, row: number): number => (spread(column) | (spread(row) << 1)) >>> 0;

/** The radius of a mark for n events where none has more than `most`. */
export const cellRadius = (n: number, most: number): number => 3.2 + 11.3 * (Math.log1p(n) / Math.log1p(Math.max(most, 9)));

/** Layouts that are kept: those of the zooms next to the present one. */
const KEPT = 4;

/** All places of a model that have no mark of their own. */
export class Crowd {
  /** Places in the order of their keys. */
  readonly places: Uint32Array;
  private readonly keys: Uint32Array;
  /** Of the places in that order, their position at zoom 0 and their events. */
  private readonly x: Float32Array;
  private readonly y: Float32Array;
  private readonly events: Uint32Array;
  private readonly byZoom = new Map<number, Cells>();

  constructor(
    private readonly m: Model,
    spots: Spots,
  ) {
    const { placeLon, placeLat } = m.columns;
    const all = placeLon.length;
    const keys = new Uint32Array(all);
    const at = new Float32Array(2 * all);
    let n = 0;
    const places = new Uint32Array(all);
    for (let p = 0; p < all; p++) {
      if (spots.ofPlace[p] >= 0) continue;
      const { x, y } = toWorld(placeLon[p], placeLat[p], 0);
      const column = Math.min(SIDE - 1, Math.max(0, Math.floor((x / 256) * SIDE)));
      const row = Math.min(SIDE - 1, Math.max(0, Math.floor((y / 256) * SIDE)));
      at[2 * p] = x;
      at[2 * p + 1] = y;
      keys[p] = keyOf(column, row);
      places[n++] = p;
    }
    this.places = sorted(places.subarray(0, n), keys);
    const events = eventsByPlace(m);
    this.keys = this.places.map((p) => keys[p]);
    this.events = this.places.map((p) => events[p]);
    this.x = Float32Array.from(this.places, (p) => at[2 * p]);
    this.y = Float32Array.from(this.places, (p) => at[2 * p + 1]);
  }

  at(zoom: number): Cells {
    let cells = this.byZoom.get(zoom);
    if (!cells) {
      cells = this.make(zoom);
      if (this.byZoom.size >= KEPT) this.byZoom.delete(this.byZoom.keys().next().value!);
    } else this.byZoom.delete(zoom);
    this.byZoom.set(zoom, cells);
    return cells;
  }

  private make(zoom: number): Cells {
    const { keys, places, m } = this;
    const shift = 2 * Math.max(0, DEEPEST - zoom - ZOOM_0);
    let n = 0;
    for (let i = 0; i < keys.length; i++) if (i === 0 || keys[i] >>> shift !== keys[i - 1] >>> shift) n++;
    const cells: Cells = {
      zoom,
      n,
      key: new Uint32Array(n),
      x: new Float32Array(n),
      y: new Float32Array(n),
      events: new Uint32Array(n),
      most: 0,
      from: new Uint32Array(n + 1),
      ofPlace: new Int32Array(m.columns.placeLon.length).fill(-1),
    };
    for (let i = 0, cell = -1; i < keys.length; i++) {
      const key = keys[i] >>> shift;
      if (cell < 0 || key !== cells.key[cell]) {
        cells.key[++cell] = key;
        cells.from[cell] = i;
      }
      cells.ofPlace[places[i]] = cell;
    }
    cells.from[n] = keys.length;
    this.place(cells);
    return cells;
  }

  /** Puts marks in the middle of what happened, no farther out than they fit in their cells. */
  private place(cells: Cells): void {
    const { x, y, events } = this;
    const scale = 2 ** cells.zoom;
    for (let cell = 0; cell < cells.n; cell++) {
      let [sx, sy, weight, sum] = [0, 0, 0, 0];
      for (let i = cells.from[cell]; i < cells.from[cell + 1]; i++) {
        const w = events[i] || 1;
        sx += x[i] * w;
        sy += y[i] * w;
        weight += w;
        sum += events[i];
      }
      cells.x[cell] = (sx / weight) * scale;
      cells.y[cell] = (sy / weight) * scale;
      cells.events[cell] = sum;
      if (sum > cells.most) cells.most = sum;
    }
    for (let cell = 0; cell < cells.n; cell++) {
      if (cells.from[cell + 1] - cells.from[cell] === 1) continue;
      const room = CELL / 2 - cellRadius(cells.events[cell], cells.most) - 0.5;
      cells.x[cell] = inside(cells.x[cell], room);
      cells.y[cell] = inside(cells.y[cell], room);
    }
  }
}

/** The nearest to a position that is no farther than `room` from the middle of its cell. */
function inside(at: number, room: number): number {
  const middle = (Math.floor(at / CELL) + 0.5) * CELL;
  return Math.min(middle + room, Math.max(middle - room, at));
}

/** Calls visit with the cells of a rectangle of world pixels. */
export function eachIn(
  cells: Cells,
  left: number,
  top: number,
  right: number,
  bottom: number,
  visit: (cell: number) => void,
): void {
  const last = 2 ** Math.min(DEEPEST, cells.zoom + ZOOM_0) - 1;
  const first = (n: number) => Math.max(0, Math.floor(n / CELL));
  for (let row = first(top); row <= Math.min(last, Math.floor(bottom / CELL)); row++)
    for (let column = first(left); column <= Math.min(last, Math.floor(right / CELL)); column++) {
      const cell = cellAt(cells, keyOf(column, row));
      if (cell >= 0) visit(cell);
    }
}

function cellAt({ key, n }: Cells, wanted: number): number {
  let low = 0;
  let high = n - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (key[middle] === wanted) return middle;
    if (key[middle] < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Dated events by place. */
function eventsByPlace({ columns: c }: Model): Uint32Array {
  const events = new Uint32Array(c.placeLon.length);
  for (let row = 0; row < c.rows; row++) {
    if (c.timePrecision[row] === 0) continue;
    for (let i = c.places.offsets[row]; i < c.places.offsets[row + 1]; i++) events[c.places.index[i]]++;
  }
  return events;
}

const BITS = 10;

/** The places by key, digit by digit. */
function sorted(places: Uint32Array, keys: Uint32Array): Uint32Array {
  let from: Uint32Array = places;
  let to: Uint32Array = new Uint32Array(places.length);
  for (let shift = 0; shift < 2 * DEEPEST; shift += BITS) {
    const next = new Uint32Array(2 ** BITS + 1);
    for (const p of from) next[((keys[p] >>> shift) & (2 ** BITS - 1)) + 1]++;
    for (let i = 1; i < next.length; i++) next[i] += next[i - 1];
    for (const p of from) to[next[(keys[p] >>> shift) & (2 ** BITS - 1)]++] = p;
    [from, to] = [to, from === places ? new Uint32Array(places.length) : from];
  }
  return from;
}
