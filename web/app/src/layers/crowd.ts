// Draws the places of a crowd: cells that say how much happened there, and how
// one comes nearer. Where few cells are in view they look like any place.

import { liveOf } from "../state/large";
import type { Model } from "../state/model";
import { CERTAIN, type Selection } from "../state/selection";
import { type Picked, picked } from "../state/store";
import { t } from "../words";
import { type Cells, type Crowd, cellRadius, eachIn } from "./crowd-cells";
import { Stamps, shortNumber } from "./crowd-stamps";
import { type Frame, type Hit, onScreen, type Said } from "./frame";
import { LargeTally } from "./large-tally";
import { type CrowdLayer, type Layout, markRadius } from "./layout";
import { MAX_ZOOM } from "./limits";
import { metresPerPixel, type Point, toLonLat } from "./mercator";
import { noteFamilies, paintArea, paintAround, paintDisc, paintRing } from "./paint-marks";
import { eventsText, sayEvent } from "./say";
import { inSight } from "./sight";
import { FAMILY_COUNT, inMarkOrder } from "./tally";

/** Where no more cells than this are in view, and none ever has more events
 * than fit in it, each is drawn as a place is. */
const FEW = 220;
const FEW_EVENTS = 6;
/** How far off a place may be is drawn for so many at most. */
const MOST_AREAS = 60;
/** The keyboard stops at so many cells of a view, those with the most events. */
const MOST_STOPS = 40;
/** Pressing a cell comes so much nearer. */
const NEARER = 2;
/** A disc of this radius has room for a number. */
const NUMBER_R = 10.5;
/** The smallest target, in pixels from its middle. */
const LEAST_R = 10;
const REACH = 24;

const SLOTS = 2 * FAMILY_COUNT;

/** Cells in view, found anew when the map has been moved. */
interface InView {
  x: number;
  y: number;
  scale: number;
  width: number;
  height: number;
  cells: Uint32Array;
  few: boolean;
}

export class CrowdOfZoom implements CrowdLayer {
  private seen: InView | null = null;
  private stamps: { palette: Frame["palette"]; ratio: number; stamps: Stamps } | null = null;

  constructor(
    readonly crowd: Crowd,
    readonly cells: Cells,
  ) {}

  private inView(f: Frame): Uint32Array {
    return this.view(f).cells;
  }

  private view(f: Frame): InView {
    const { origin, scale, width, height, seen } = { ...f, seen: this.seen };
    const same = seen?.x === origin.x && seen.y === origin.y && seen.scale === scale;
    if (same && seen.width === width && seen.height === height) return seen;
    const found: number[] = [];
    const [x, y] = [origin.x / scale, origin.y / scale];
    eachIn(this.cells, x, y, x + width / scale, y + height / scale, (cell) => found.push(cell));
    const few = found.length <= FEW && found.every((cell) => this.cells.events[cell] <= FEW_EVENTS);
    this.seen = { x: origin.x, y: origin.y, scale, width, height, cells: Uint32Array.from(found), few };
    return this.seen;
  }

  private at(f: Frame, cell: number): Point {
    return onScreen(f, { x: this.cells.x[cell], y: this.cells.y[cell] });
  }

  private radius(f: Frame, total: number): number {
    return this.view(f).few ? markRadius(total) : cellRadius(total, this.cells.most);
  }

  paint(f: Frame): void {
    const tally = f.tally as LargeTally;
    if (this.view(f).few) this.paintFew(f, tally);
    else this.paintMany(f, tally);
    this.paintHovered(f);
  }

  private paintMany(f: Frame, { cells, cellTotal }: LargeTally): void {
    const { context: c, origin, scale, signs } = f;
    const stamps = this.stampsFor(f);
    const { x, y, most } = this.cells;
    let families = 0;
    for (const cell of this.inView(f)) {
      const total = cellTotal[cell];
      if (total === 0) continue;
      let [family, of, certain] = [0, 0, 0];
      for (let k = 0, at = cell * SLOTS; k < FAMILY_COUNT; k++, at++) {
        const n = cells[at] + cells[at + FAMILY_COUNT];
        certain += cells[at];
        if (n > of) [family, of] = [k, n];
      }
      families |= 1 << family;
      const r = cellRadius(total, most);
      const [px, py] = [x[cell] * scale - origin.x, y[cell] * scale - origin.y];
      stamps.disc(c, px, py, r, family, certain > 0);
      if (certain < total) signs.possible = true;
      if (r >= NUMBER_R) stamps.number(c, px, py, shortNumber(total), certain > 0);
    }
    this.noteMany(f, families);
  }

