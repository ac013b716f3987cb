// What the author of a scene has put on the map: texts, arrows and areas, in
// ink, over all else. Areas have a whole line: a broken one says that
// something lies somewhere inside.

import type { Annotation, Position } from "../briefing/model";
import type { Frame } from "./frame";
import { type Point, toWorld } from "./mercator";
import { annotated } from "./over";
import type { Palette } from "./palette";

/** Draws these from now on, and nothing else. */
export function drawAnnotations(list: readonly Annotation[]): void {
  annotated.value = list.length > 0 ? (f) => paintAnnotations(f, list) : null;
}

/** What annotations look like, in pixels. */
export const LOOK = {
  /** Serif, semibold. */
  text: 17,
  leading: 21,
  /** Longer texts go on in the next line. */
  widest: 240,
  halo: 4,
  line: 2.2,
  head: 13,
  area: 1.8,
  /** Of the ink in an area. */
  tint: 0.07,
  /** Between an arrow's tail and its text. */
  gap: 6,
} as const;

function paintAnnotations(f: Frame, list: readonly Annotation[]): void {
  const zoom = f.layout.zoom + Math.log2(f.scale);
  const onScreen = ([lon, lat]: Position): Point => {
    const at = toWorld(lon, lat, zoom);
    return { x: at.x - f.origin.x, y: at.y - f.origin.y };
  };
  const drawn = list.map((a) => ({ a, points: a.points.map(onScreen) }));
  const { context: c, palette: p } = f;
  c.save();
  c.lineJoin = "round";
  c.lineCap = "round";
  // Areas lie below, texts on top.
  for (const { a, points } of drawn) if (a.type === "area" && points.length > 2) paintArea(c, p, points);
  for (const { a, points } of drawn) if (a.type === "arrow" && points.length > 1) paintArrow(c, p, points);
  for (const { a, points } of drawn) if (a.text && points.length > 0) paintNote(c, p, a, points);
  c.restore();
}

function paintArea(c: CanvasRenderingContext2D, p: Palette, points: readonly Point[]): void {
  c.beginPath();
  for (const { x, y } of points) c.lineTo(x, y);
  c.closePath();
  c.fillStyle = p.ink;
  c.globalAlpha = LOOK.tint;
  c.fill();
  c.globalAlpha = 1;
  outline(c, p, LOOK.area);
}

/** The present path in ink, with a halo so that it is seen on any ground. */
function outline(c: CanvasRenderingContext2D, p: Palette, width: number): void {
  c.strokeStyle = p.halo;
  c.lineWidth = width + LOOK.halo;
  c.globalAlpha = 0.8;
  c.stroke();
  c.globalAlpha = 1;
  c.strokeStyle = p.ink;
  c.lineWidth = width;
  c.stroke();
}

function paintArrow(c: CanvasRenderingContext2D, p: Palette, points: readonly Point[]): void {
  const tip = points[points.length - 1];
  const before = points[points.length - 2];
  const turn = Math.atan2(tip.y - before.y, tip.x - before.x);
  // The line ends within the head, which covers its end.
  const end = { x: tip.x - Math.cos(turn) * LOOK.head * 0.6, y: tip.y - Math.sin(turn) * LOOK.head * 0.6 };
  c.beginPath();
  smooth(c, [...points.slice(0, -1), end]);
  outline(c, p, LOOK.line);
  c.beginPath();
  c.moveTo(tip.x, tip.y);
  for (const side of [-1, 1]) {
    const at = turn + Math.PI + side * 0.45;
    c.lineTo(tip.x + Math.cos(at) * LOOK.head, tip.y + Math.sin(at) * LOOK.head);
  }
  c.closePath();
  c.strokeStyle = p.halo;
  c.lineWidth = LOOK.halo;
  c.globalAlpha = 0.8;
  c.stroke();
  c.globalAlpha = 1;
  c.fillStyle = p.ink;
  c.fill();
}

/** A line through its first and last point that is round at those between. */
function smooth(c: CanvasRenderingContext2D, points: readonly Point[]): void {
  c.moveTo(points[0].x, points[0].y);
  for (let i = 1; i < points.length - 1; i++) {
    const [at, next] = [points[i], points[i + 1]];
    const last = i === points.length - 2;
    c.quadraticCurveTo(at.x, at.y, last ? next.x : (at.x + next.x) / 2, last ? next.y : (at.y + next.y) / 2);
  }
  if (points.length === 2) c.lineTo(points[1].x, points[1].y);
}

function paintNote(c: CanvasRenderingContext2D, p: Palette, { type, text }: Annotation, points: readonly Point[]): void {
  c.font = `600 ${LOOK.text}px ${p.serif}`;
  c.letterSpacing = "0px";
  c.textBaseline = "middle";
  c.textAlign = "center";
  const width = (part: string) => c.measureText(part).width;
  const lines = linesOf(text ?? "", width);
  const at = noteAt(type, points, { width: Math.max(...lines.map(width)), height: lines.length * LOOK.leading });
  lines.forEach((line, i) => {
    const y = at.y + (i - (lines.length - 1) / 2) * LOOK.leading;
    c.strokeStyle = p.halo;
    c.lineWidth = LOOK.halo;
    c.strokeText(line, at.x, y);
    c.fillStyle = p.ink;
    c.fillText(line, at.x, y);
  });
}

/** Where the middle of an annotation's text of that size stands: at its point,
 * behind the tail of an arrow, in the middle of an area. */
export function noteAt(type: Annotation["type"], points: readonly Point[], size: { width: number; height: number }): Point {
  if (type === "text") return points[0];
  if (type === "area") return middleOf(points);
  const [tail, next] = points;
  const x = size.width / 2 + LOOK.gap;
  const y = size.height / 2 + LOOK.gap;
  if (Math.abs(next.x - tail.x) > 2 * Math.abs(next.y - tail.y)) return { x: tail.x + (next.x > tail.x ? -x : x), y: tail.y };
  return { x: tail.x, y: tail.y + (next.y > tail.y ? -y : y) };
}

/** The middle of the box around points. */
export function middleOf(points: readonly Point[]): Point {
  const mid = (of: (p: Point) => number) => (Math.min(...points.map(of)) + Math.max(...points.map(of))) / 2;
  return { x: mid((p) => p.x), y: mid((p) => p.y) };
}

/** Cuts a text into lines that are no wider than the widest, where it can. */
export function linesOf(text: string, width: (part: string) => number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const { segment, isWordLike } of new Intl.Segmenter(undefined, { granularity: "word" }).segment(text)) {
    if (line.trim() !== "" && isWordLike && width(line + segment) > LOOK.widest) {
      lines.push(line.trim());
      line = "";
    }
    line += segment;
  }
  if (line.trim() !== "") lines.push(line.trim());
  return lines;
}
