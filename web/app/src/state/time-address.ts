// The time control's part of the address: mode, length, axis and bars.

import { batch } from "@preact/signals";
import { dateOf, dayOf, isoDay, parseDate } from "./days";
import type { Window } from "./selection";
import { loop, speed } from "./store";
import { formatLength, type Length, MODES, type Mode, parseLength, USUAL_TRAIL } from "./time-mode";
import { axis, coverage, detail, type Measured, measured, mode, skipEmpty, trail } from "./time-view";

export interface TimeAddress {
  mode: Mode;
  trail: Length;
  /** What the bars show; null: as usual. */
  axis: Window | null;
  bars: Measured | null;
  /** Whether a line shows how many sources speak of each step. */
  coverage: boolean;
  play: Playing;
}

/** How it plays; whether it does is not in the address. */
export interface Playing {
  /** Steps a second. */
  speed: number;
  loop: boolean;
  /** Times without events are passed over. */
  skip: boolean;
}

export const usualTime = (): TimeAddress => ({
  mode: "window",
  trail: USUAL_TRAIL,
  axis: null,
  bars: null,
  coverage: false,
  play: { speed: 1, loop: false, skip: false },
});

/** "2x,loop,skip": what is not as usual of it. */
function formatPlay({ speed, loop, skip }: Playing): string {
  return [...(speed === 1 ? [] : [`${speed}x`]), ...(loop ? ["loop"] : []), ...(skip ? ["skip"] : [])].join(",");
}

function parsePlay(text: string): Playing | null {
  const out = { ...usualTime().play };
  for (const part of text.split(",")) {
    const n = /^(0\.5|[1248])x$/.exec(part);
    if (n) out.speed = Number(n[1]);
    else if (part === "loop" || part === "skip") out[part] = true;
    else return null;
  }
  return out;
}

/** Days as short as they can be said: whole months and years. */
function formatDays({ from, to }: Window): string {
  const [month, day] = dateOf(from).slice(1);
  const next = dateOf(to + 1);
  if (day !== 1 || next[2] !== 1) return `${isoDay(from)}..${isoDay(to)}`;
  const digits = month === 1 && next[1] === 1 ? 4 : 7;
  return `${isoDay(from).slice(0, digits)}..${isoDay(to).slice(0, digits)}`;
}

/** The longest range that an axis has: a century and the rest of its years. */
const LONGEST_AXIS = dayOf(2103) - dayOf(2000);

function parseDays(text: string): Window | null {
  const ends = text.split("..");
  const from = parseDate(ends[0]);
  const to = parseDate(ends[1] ?? "");
  if (ends.length !== 2 || !from || !to || from.from > to.to || to.to - from.from > LONGEST_AXIS) return null;
  return { from: from.from, to: to.to };
}

/** The parameters of what is not as usual. */
export function formatTime(a: TimeAddress): [key: string, value: string][] {
  const out: [string, string][] = [];
  if (a.mode !== "window") out.push(["mode", a.mode]);
  if (a.mode === "trailing" && formatLength(a.trail) !== formatLength(USUAL_TRAIL)) out.push(["trail", formatLength(a.trail)]);
  if (a.axis) out.push(["axis", formatDays(a.axis)]);
  if (a.bars) out.push(["bars", `${a.bars.measure},${a.bars.unit}`]);
  if (a.coverage) out.push(["coverage", "on"]);
  const play = formatPlay(a.play);
  if (play) out.push(["play", play]);
  return out;
}

/** Readers by parameter; false for what cannot be understood. */
export const TIME_READERS: Record<string, (value: string, a: TimeAddress) => boolean> = {
  mode: (v, a) => MODES.includes(v as Mode) && ((a.mode = v as Mode), true),
  trail: (v, a) => {
    const length = parseLength(v);
    if (length) a.trail = length;
    return length !== null;
  },
  axis: (v, a) => (a.axis = parseDays(v)) !== null,
  bars: (v, a) => {
    const [measure, unit, ...more] = v.split(",");
    if (!measure || !unit || more.length) return false;
    a.bars = { measure, unit };
    return true;
  },
  coverage: (v, a) => ["on", "off"].includes(v) && ((a.coverage = v === "on"), true),
  play: (v, a) => {
    const play = parsePlay(v);
    if (play) a.play = play;
    return play !== null;
  },
};

/** The state as it is now. */
export function timeNow(): TimeAddress {
  return {
    mode: mode.value,
    trail: trail.value,
    axis: axis.value,
    bars: measured.value,
    coverage: coverage.value,
    play: { speed: speed.value, loop: loop.value, skip: skipEmpty.value },
  };
}

export function applyTime(a: TimeAddress): void {
  batch(() => {
    mode.value = a.mode;
    trail.value = a.trail;
    detail.value = a.axis;
    coverage.value = a.coverage;
    speed.value = a.play.speed;
    loop.value = a.play.loop;
    skipEmpty.value = a.play.skip;
    const old = measured.peek();
    if (old?.measure !== a.bars?.measure || old?.unit !== a.bars?.unit) measured.value = a.bars;
  });
}
