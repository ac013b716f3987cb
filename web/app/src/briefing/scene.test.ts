import { beforeEach, describe, expect, it, vi } from "vitest";
import seeds from "../../../../seeds/briefings.json";
import type { Engine } from "../layers/engine";
import { annotated } from "../layers/over";
import { pictured } from "../layers/pictured";
import { dayOf } from "../state/days";
import { NO_FILTERS } from "../state/selection";
import { base, filters, picked, playing, step, type View, view, window_ } from "../state/store";
import { applyTime, usualTime } from "../state/time-address";
import { mode, trail } from "../state/time-view";
import type { Scene, SceneState } from "./model";
import { captureScene, showScene, windowOf } from "./scene";

const scenes = seeds.flatMap((b) => b.scenes as unknown as Scene[]);

/** A map that stands where it was sent. */
function fakeMap(size = { x: 958, y: 670 }): Engine {
  let at: View = { lat: 16, lon: 108, zoom: 5 };
  return {
    standsAt: () => at,
    screen: () => ({ size, covered: { top: 0, bottom: 0 } }),
    goTo: async (to: View) => {
      at = view.value = to;
    },
  } as unknown as Engine;
}

function asUsual() {
  applyTime(usualTime());
  step.value = "month";
  base.value = "own";
  filters.value = NO_FILTERS;
  picked.value = null;
  window_.value = { from: dayOf(2023), to: dayOf(2026) - 1 };
}

/** The same with days as days, and what is usual written out. */
function plain(scene: SceneState) {
  const { from: _, to: __, ...time } = scene.time;
  return { ...stateOf(scene), time: { step: "month", ...time }, days: windowOf(scene.time) };
}

beforeEach(() => {
  asUsual();
  pictured.value = fakeMap();
});

/** What showScene takes of a scene. */
const stateOf = ({ time, filters, picked, layers, annotations }: SceneState) => ({ time, filters, picked, layers, annotations });

describe("a scene", () => {
  it.each(scenes.map((s) => [s.id, s] as const))(
    "%s of the curated briefings is shown and captured as it is",
    async (_, scene) => {
      await showScene(scene, { animate: true });
      const first = captureScene(scene.annotations ?? [], scene.time.plays)!;
      expect(plain(first)).toEqual(plain(scene));
      asUsual();
      await showScene(first, { animate: false });
      expect(captureScene(first.annotations ?? [], first.time.plays)).toEqual(first);
    },
  );

  it.each([
    ["upto", { to: "2025-10", mode: "upto" }],
    ["trailing", { to: "2025-10-07", mode: "trailing", trail: "90d", step: "week" }],
    ["trailing years", { to: "2024", mode: "trailing", trail: "2y", step: "quarter" }],
    ["days", { from: "2025-10-02", to: "2025-10-31", mode: "window", step: "day", plays: true }],
  ] as const)("keeps its time: %s", async (_, time) => {
    const scene: SceneState = {
      view: { west: 97, south: 15, east: 100, north: 18 },
      time,
      filters: {
        without_families: ["press", "said"],
        without_kinds: ["raid"],
        countries: ["KH", "MM"],
        hotspots: ["kk-park"],
        sources: ["a", "b"],
        confidence: ["confirmed"],
        datasets: ["curated"],
      },
      picked: { what: "country", id: "MM" },
      layers: { base: "pmtiles", bars: "rescued,people", coverage: true },
    };
    await showScene(scene, { animate: false });
    expect(stateOf(captureScene([], "plays" in time)!)).toEqual(stateOf(scene));
    // At the next scene, nothing of this one is left.
    await showScene(scenes[0], { animate: false });
    expect([mode.value, filters.value, base.value, picked.value]).toEqual(["window", NO_FILTERS, "own", null]);
  });

  it("leaves the window to others if it is told to, but not the mode", async () => {
    const old = window_.value;
    await showScene({ ...scenes[0], time: { to: "2020", mode: "trailing", trail: "1y" } }, { animate: true, window: false });
    expect(window_.value).toBe(old);
    expect([mode.value, trail.value]).toEqual(["trailing", { n: 1, unit: "year" }]);
  });

  it("stops playing, and draws its annotations alone", async () => {
    playing.value = true;
    const noted: SceneState = { ...scenes[0], annotations: [{ type: "text", text: "here", points: [[98, 16]] }] };
    await showScene(noted, { animate: false });
    expect(playing.value).toBe(false);
    expect(annotated.value).not.toBeNull();
    await showScene({ ...noted, annotations: [] }, { animate: false });
    expect(annotated.value).toBeNull();
  });

  it("waits for the map; of two, the later one is shown", async () => {
    pictured.value = null;
    expect(captureScene()).toBeNull();
    const first = showScene(scenes[0], { animate: false });
    const second = showScene(scenes[1], { animate: false });
    await first;
    const map = fakeMap();
    const goes = vi.spyOn(map, "goTo");
    pictured.value = map;
    await second;
    expect(goes).toHaveBeenCalledTimes(1);
  });
});
