// The briefing that is being shown: where it stands, and what the map and the
// window of time do for it. Views read the signals here and give commands.

import { computed, effect, signal, untracked } from "@preact/signals";
import { goToBox } from "../layers/scene-view";
import { dayOf } from "../state/days";
import type { Window } from "../state/selection";
import { model, picked, setWindow, step, window_ } from "../state/store";
import { endAt, extent } from "../state/time-view";
import { wantCited } from "./cited";
import type { Briefing, Scene, SceneState, SceneView } from "./model";
import { after, type Command, endOf, START, type Standing } from "./player";
import { showScene, windowOf } from "./scene";
import { domainOf } from "./strip-layout";
import { between, ease, inDays, periodSteps, playSteps, reducedMotion, sameWindow, TRAVEL_MS, travel } from "./windows";

/** The briefing; null before it is here. */
export const briefing = signal<Briefing | null>(null);
export const standing = signal<Standing>(START);
/** The place alone. */
export const place = computed(() => standing.value.at);
/** The scene that is shown; null at the title and at the end. */
export const scene = computed<Scene | null>(() => briefing.value?.scenes[place.value - 1] ?? null);
export const atEnd = computed(() => briefing.value !== null && place.value === endOf(briefing.value.scenes.length));
/** Whether the period of the scene plays now. */
export const periodPlays = signal(false);
/** The days that the strip of time shows. */
export const domain = signal<Window | null>(null);
/** It begins again after its end. */
export const loops = signal(false);
/** It fills the screen. */
export const presenting = signal(false);

/** Moves the briefing. */
export function give(command: Command): void {
  const b = briefing.peek();
  if (b) standing.value = after(standing.peek(), command, b.scenes.length);
}

/** Takes a briefing and stands at a place of it. */
export function take(b: Briefing, at = 0): void {
  briefing.value = b;
  standing.value = { ...START, at: Math.max(0, Math.min(endOf(b.scenes.length), at)) };
}

const LAST: SceneView = { west: 92, south: 0, east: 127, north: 29 };

/** All that the scenes show, for title and end. */
export function overviewOf({ scenes }: Briefing): SceneState {
  const views = scenes.map((s) => s.view);
  const view =
    views.length === 0 || views.some((v) => v.west > v.east)
      ? (views[0] ?? LAST)
      : {
          west: Math.min(...views.map((v) => v.west)),
          south: Math.min(...views.map((v) => v.south)),
          east: Math.max(...views.map((v) => v.east)),
          north: Math.max(...views.map((v) => v.north)),
        };
  const windows = scenes.map((s) => windowOf(s.time)).filter((w) => w !== null);
  const year = (day: number) => String(new Date(day * 86_400_000).getUTCFullYear()).padStart(4, "0");
  const all = extent.peek() ?? { from: dayOf(2000), to: dayOf(2030) };
  const from = windows.length > 0 ? Math.min(...windows.map((w) => w.from)) : all.from;
  const to = windows.length > 0 ? Math.max(...windows.map((w) => w.to)) : all.to;
  return { view, time: { from: year(from), to: year(to), mode: "window", step: "year" }, filters: {}, layers: {} };
}

/** What is shown at a place. */
const stateAt = (b: Briefing, at: number): SceneState => b.scenes[at - 1] ?? overviewOf(b);

/** The window that a state ends in; null while the data are not here. */
function windowAt({ time }: SceneState): Window | null {
  const w = windowOf(time);
  return w && endAt(w.to, w.from);
}

/** Ends what moves the window now. */
let stop: () => void = () => undefined;

