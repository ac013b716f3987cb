// Flows of the window as tapered arcs between marks, plates and "?".

import { CERTAIN, OUT } from "../state/selection";
import type { Flow } from "../state/words";
import { between, type Curve, curve, outline, pointAt, widthOf } from "./arc";
import { type FlowEnd, type FlowPath, flowMeets, flowPasses, peopleOf, UNKNOWN_RADIUS } from "./flows";
import { type Frame, onScreen } from "./frame";
import { markRadius } from "./layout";
import type { Point } from "./mercator";
import { plateBox } from "./paint-plates";
import { sayFlows } from "./say";
import { inSight } from "./sight";

const CLEAR = 3;

/** How much farther a "?" stands off a mark whose events are fanned out. */
const BEYOND_FAN = 1.4;

/** Where the "?" of an end stands on the screen: beyond the fan of its mark. */
export function unknownAt(f: Frame, end: Extract<FlowEnd, { what: "unknown" }>): Point {
  const { anchor, offset } = end;
  const mark = f.fan?.mark;
  if (mark?.anchor !== anchor) return onScreen(f, anchor, offset);
  const x = mark.offset.x + (offset.x - mark.offset.x) * BEYOND_FAN;
  const y = mark.offset.y + (offset.y - mark.offset.y) * BEYOND_FAN;
  return onScreen(f, anchor, { x, y });
}

const COUNTRY_HALF = { x: 34, y: 13 };

/** Where an end is on the screen, and whether a point lies inside of it. */
function endOf(f: Frame, end: FlowEnd): { at: Point; inside: (p: Point) => boolean } {
  const disc = (at: Point, r: number) => ({ at, inside: (p: Point) => Math.hypot(p.x - at.x, p.y - at.y) < r });
  const box = (at: Point, x: number, y: number) => ({
    at,
    inside: (p: Point) => Math.abs(p.x - at.x) < x && Math.abs(p.y - at.y) < y,
  });
  switch (end.what) {
    case "mark": {
      const { mark } = end;
      const n = f.tally.markTotal[mark.index];
      if (n === 0 && mark.ring > 0) return disc(onScreen(f, mark.anchor), mark.ring * f.scale + CLEAR);
      return disc(onScreen(f, mark.anchor, mark.offset), markRadius(n) + CLEAR);
    }
    case "plate": {
      const b = plateBox(f, end.plate);
      const at = { x: (b.left + b.right) / 2, y: (b.top + b.bottom) / 2 };
      return box(at, (b.right - b.left) / 2 + CLEAR, (b.bottom - b.top) / 2 + CLEAR);
    }
    case "country":
      return box(onScreen(f, end.anchor), COUNTRY_HALF.x, COUNTRY_HALF.y);
    case "unknown":
      return disc(unknownAt(f, end), UNKNOWN_RADIUS + CLEAR);
  }
}

/** The arc of a path on the screen, and the part of it between its ends. */
export function arcOf(f: Frame, path: FlowPath): { k: Curve; part: [number, number] } | null {
  const from = endOf(f, path.from);
  const to = endOf(f, path.to);
  const k = curve(from.at, to.at, path.bend);
  const part = between(k, from.inside, to.inside);
  return part && { k, part };
}

/** The flows of a path that are in the window and pass the filters, and those
 * of the opened event whatever the window is. */
export function flowsNow(f: Frame, path: FlowPath): Flow[] {
  const opened = f.picked?.what === "event" ? f.picked.id : null;
  return path.flows.filter(
    (flow) =>
      (opened !== null && flow.event === opened) ||
      (flowMeets(flow, f.selection.window) !== OUT && flowPasses(f.model, flow, f.pass, f.filters)),
  );
}

function trace(c: CanvasRenderingContext2D, points: Point[]): void {
  c.beginPath();
  points.forEach((p, i) => (i === 0 ? c.moveTo(p.x, p.y) : c.lineTo(p.x, p.y)));
  c.closePath();
}

function paintArrow(f: Frame, points: Point[], colour: string, sure: boolean): void {
  const { context: c, palette: p } = f;
  trace(c, points);
  c.lineJoin = "round";
  c.lineWidth = sure ? 1.4 : 1.2;
  c.strokeStyle = sure ? p.halo : colour;
  c.fillStyle = sure ? colour : p.paper;
  if (sure) {
    c.stroke();
    c.fill();
  } else {
    c.fill();
    c.stroke();
  }
}

function paintUnknown(f: Frame, end: FlowEnd, colour: string): void {
  if (end.what !== "unknown") return;
  const { context: c, palette: p } = f;
  const { x, y } = unknownAt(f, end);
  c.save();
  c.beginPath();
  c.arc(x, y, UNKNOWN_RADIUS, 0, 2 * Math.PI);
  c.fillStyle = p.paper;
  c.fill();
  c.setLineDash([2.5, 2]);
  c.lineWidth = 1.4;
  c.strokeStyle = colour;
  c.stroke();
  c.restore();
  c.font = f.styles.count.font;
  c.textAlign = "center";
  c.textBaseline = "alphabetic";
  c.fillStyle = p.ink;
  c.fillText("?", x, y + 4.6);
}

/** Draws one path if any of its flows is in the window. */
export function paintPath(f: Frame, path: FlowPath): void {
  const flows = flowsNow(f, path);
  if (flows.length === 0) return;
  const arc = arcOf(f, path);
  if (!arc) return;
  const colour = f.palette.family[path.family];
  const sure = flows.some((flow) => flowMeets(flow, f.selection.window) === CERTAIN);
  paintArrow(f, outline(arc.k, ...arc.part, widthOf(peopleOf(flows))), colour, sure);
  paintUnknown(f, path.from, colour);
  paintUnknown(f, path.to, colour);
  addHits(f, arc.k, arc.part, flows);
  if (inSight(f, pointAt(arc.k, (arc.part[0] + arc.part[1]) / 2), SEEN_PX)) noteSigns(f, path, sure);
}

/** An arc whose middle is this far out of sight still shows. */
const SEEN_PX = 100;

function noteSigns({ signs }: Frame, path: FlowPath, sure: boolean): void {
  signs.families.add(path.family);
  if (sure) signs.flow = true;
  else signs.flowPossible = true;
  if (path.from.what === "unknown" || path.to.what === "unknown") signs.unknown = true;
}

const HIT_PIECES = 14;
const HIT_RADIUS = 8;

function addHits(f: Frame, k: Curve, [t0, t1]: [number, number], flows: Flow[]): void {
  const id = flows.find((flow) => flow.event !== null)?.event ?? null;
  const picked = id === null ? null : ({ what: "event", id } as const);
  const say = () => sayFlows(f.model, flows);
  for (let i = 1; i <= HIT_PIECES; i++) {
    const p = pointAt(k, t0 + ((t1 - t0) * i) / HIT_PIECES);
    const shape = { what: "disc", x: p.x, y: p.y, r: HIT_RADIUS } as const;
    f.hits.push({ picked, say, shape, level: 0, stop: i === HIT_PIECES / 2 });
  }
}
