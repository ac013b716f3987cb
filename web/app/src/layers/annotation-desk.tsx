// Drawing and moving annotations on the map: by mouse and touch at the places
// pointed at, by keyboard with a cross that the arrow keys move. Grips stand at
// the points of what is there.

import { render } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Annotation, Position } from "../briefing/model";
import { t } from "../words";
import { drawAnnotations, middleOf } from "./annotations";
import type { Engine } from "./engine";
import type { Point } from "./mercator";
import { pictured } from "./pictured";

export interface Desk {
  list: readonly Annotation[];
  /** The one whose points all have grips; -1 for none. */
  chosen: number;
  /** What is being placed; null if nothing is. */
  tool: Annotation["type"] | null;
  choose: (index: number) => void;
  /** Takes the list with something moved or removed; steps of one `thing` are one. */
  change: (list: Annotation[], thing: string) => void;
  /** Takes what was placed; null if that was given up. */
  placed: (made: Annotation | null) => void;
}

/** Puts the desk over the map, as long as there is one. Returns how to change it and how to take it away. */
export function putDesk(first: Desk): { update: (desk: Desk) => void; remove: () => void } {
  const box = document.createElement("div");
  box.className = "note-desk";
  const update = (desk: Desk) => {
    const engine = pictured.peek();
    if (!engine) return;
    const map = engine.map.getContainer().parentElement;
    if (map && box.parentElement !== map) map.append(box);
    render(<Surface engine={engine} {...desk} />, box);
  };
  update(first);
  return {
    update,
    remove: () => {
      render(null, box);
      box.remove();
    },
  };
}

const DIGITS = 4;
const rounded = (n: number): number => Number(n.toFixed(DIGITS));

const positionAt = (engine: Engine, { x, y }: Point): Position => {
  const { lat, lng } = engine.map.containerPointToLatLng([x, y]).wrap();
  return [rounded(lng), rounded(Math.max(-85, Math.min(85, lat)))];
};

const pointOf = (engine: Engine, [lon, lat]: Position): Point => {
  const { x, y } = engine.map.latLngToContainerPoint([lat, lon]);
  return { x, y };
};

function Surface({ engine, ...desk }: Desk & { engine: Engine }) {
  const [, redraw] = useState(0);
  const [flies, setFlies] = useState(false);
  useEffect(() => {
    const moved = () => redraw((n) => n + 1);
    const begins = () => setFlies(true);
    const ends = () => {
      setFlies(false);
      moved();
    };
    engine.map.on("move resize", moved).on("zoomstart", begins).on("zoomend", ends);
    return () => {
      engine.map.off("move resize", moved).off("zoomstart", begins).off("zoomend", ends);
    };
  }, [engine]);
  if (desk.tool) return <Placing key={desk.tool} engine={engine} {...desk} tool={desk.tool} />;
  if (flies) return null;
  return (
    <>
      {desk.list.map((a, i) => (
        <Grips key={`${i} ${a.type}`} engine={engine} desk={desk} index={i} />
      ))}
    </>
  );
}

/** Pixels between a press and its end that make it a drag. */
const DRAG_PX = 12;
/** A corner so near to the first one closes an area. */
const CLOSE_PX = 16;
/** What an arrow key moves by, and with Shift. */
const STEP_PX = 8;
const LEAP_PX = 48;

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** How far an arrow key moves; null for another key. */
function moveOf(e: KeyboardEvent): Point | null {
  const way = ARROWS[e.key];
  const far = e.shiftKey ? LEAP_PX : STEP_PX;
  return way && !e.ctrlKey && !e.metaKey && !e.altKey ? { x: way.x * far, y: way.y * far } : null;
}

/** How many points a type needs. */
const NEEDED = { text: 1, arrow: 2, area: 3 } as const;