  private noteMany({ signs }: Frame, families: number): void {
    if (families === 0) return;
    signs.cell = true;
    const counts = Uint32Array.from({ length: SLOTS }, (_, k) => (families >> k) & 1);
    noteFamilies(signs, counts);
  }

  private paintFew(f: Frame, tally: LargeTally): void {
    const { context: c, palette: p, signs, model } = f;
    const shown = [...this.inView(f)].filter((cell) => tally.cellTotal[cell] > 0);
    if (shown.length <= MOST_AREAS) for (const cell of shown) this.paintArea(f, cell);
    // The lighter ones first, so that the weighty lie on top.
    for (const cell of shown.sort((a, b) => tally.cellTotal[a] - tally.cellTotal[b])) {
      const { x, y } = this.at(f, cell);
      const total = tally.cellTotal[cell];
      if (total === 1) {
        const kind = model.kindAt[model.columns.kind[tally.cellRow[cell]]];
        const sure = f.selection.meets[tally.cellRow[cell]] === CERTAIN;
        paintDisc(c, p, x, y, markRadius(1), kind.family, kind.glyph, sure);
        signs.place = true;
      } else {
        paintRing(f, x, y, tally.ofCell(cell), total);
        signs.ring = true;
        if (this.isSeveral(cell)) signs.cell = true;
      }
      noteFamilies(signs, tally.ofCell(cell));
    }
  }

  /** Several places share the cell. */
  private isSeveral(cell: number): boolean {
    return this.placesOf(cell) > 1;
  }

  private placesOf(cell: number): number {
    return this.cells.from[cell + 1] - this.cells.from[cell];
  }

  private paintArea(f: Frame, cell: number): void {
    if (this.isSeveral(cell)) return;
    this.paintAreaOf(f, this.crowd.places[this.cells.from[cell]]);
  }

  private paintAreaOf(f: Frame, place: number): void {
    const { placeRadius, placeLat } = f.model.columns;
    const r = (placeRadius[place] / metresPerPixel(placeLat[place], this.cells.zoom)) * f.scale;
    if (r <= markRadius(1) + 6) return;
    const { x, y } = this.at(f, this.cells.ofPlace[place]);
    paintArea(f.context, f.palette, x, y, r);
    f.signs.area = true;
  }

  private paintHovered(f: Frame): void {
    if (f.hovered?.what !== "event") return;
    const row = f.model.rowOf.get(f.hovered.id);
    if (row !== undefined) for (const cell of this.cellsOf(f, row)) this.paintRound(f, cell, false);
  }

  private cellsOf(f: Frame, row: number): number[] {
    const { places } = f.model.columns;
    const at = places.index.subarray(places.offsets[row], places.offsets[row + 1]);
    return [...new Set(Array.from(at, (p) => this.cells.ofPlace[p]))].filter((cell) => cell >= 0);
  }

  private paintRound(f: Frame, cell: number, selected: boolean): void {
    const { x, y } = this.at(f, cell);
    const total = (f.tally as LargeTally).cellTotal[cell];
    paintAround(f.context, f.palette, x, y, this.radius(f, total), selected);
  }

  paintOpened(f: Frame, row: number): void {
    const { columns: c, kindAt } = f.model;
    const kind = kindAt[c.kind[row]];
    const at = c.places.index.subarray(c.places.offsets[row], c.places.offsets[row + 1]);
    for (const place of at) {
      const cell = this.cells.ofPlace[place];
      if (cell < 0) continue;
      this.paintAreaOf(f, place);
      const { x, y } = this.at(f, cell);
      paintDisc(f.context, f.palette, x, y, markRadius(1), kind.family, kind.glyph, f.selection.meets[row] === CERTAIN);
      paintAround(f.context, f.palette, x, y, markRadius(1), true);
    }
  }

