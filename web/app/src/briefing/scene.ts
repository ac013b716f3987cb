// The state of the page as a scene of a briefing, and back.

import { batch } from "@preact/signals";
import { drawAnnotations } from "../layers/annotations";
import { goToBox, shownBox } from "../layers/scene-view";
import { type Day, isoDay, parseDate } from "../state/days";
import { found, named } from "../state/found";
import { lookedAt } from "../state/looked";
import { page } from "../state/page";
import type { Filters, Window } from "../state/selection";
import { base, filters, picked, playing, step, window_ } from "../state/store";
import { applyTime, timeNow, usualTime } from "../state/time-address";
import { formatLength, parseLength } from "../state/time-mode";
import { endAt } from "../state/time-view";
import { FAMILIES } from "../state/words";
import type { Annotation, SceneFilters, SceneLayers, SceneState, SceneTime } from "./model";

/** The present state of the page; null until the map and the data are there.
 * Whether the window plays is not of the page: it is `plays` of the scene that
 * is updated. */
export function captureScene(annotations: readonly Annotation[] = [], plays = false): SceneState | null {
  const view = shownBox();
  const time = captureTime(plays);
  if (!view || !time) return null;
  const { what, id } = picked.peek() ?? {};
  return {
    view,
    time,
    filters: captureFilters(filters.peek()),
    ...(what && id ? { picked: { what, id } } : {}),
    layers: captureLayers(),
    ...(annotations.length > 0 ? { annotations: structuredClone(annotations) as Annotation[] } : {}),
  };
}

/** The ends of a window as short as both can be said: as years, months or days. */
function endsOf({ from, to }: Window, fixed: boolean): { from?: string; to: string } {
  const digits = [4, 7].find((n) => {
    const [first, last] = [from, to].map((day) => parseDate(isoDay(day).slice(0, n)));
    return last?.to === to && (!fixed || first?.from === from);
  });
  const write = (day: Day) => isoDay(day).slice(0, digits);
  return fixed ? { from: write(from), to: write(to) } : { to: write(to) };
}

/** The window with its mode; null until there is one. */
function captureTime(plays: boolean): SceneTime | null {
  const w = window_.peek();
  if (!w) return null;
  const { mode, trail } = timeNow();
  return {
    ...endsOf(w, mode === "window"),
    mode,
    ...(mode === "trailing" ? { trail: formatLength(trail) } : {}),
    ...(step.peek() === "month" ? {} : { step: step.peek() }),
    ...(plays ? { plays } : {}),
  };
}

function captureFilters(f: Filters): SceneFilters {
  const lists: [keyof SceneFilters, ReadonlySet<string>][] = [
    ["without_kinds", f.kinds],
    ["countries", f.countries],
    ["hotspots", f.hotspots],
    ["sources", f.sources],
    ["confidence", f.confidences],
    ["datasets", f.datasets],
  ];
  return {
    ...(f.families.size ? { without_families: FAMILIES.filter((family) => f.families.has(family)) } : {}),
    ...Object.fromEntries(lists.filter(([, set]) => set.size > 0).map(([key, set]) => [key, [...set].sort()])),
  };
}

function captureLayers(): SceneLayers {
  const { bars, coverage } = timeNow();
  return {
    ...(base.peek() === "own" ? {} : { base: base.peek() }),
    ...(bars ? { bars: `${bars.measure},${bars.unit}` } : {}),
    ...(coverage ? { coverage } : {}),
  };
}

/** How a scene comes. */
export interface Showing {
  /** The map flies there, unless the reader wants no motion. */
  animate: boolean;
  /** False leaves the window of time to who moves it there; its mode is set all the same. */
  window?: boolean;
}

/** Shows a scene. Resolves once the map stands where it shall; until there is a
 * map it waits. What a later call shows, counts. */
export function showScene(scene: SceneState, { animate, window = true }: Showing): Promise<void> {
  const stands = goToBox(scene.view, animate);
  batch(() => {
    playing.value = false;
    page.value = "list";
    found.value = null;
    named.value = null;
    lookedAt.value = null;
    applySceneTime(scene, window);
    filters.value = filtersOf(scene.filters);
    base.value = scene.layers.base ?? "own";
    const old = picked.peek();
    if (old?.what !== scene.picked?.what || old?.id !== scene.picked?.id) picked.value = scene.picked ?? null;
  });
  drawAnnotations(scene.annotations ?? []);
  return stands;
}

/** The first and last day of a scene's window; the mode decides where it
 * begins. Null if its days cannot be read. */
export function windowOf(time: SceneTime): { from: Day; to: Day } | null {
  const to = parseDate(time.to);
  const from = parseDate(time.from ?? time.to);
  return to && from && { from: from.from, to: to.to };
}

function applySceneTime({ time, layers }: SceneState, moves: boolean): void {
  const [measure, unit] = layers.bars?.split(",") ?? [];
  applyTime({
    ...usualTime(),
    mode: time.mode,
    trail: parseLength(time.trail ?? "") ?? usualTime().trail,
    bars: measure && unit ? { measure, unit } : null,
    coverage: layers.coverage ?? false,
    play: timeNow().play,
  });
  step.value = time.step ?? "month";
  const w = windowOf(time);
  if (w && moves) window_.value = endAt(w.to, w.from);
}

/** The filters of a scene as the page has them. */
export function filtersOf(f: SceneFilters): Filters {
  return {
    families: new Set(f.without_families),
    kinds: new Set(f.without_kinds),
    countries: new Set(f.countries),
    confidences: new Set(f.confidence),
    hotspots: new Set(f.hotspots),
    sources: new Set(f.sources),
    datasets: new Set(f.datasets),
  };
}