function Placing({ engine, tool, list, placed }: Desk & { engine: Engine; tool: Annotation["type"] }) {
  const box = useRef<HTMLDivElement>(null);
  const down = useRef<Point | null>(null);
  const [points, setPoints] = useState<Position[]>([]);
  const [cross, setCross] = useState<Point | null>(null);
  const { x: width, y: height } = engine.map.getSize();
  useLayoutEffect(() => box.current?.focus({ preventScroll: true }), []);
  const next = cross ? [...points, positionAt(engine, cross)] : points;
  // At once: what is drawn later would stay behind when this has ended.
  useLayoutEffect(() => {
    const drawn = next.length >= NEEDED[tool] && tool !== "text" ? [{ type: tool, points: next } as Annotation] : [];
    const line = tool === "area" && next.length === 2 ? [{ type: "arrow", points: next } as Annotation] : [];
    drawAnnotations([...list, ...drawn, ...line]);
  });
  const finish = (all: Position[]) => placed({ type: tool, text: tool === "text" ? t("briefing.note.usual") : "", points: all });
  const add = (at: Point) => {
    const position = positionAt(engine, at);
    const first = points[0] && pointOf(engine, points[0]);
    if (tool === "area" && points.length >= 3 && first && Math.hypot(first.x - at.x, first.y - at.y) < CLOSE_PX) finish(points);
    else if (tool !== "area" && points.length + 1 >= NEEDED[tool]) finish([...points, position]);
    else setPoints([...points, position]);
  };
  const at = (e: PointerEvent): Point => {
    const r = box.current!.getBoundingClientRect();
    return { x: e.clientX - r.left, y: e.clientY - r.top };
  };
  const keys = (e: KeyboardEvent) => {
    const move = moveOf(e);
    const here = cross ?? { x: width / 2, y: height / 2 };
    if (move) setCross({ x: clamp(here.x + move.x, width), y: clamp(here.y + move.y, height) });
    else if (e.key === "Escape") placed(null);
    else if (e.key === "Backspace") setPoints(points.slice(0, -1));
    else if (e.target === box.current && (e.key === "Enter" || e.key === " ")) {
      const last = points.at(-1);
      const position = positionAt(engine, here);
      const again = last && last[0] === position[0] && last[1] === position[1];
      if (again && points.length >= NEEDED[tool]) finish(points);
      else if (!again) add(here);
      setCross(here);
    } else return;
    e.preventDefault();
    e.stopPropagation();
  };
  const dots = points.map((p) => pointOf(engine, p));
  return (
    <div
      ref={box}
      class="note-surface"
      role="application"
      tabIndex={0}
      aria-label={t(`briefing.place.${tool}`)}
      onKeyDown={keys}
      onPointerDown={(e) => {
        if ((e.target as HTMLElement).closest("button")) return;
        down.current = at(e);
        setCross(at(e));
        box.current?.setPointerCapture(e.pointerId);
        if (tool === "arrow" && points.length === 0) setPoints([positionAt(engine, at(e))]);
      }}
      onPointerMove={(e) => {
        const onBar = (e.target as HTMLElement).closest(".note-bar") && !down.current;
        if (onBar) setCross(null);
        else if (e.pointerType === "mouse" || down.current) setCross(at(e));
      }}
      onPointerUp={(e) => {
        const from = down.current;
        down.current = null;
        if (!from) return;
        const to = at(e);
        const dragged = Math.hypot(to.x - from.x, to.y - from.y) > DRAG_PX;
        // The first press of an arrow has set its tail already.
        if (tool === "arrow" && points.length === 1 && !dragged && isAt(engine, points[0], from)) return;
        add(to);
      }}
      onPointerCancel={() => (down.current = null)}
    >
      {dots.map((p, i) => (
        <span key={`${i}`} class="note-dot" style={{ left: `${p.x}px`, top: `${p.y}px` }} />
      ))}
      <span class="note-cross" style={{ left: `${cross?.x ?? width / 2}px`, top: `${cross?.y ?? height / 2}px` }} />
      <div class="note-bar">
        <p role="status">{t(`briefing.place.${tool}`)}</p>
        {tool === "area" && points.length >= 3 && (
          <button class="btn solid" type="button" onClick={() => finish(points)}>
            {t("briefing.place.done")}
          </button>
        )}
        <button class="btn line" type="button" onClick={() => placed(null)}>
          {t("briefing.place.cancel")}
        </button>
      </div>
    </div>
  );
}

