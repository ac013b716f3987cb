// Writes how many and when beside the arcs of what is opened. Where an arc
// leaves the map, the name of what it leads to stands at its edge.

import type { Flow } from "../state/words";
import { t } from "../words";
import type { Curve } from "./arc";
import { type Box, boxAround } from "./boxes";
import { alongArc, besideArc, flowTexts, isBeside, isFree, seenPart } from "./flow-texts";
import { type FlowEnd, type FlowPath, UNKNOWN_RADIUS } from "./flows";
import type { Frame, Hit } from "./frame";
import type { MarkSlot } from "./layout";
import { LOCAL_LINE } from "./layout-labels";
import type { Point } from "./mercator";
import { arcOf, flowsNow, unknownAt } from "./paint-flows";
import { boxOnScreen, hasLocal, nameBox, placeBox } from "./paint-labels";
import { paintText } from "./paint-text";
import { about, isCovered } from "./sight";

/** The arc of a path on the screen. */
interface Arc {
  path: FlowPath;
  k: Curve;
  part: [number, number];
  points: Point[];
}

function isOpened(f: Frame, path: FlowPath): boolean {
  const { picked } = f;
  if (picked?.what === "event") return path.flows.some((flow) => flow.event === picked.id);
  if (picked?.what === "country") return path.flows.some((flow) => flow.from === picked.id || flow.to === picked.id);
  return [path.from, path.to].some((end) => end.what === "mark" && about(f, end.mark, picked));
}

/** The flows of a path that its text is about: of an opened event, its own. */
function flowsTold(f: Frame, path: FlowPath): Flow[] {
  const { picked } = f;
  const flows = flowsNow(f, path);
  return picked?.what === "event" ? flows.filter((flow) => flow.event === picked.id) : flows;
}

/** The arcs that are drawn now. */
function arcsNow(f: Frame): Arc[] {
  const arcs: Arc[] = [];
  for (const path of f.paths) {
    if (flowsNow(f, path).length === 0) continue;
    const arc = arcOf(f, path);
    if (arc) arcs.push({ path, ...arc, points: alongArc(arc.k, arc.part) });
  }
  return arcs;
}

const boxOfHit = ({ shape: s }: Hit): Box => (s.what === "disc" ? boxAround(s.x, s.y, s.r) : s);

/** The name of a mark, with the line in its own script that an opened one has. */
function labelBox(f: Frame, mark: MarkSlot): Box {
  const box = boxOnScreen(f, mark, mark.label);
  return !mark.label.local && hasLocal(f, mark) ? { ...box, bottom: box.bottom + LOCAL_LINE } : box;
}

/** While an event is open, everything else is. */
const faded = (f: Frame): boolean => f.picked?.what === "event";

/** What no text may cover: marks, plates and the fan; names that are not faded. */
function takenBy(f: Frame, arcs: readonly Arc[]): Box[] {
  const ends = arcs.flatMap(({ path }) => [path.from, path.to]).filter((end) => end.what === "unknown");
  return [
    ...f.hits.filter((h) => h.level > 0).map(boxOfHit),
    ...f.layout.marks.filter((m) => (m.label.fits && !faded(f)) || about(f, m, f.picked)).map((m) => labelBox(f, m)),
    ...f.moved,
    ...ends.map((end) => unknownAt(f, end)).map(({ x, y }) => boxAround(x, y, UNKNOWN_RADIUS)),
  ];
}

/** Names that a text covers only where there is no other room. */
const lesserNames = (f: Frame): Box[] => [
  ...f.places.map((place) => placeBox(f, place)),
  ...f.layout.names.map((name) => nameBox(f, name)),
  ...(faded(f) ? f.layout.marks.filter((m) => m.label.fits).map((m) => labelBox(f, m)) : []),
];

const EDGE = { x: 16, y: 14 };

const isSeen = (f: Frame, p: Point): boolean =>
  p.x > EDGE.x && p.y > f.top + EDGE.y && p.x < f.width - EDGE.x && p.y < f.height - EDGE.y;

const isWithin = (f: Frame, b: Box): boolean =>
  b.left > 4 && b.top > f.top + 4 && b.right < f.width - 4 && b.bottom < f.height - 4;

const nameOf = (end: FlowEnd): string => (end.what === "plate" ? end.plate.name : end.what === "mark" ? end.mark.name : "");

/** From the middle of a text to its baseline. */
const TO_BASELINE = 4;

function write(f: Frame, text: string, box: Box): void {
  const y = (box.top + box.bottom) / 2 + TO_BASELINE;
  paintText(f.context, f.styles.sub, text, (box.left + box.right) / 2, y, "center", f.palette.ink2, f.palette.halo);
}

/** What texts must keep clear of. */
interface Room {
  taken: Box[];
  /** Names of towns and countries, and faded ones, which give way where there
   * is no other room. */
  lesser: Box[];
  arcs: Arc[];
}

/** Writes the first of the texts that has room beside the part of the arc. */
function writeFirst(f: Frame, arc: Arc, part: [number, number], texts: readonly string[], room: Room): void {
  const { context: c, styles: s } = f;
  c.font = s.sub.font;
  const widths = texts.map((text) => c.measureText(text).width + 4);
  const others = room.arcs.filter((other) => other !== arc).flatMap((other) => other.points);
  for (const lesser of [room.lesser, []])
    for (const [i, text] of texts.entries()) {
      const box = besideArc(arc.k, part, widths[i], (b) => {
        const open = isWithin(f, b) && !isCovered(f, b) && isFree(b, room.taken) && isFree(b, lesser);
        return open && isBeside(b, arc.points, others);
      });
      if (!box) continue;
      write(f, text, box);
      room.taken.push(box);
      return;
    }
}

/** The last stretch of an arc before it leaves the map. */
const LAST_PART = 0.25;

function writeWayOut(f: Frame, arc: Arc, seen: [number, number], room: Room): void {
  const name = nameOf(arc.path.to);
  if (name === "" || seen[1] >= arc.part[1]) return;
  const last: [number, number] = [seen[1] - (seen[1] - seen[0]) * LAST_PART, seen[1]];
  writeFirst(f, arc, last, [t("map.to", { place: name })], { ...room, lesser: [] });
}

/** Draws the texts of the arcs of the opened place, country or event. */
export function paintFlowTexts(f: Frame): void {
  if (f.picked === null) return;
  const arcs = arcsNow(f);
  const opened = arcs.filter(({ path }) => isOpened(f, path));
  if (opened.length === 0) return;
  const room = { taken: takenBy(f, opened), lesser: lesserNames(f), arcs: faded(f) ? opened : arcs };
  for (const arc of opened) {
    const seen = seenPart(arc.k, arc.part, (p) => isSeen(f, p));
    if (!seen) continue;
    writeWayOut(f, arc, seen, room);
    writeFirst(f, arc, seen, flowTexts(flowsTold(f, arc.path)), room);
  }
}