  note(f: Frame): void {
    const tally = f.tally as LargeTally;
    const seen = this.view(f);
    for (const cell of seen.cells) {
      if (tally.cellTotal[cell] === 0) continue;
      if (!seen.few) f.signs.cell = true;
      noteFamilies(f.signs, tally.ofCell(cell));
    }
  }

  hitsNear(f: Frame, x: number, y: number): Hit[] {
    const { cellTotal } = f.tally as LargeTally;
    const near: Hit[] = [];
    for (const cell of this.inView(f)) {
      if (cellTotal[cell] === 0) continue;
      const at = this.at(f, cell);
      const r = this.radius(f, cellTotal[cell]);
      if (Math.hypot(at.x - x, at.y - y) < r + REACH) near.push(this.hit(f, cell, at, r));
    }
    return near;
  }

  stops(f: Frame): Hit[] {
    const { cellTotal } = f.tally as LargeTally;
    const busy = [...this.inView(f)].filter((cell) => cellTotal[cell] > 0 && inSight(f, this.at(f, cell)));
    return busy
      .sort((a, b) => cellTotal[b] - cellTotal[a])
      .slice(0, MOST_STOPS)
      .reverse()
      .map((cell) => this.hit(f, cell, this.at(f, cell), this.radius(f, cellTotal[cell])));
  }

  private hit(f: Frame, cell: number, { x, y }: Point, r: number): Hit {
    const { cellTotal, cellRow } = f.tally as LargeTally;
    const hit: Hit = {
      picked: null,
      key: `cell ${this.cells.zoom} ${this.cells.key[cell]}`,
      say: () => this.say(f, cell),
      shape: { what: "disc", x, y, r: Math.max(r, LEAST_R) },
      level: 2,
      stop: true,
    };
    if (cellTotal[cell] === 1) hit.picked = { what: "event", id: f.model.columns.text.id(cellRow[cell]) };
    else hit.act = () => this.act(f, cell);
    return hit;
  }

  private say(f: Frame, cell: number): Said {
    const tally = f.tally as LargeTally;
    if (tally.cellTotal[cell] === 1) {
      const event = sayEvent(f.model, tally.cellRow[cell]);
      return event.name ? event : { name: eventsText(tally.ofCell(cell)), detail: "" };
    }
    const n = this.placesOf(cell);
    return { name: eventsText(tally.ofCell(cell)), detail: n > 1 ? t("map.cell", { n }) : "" };
  }

  /** Comes nearer, until the places of the cell stand apart; then opens its events one after the other. */
  private act(f: Frame, cell: number): void {
    const { x, y, zoom } = this.cells;
    if (zoom < MAX_ZOOM && this.isSeveral(cell)) {
      const at = toLonLat({ x: x[cell], y: y[cell] }, zoom);
      f.go?.nearer({ ...at, zoom: Math.min(MAX_ZOOM, zoom + NEARER) });
    } else f.go?.open(this.nextEvent(f, cell));
  }

  private nextEvent(f: Frame, cell: number): Picked {
    const { places, text } = f.model.columns;
    const here = (row: number) => {
      for (let i = places.offsets[row]; i < places.offsets[row + 1]; i++)
        if (this.cells.ofPlace[places.index[i]] === cell) return true;
      return false;
    };
    const rows = inMarkOrder(f.model, f.selection, [...f.selection.rows.filter(here)]);
    if (rows.length === 0) return null;
    const open = picked.peek();
    const now = open?.what === "event" ? rows.indexOf(f.model.rowOf.get(open.id) ?? -1) : -1;
    return { what: "event", id: text.id(rows[(now + 1) % rows.length]) };
  }

  private stampsFor(f: Frame): Stamps {
    const ratio = f.context.getTransform().a;
    if (this.stamps?.palette !== f.palette || this.stamps.ratio !== ratio)
      this.stamps = { palette: f.palette, ratio, stamps: new Stamps(f.palette, ratio) };
    return this.stamps.stamps;
  }
}

const tallies = new WeakMap<Layout, LargeTally>();

/** What the layout shows of a selection of a large pack, kept in step with it. */
export function largeTally(model: Model, layout: Layout, s: Selection): LargeTally {
  let tally = tallies.get(layout);
  if (!tally) tallies.set(layout, (tally = new LargeTally(model, layout, (layout.crowd as CrowdOfZoom | null)?.cells ?? null)));
  liveOf(s).keep(tally);
  return tally;
}
