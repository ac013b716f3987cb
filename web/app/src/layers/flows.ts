// Flows as arcs at one zoom: what they join and which way they bend. Like the
// layout, this does not depend on the window.

import type { Model } from "../state/model";
import { CERTAIN, type Filters, OUT, POSSIBLE, type Window } from "../state/selection";
import type { Family, Figure, Flow } from "../state/words";
import { curve } from "./arc";
import { evenly, lookAlong } from "./arc-looks";
import { type Box, Boxes, boxAround } from "./boxes";
import { type Layout, type MarkSlot, type PlateSlot, plateRect } from "./layout";
import { type Point, toWorld } from "./mercator";
import type { PlaceName } from "./names";
import type { Spots } from "./spots";

export type FlowEnd =
  | { what: "mark"; mark: MarkSlot }
  | { what: "plate"; plate: PlateSlot }
  /** A country that has no plate: its name's place. */
  | { what: "country"; anchor: Point }
  /** Not named: a "?" some way off the other end. */
  | { what: "unknown"; anchor: Point; offset: Point };

/** All flows of one family between the same two ends. */
export interface FlowPath {
  flows: Flow[];
  from: FlowEnd;
  to: FlowEnd;
  family: Family;
  bend: number;
}

export const UNKNOWN_RADIUS = 9.5;
const UNKNOWN_AWAY = 96;
const BENDS = [0.12, -0.12, 0.2, -0.2, 0.28, -0.28, 0.36, -0.36];

/** The point of an end in world pixels of the layout's zoom. */
export function endPoint(end: FlowEnd): Point {
  switch (end.what) {
    case "mark":
      return { x: end.mark.anchor.x + end.mark.offset.x, y: end.mark.anchor.y + end.mark.offset.y };
    case "plate":
      return {
        x: end.plate.anchor.x + end.plate.offset.x + end.plate.width / 2,
        y: end.plate.anchor.y + end.plate.offset.y + end.plate.height / 2,
      };
    case "country":
      return end.anchor;
    case "unknown":
      return { x: end.anchor.x + end.offset.x, y: end.anchor.y + end.offset.y };
  }
}

class Ends {
  private readonly plates: Map<string, PlateSlot>;
  private readonly names: Map<string, PlaceName>;
  constructor(
    private readonly spots: Spots,
    private readonly layout: Layout,
    names: PlaceName[],
  ) {
    this.plates = new Map(layout.plates.map((p) => [p.code, p]));
    this.names = new Map(names.filter((n) => n.kind === "country").map((n) => [n.iso, n]));
  }

  /** Null if this end cannot be shown at this zoom. */
  of(id: string): FlowEnd | null {
    const spot = this.spots.ofHotspot.get(id);
    if (spot) {
      const index = this.layout.markOfSpot[spot.index];
      if (index >= 0) return { what: "mark", mark: this.layout.marks[index] };
      return { what: "country", anchor: toWorld(spot.lon, spot.lat, this.layout.zoom) };
    }
    const plate = this.plates.get(id);
    if (plate) return { what: "plate", plate };
    const name = this.names.get(id);
    return name ? { what: "country", anchor: toWorld(name.lon, name.lat, this.layout.zoom) } : null;
  }

  /** Where the "?" for an end stands that is not named. */
  unknown(other: FlowEnd): FlowEnd {
    const anchor = other.what === "mark" ? other.mark.anchor : endPoint(other);
    const at = endPoint(other);
    let best: Point = { x: 0, y: UNKNOWN_AWAY };
    let least = Infinity;
    for (let i = 0; i < 12; i++) {
      const angle = Math.PI / 2 + (i * Math.PI) / 6;
      const offset = { x: at.x - anchor.x + UNKNOWN_AWAY * Math.cos(angle), y: at.y - anchor.y + UNKNOWN_AWAY * Math.sin(angle) };
      const covers = this.layout.taken.taken(boxAround(anchor.x + offset.x, anchor.y + offset.y, UNKNOWN_RADIUS + 4));
      if (covers < least) {
        least = covers;
        best = offset;
      }
    }
    return { what: "unknown", anchor, offset: best };
  }
}