const clamp = (n: number, most: number): number => Math.max(0, Math.min(most, n));

const isAt = (engine: Engine, position: Position, p: Point): boolean => {
  const there = pointOf(engine, position);
  return Math.hypot(there.x - p.x, there.y - p.y) < 2;
};

/** The grips of one annotation: one for all of it, and for the one that is
 * chosen one at each further point. */
function Grips({ engine, desk, index }: { engine: Engine; desk: Desk; index: number }) {
  const a = desk.list[index];
  const points = a.points.map((p) => pointOf(engine, p));
  if (points.length === 0) return null;
  const chosen = desk.chosen === index;
  const name = a.text || t(`briefing.note.${a.type}`);
  const moveAll = (by: Point, from: readonly Point[]) => from.map(({ x, y }) => positionAt(engine, { x: x + by.x, y: y + by.y }));
  const put = (next: Position[], thing: string) =>
    desk.change(
      desk.list.map((old, i) => (i === index ? { ...old, points: next } : old)),
      `${index} ${thing}`,
    );
  const removeAll = () =>
    desk.change(
      desk.list.filter((_, i) => i !== index),
      "",
    );
  const whole = a.type === "text" ? points[0] : middleOf(points);
  const corners = chosen && a.type !== "text" ? points : [];
  const removeCorner = (i: number) => {
    if (a.points.length > NEEDED[a.type]) put(a.points.toSpliced(i, 1), "");
    else removeAll();
  };
  return (
    <>
      <Grip
        at={whole}
        word={a.type === "text"}
        chosen={chosen}
        label={t("briefing.note.grip", { name })}
        choose={() => desk.choose(index)}
        begin={() => points}
        move={(by, from) => put(moveAll(by, from), "all")}
        remove={removeAll}
      />
      {corners.map((p, i) => (
        <Grip
          key={`${i}`}
          at={p}
          corner
          chosen
          label={t("briefing.note.point", { n: i + 1, all: points.length, name })}
          choose={() => desk.choose(index)}
          begin={() => [p]}
          move={(by, from) => put(a.points.with(i, moveAll(by, from)[0]), `point ${i}`)}
          remove={() => removeCorner(i)}
        />
      ))}
    </>
  );
}

interface GripProps {
  at: Point;
  chosen: boolean;
  corner?: boolean;
  /** It lies over a text. */
  word?: boolean;
  label: string;
  choose: () => void;
  /** Where what it moves stands before it is moved. */
  begin: () => readonly Point[];
  move: (by: Point, from: readonly Point[]) => void;
  remove: () => void;
}

function Grip({ at, chosen, corner, word, label, choose, begin, move, remove }: GripProps) {
  const held = useRef<{ x: number; y: number; from: readonly Point[] } | null>(null);
  return (
    <button
      type="button"
      class={`note-grip${corner ? " corner" : ""}${word ? " word" : ""}${chosen ? " chosen" : ""}`}
      style={{ left: `${at.x}px`, top: `${at.y}px` }}
      aria-label={label}
      title={label}
      onClick={choose}
      onPointerDown={(e) => {
        e.stopPropagation();
        held.current = { x: e.clientX, y: e.clientY, from: begin() };
        e.currentTarget.setPointerCapture(e.pointerId);
      }}
      onPointerMove={(e) => {
        const h = held.current;
        if (h && Math.hypot(e.clientX - h.x, e.clientY - h.y) > 2) move({ x: e.clientX - h.x, y: e.clientY - h.y }, h.from);
      }}
      onPointerUp={() => (held.current = null)}
      onPointerCancel={() => (held.current = null)}
      onKeyDown={(e) => {
        const by = moveOf(e);
        if (by) move(by, begin());
        else if (e.key === "Delete" || e.key === "Backspace") remove();
        else return;
        e.preventDefault();
        e.stopPropagation();
      }}
    />
  );
}