function show(b: Briefing, at: number, animate: boolean): void {
  stop();
  periodPlays.value = false;
  const state = stateAt(b, at);
  const before = window_.peek();
  const shownDays = domain.peek();
  const moves = animate && before !== null && !reducedMotion();
  void showScene(state, { animate, window: !moves });
  const target = windowAt(state);
  if (!target) return;
  const days = domainOf(target);
  const arrived = () => {
    if (state.time.plays && !reducedMotion()) playPeriod();
  };
  if (!moves) {
    domain.value = days;
    stop = later(ARRIVED_MS, arrived);
    return;
  }
  stop = travel(TRAVEL_MS, (t) => {
    const now = inDays(between(before, target, ease(t)));
    setWindow(now.from, now.to);
    domain.value = between(shownDays ?? days, days, ease(t));
    if (t === 1) stop = later(ARRIVED_MS, arrived);
  });
}

/** A period begins to play so long after its scene has come. */
const ARRIVED_MS = 1200;

function later(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
}

/** Plays the period of the scene slowly, from its beginning; while it plays, shows all of it. */
export function playPeriod(): void {
  const b = briefing.peek();
  if (!b) return;
  const target = windowAt(stateAt(b, place.peek()));
  stop();
  if (!target) return;
  const set = (w: Window) => setWindow(w.from, w.to);
  if (periodPlays.peek()) {
    periodPlays.value = false;
    set(target);
    return;
  }
  domain.value = domainOf(target);
  periodPlays.value = true;
  const end = playSteps(periodSteps(target, step.peek()), set, () => (periodPlays.value = false));
  stop = () => {
    end();
    periodPlays.value = false;
  };
}

/** Whether map, time or what is open are no longer as the scene has them. */
export const strayed = computed(() => {
  const b = briefing.value;
  if (!b || periodPlays.value) return false;
  const state = stateAt(b, place.value);
  const opened = picked.value?.id !== state.picked?.id;
  const w = window_.value;
  const target = windowAt(state);
  return opened || (w !== null && target !== null && !sameWindow(w, target));
});

/** Shows the scene again as it was made. */
export function showAgain(): void {
  const b = briefing.peek();
  if (b) show(b, place.peek(), true);
}

/** Milliseconds that title and end stay when the briefing goes on by itself. */
const TITLE_MS = 6000;

/** How long the place is seen when it goes on by itself; null waits for the speaker. */
export function dwellOf(b: Briefing, at: number): number | null {
  const s = b.scenes[at - 1];
  if (!s) return at === 0 ? TITLE_MS : null;
  return s.dwell_s > 0 ? s.dwell_s * 1000 : null;
}

function beginAgain(): void {
  give({ goTo: 1 });
  if (!standing.peek().auto) give("auto");
}

/** Keeps map, time and what is loaded in step with where the briefing stands.
 * Returns how to stop. */
export function followStage(box: () => Element | null): () => void {
  let shown: { b: Briefing; at: number; complete: boolean } | null = null;
  const undo = [
    effect(() => {
      const [b, at, m] = [briefing.value, place.value, model.value];
      if (!b) return;
      // Where a window begins with the first event, the data say when that is.
      const complete = m !== null || stateAt(b, at).time.mode !== "upto";
      untracked(() => {
        if (m) void wantCited(m, b.scenes.slice(Math.max(0, at - 1), at + 1));
        if (shown?.b === b && shown.at === at && (shown.complete || !complete)) return;
        show(b, at, shown?.b === b);
        shown = { b, at, complete };
      });
    }),
    effect(() => {
      const [b, { at, auto, black }] = [briefing.value, standing.value];
      const ms = b && auto && !black ? dwellOf(b, at) : null;
      return ms === null ? undefined : later(ms, () => give("next"));
    }),
    effect(() => {
      return loops.value && atEnd.value ? later(TITLE_MS, beginAgain) : undefined;
    }),
  ];
  const observer = new ResizeObserver(() => {
    const b = briefing.peek();
    if (b && shown) void goToBox(stateAt(b, place.peek()).view, false);
  });
  const element = box();
  if (element) observer.observe(element);
  return () => {
    stop();
    observer.disconnect();
    for (const end of undo) end();
  };
}
