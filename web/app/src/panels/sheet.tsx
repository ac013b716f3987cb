import { useRef } from "preact/hooks";
import { SHEETS, type Sheet, sheet } from "../state/page";
import { t } from "../words";

const NAMES = { peek: "panel.sheet.peek", half: "panel.sheet.half", full: "panel.sheet.full" } as const;

/** Pixels that the finger may wander before a press counts as a drag. */
const SLACK = 6;

/** How far a flick carries the sheet on, at most. */
const FLICK = 70;

function nearestSheet(height: number, heights: Record<Sheet, number>): Sheet {
  return SHEETS.reduce((best, s) => (Math.abs(heights[s] - height) < Math.abs(heights[best] - height) ? s : best));
}

function heightsOf(el: HTMLElement): Record<Sheet, number> {
  const style = getComputedStyle(el);
  const px = (name: string) => parseFloat(style.getPropertyValue(name));
  return {
    peek: px("--peek"),
    half: px("--half"),
    full: el.parentElement!.parentElement!.clientHeight - px("--time") - px("--top"),
  };
}

/** The handle of the sheet: drag it, press it, or use the arrow keys. */
export function Grab() {
  const drag = useRef<{ y: number; height: number; at: number; moved: boolean; el: HTMLElement } | null>(null);
  const down = (e: PointerEvent) => {
    const el = (e.currentTarget as HTMLElement).closest<HTMLElement>(".sheet")!;
    (e.currentTarget as HTMLElement).setPointerCapture(e.pointerId);
    drag.current = { y: e.clientY, height: el.clientHeight, at: e.timeStamp, moved: false, el };
  };
  const move = (e: PointerEvent) => {
    const d = drag.current;
    if (!d) return;
    const by = d.y - e.clientY;
    if (!d.moved && Math.abs(by) < SLACK) return;
    d.moved = true;
    const heights = heightsOf(d.el);
    d.el.style.transition = "none";
    d.el.style.height = `${Math.max(heights.peek, Math.min(heights.full, d.height + by))}px`;
  };
  const up = (e: PointerEvent) => {
    const d = drag.current;
    drag.current = null;
    if (!d) return;
    const speed = (d.y - e.clientY) / Math.max(1, e.timeStamp - d.at); // px per ms
    d.el.style.transition = "";
    const aim = d.el.clientHeight + Math.max(-FLICK, Math.min(FLICK, speed * 160));
    d.el.style.height = "";
    if (d.moved) sheet.value = nearestSheet(aim, heightsOf(d.el));
    else if (e.type === "pointerup") step(sheet.value === "full" ? -2 : 1);
  };
  return (
    <div
      class="grab"
      role="slider"
      tabIndex={0}
      aria-label={t("panel.sheet")}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={2}
      aria-valuenow={SHEETS.indexOf(sheet.value)}
      aria-valuetext={t(NAMES[sheet.value])}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={up}
      onKeyDown={keys}
    >
      <i />
    </div>
  );
}

function step(by: number): void {
  const at = SHEETS.indexOf(sheet.value) + by;
  sheet.value = SHEETS[Math.max(0, Math.min(SHEETS.length - 1, at))];
}

const KEYS: Record<string, number> = {
  ArrowUp: 1,
  ArrowRight: 1,
  PageUp: 1,
  ArrowDown: -1,
  ArrowLeft: -1,
  PageDown: -1,
  Home: -2,
  End: 2,
};

function keys(e: KeyboardEvent): void {
  if (e.key === "Enter" || e.key === " ") step(sheet.value === "full" ? -2 : 1);
  else if (KEYS[e.key] !== undefined) step(KEYS[e.key]);
  else return;
  e.preventDefault();
  e.stopPropagation();
}