const keyOf = (f: Flow, family: Family): string => `${f.from ?? "?"} ${f.to ?? "?"} ${family}`;

export function flowPaths(m: Model, spots: Spots, layout: Layout, names: PlaceName[]): FlowPath[] {
  const families = new Map(m.kinds.map((k) => [k.id, k.family]));
  const ends = new Ends(spots, layout, names);
  const paths = new Map<string, FlowPath>();
  for (const flow of m.flows) {
    const family = families.get(flow.kind) ?? "other";
    const known = paths.get(keyOf(flow, family));
    if (known) {
      known.flows.push(flow);
      continue;
    }
    const from = flow.from === null ? null : ends.of(flow.from);
    const to = flow.to === null ? null : ends.of(flow.to);
    const a = from ?? (to && flow.from === null ? ends.unknown(to) : null);
    const b = to ?? (from && flow.to === null ? ends.unknown(from) : null);
    if (!a || !b || (a.what === "mark" && b.what === "mark" && a.mark === b.mark)) continue;
    paths.set(keyOf(flow, family), { flows: [flow], from: a, to: b, family, bend: 0 });
  }
  const all = [...paths.values()];
  bendApart(all, layout);
  return all;
}

/** What crossing a square pixel of a plate or of another arc costs, against
 * one of a label or a mark; and what a whole unit of bend costs. */
const PLATE_COST = 3;
const ARC_COST = 0.6;
const BEND_COST = 300;
/** An arc is known to those that come later by so many looks at most. */
const MOST_KNOWN = 120;

/** Gives each path the bend that covers least of what is already there. */
function bendApart(paths: FlowPath[], { taken, plates }: Layout): void {
  const arcs = new Boxes();
  const others = new Boxes();
  for (const plate of plates) others.add(plateRect(plate));
  const isEmpty = (box: Box) => taken.free(box) && arcs.free(box);
  for (const path of paths) {
    const a = endPoint(path.from);
    const b = endPoint(path.to);
    let least = Infinity;
    for (const bend of BENDS) {
      let cost = Math.abs(bend) * BEND_COST;
      if (cost >= least) continue;
      lookAlong(curve(a, b, bend), isEmpty, (box, part) => {
        cost += part * (taken.taken(box) + PLATE_COST * others.taken(box) + ARC_COST * arcs.taken(box));
        return cost >= least;
      });
      if (cost >= least) continue;
      least = cost;
      path.bend = bend;
    }
    for (const box of evenly(curve(a, b, path.bend), MOST_KNOWN)) arcs.add(box);
  }
}

/** How the time of a flow meets the window, by the rule for events. */
export function flowMeets(f: Flow, w: Window): 0 | 1 | 2 {
  if (f.start > w.to || f.end < w.from || f.start > f.end) return OUT;
  const sure = f.sureStart <= f.sureEnd && f.sureStart <= w.to && f.sureEnd >= w.from;
  return sure || (f.start >= w.from && f.end <= w.to) ? CERTAIN : POSSIBLE;
}

/** A flow passes with its event; one without an event by its own kind. */
export function flowPasses(m: Model, f: Flow, pass: Uint8Array, filters: Filters): boolean {
  const row = f.event === null ? undefined : m.rowOf.get(f.event);
  if (row !== undefined) return pass[row] === 1;
  const family = m.kinds.find((k) => k.id === f.kind)?.family ?? "other";
  return !filters.families.has(family) && !filters.kinds.has(f.kind);
}

/** The lowest number that a figure of people stands for; null if it is none. */
const lowOf = (figure: Figure): number | null => (figure.unit === "people" ? (figure.low ?? figure.best) : null);

/** The figure of the most people that any of the flows is said to have moved. */
export function peopleFigure(flows: readonly Flow[]): Figure | null {
  let most: Figure | null = null;
  for (const { figures } of flows)
    for (const figure of figures) {
      const n = lowOf(figure);
      if (n !== null && (most === null || n > lowOf(most)!)) most = figure;
    }
  return most;
}

/** The lowest number of people that any of the flows is said to have moved. */
export function peopleOf(flows: readonly Flow[]): number | null {
  const figure = peopleFigure(flows);
  return figure && lowOf(figure);
}
