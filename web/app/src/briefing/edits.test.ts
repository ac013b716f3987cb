import { describe, expect, it } from "vitest";
import seeds from "../../../../seeds/briefings.json";
import { addScene, duplicateScene, editScene, ID, idOf, moveScene, newBriefing, removeScene, updateScene } from "./edits";
import type { Briefing, SceneState } from "./model";

const state: SceneState = {
  view: { west: 97, south: 15, east: 100, north: 18 },
  time: { from: "2025-10", to: "2025-10", mode: "window" },
  filters: {},
  layers: {},
};
const seed = seeds[1] as unknown as Briefing;
const order = (b: Briefing) => b.scenes.map((s) => s.id).join(" ");

describe("ids", () => {
  it.each([
    ["KK Park, October 2025: the raid", "kk-park-october-2025-the-raid"],
    ["Où va-t-on ?", "ou-va-t-on"],
    ["诈骗园区", "briefing"],
    ["x".repeat(300), "x".repeat(60)],
    ["", "briefing"],
  ])("of %s", (title, id) => {
    expect(idOf(title, "briefing")).toBe(id);
    expect(id).toMatch(ID);
  });
  it("are never those that are taken", () => {
    expect(idOf("A", "x", new Set(["a", "a-2"]))).toBe("a-3");
  });
});

describe("a briefing", () => {
  it("grows by scenes, at the end or behind one", () => {
    const one = addScene(newBriefing("en", 3), state, "One", null);
    const two = addScene(one.briefing, state, "Two", null);
    const three = addScene(two.briefing, { ...state, picked: { what: "event", id: "x" } }, "Three", one.scene.id);
    expect(three.briefing.scenes.map((s) => s.title)).toEqual(["One", "Three", "Two"]);
    expect(new Set(three.briefing.scenes.map((s) => s.id)).size).toBe(3);
    expect(three.scene).toMatchObject({ citations: null, dwell_s: 0, picked: { what: "event", id: "x" } });
  });

  it("stays as it is while a new one is made", () => {
    const before = JSON.stringify(seed);
    const { id } = seed.scenes[1];
    for (const made of [
      moveScene(seed, id, 4),
      removeScene(seed, id),
      editScene(seed, id, { title: "New" }),
      duplicateScene(seed, id).briefing,
      updateScene(seed, id, state),
    ])
      expect(made).not.toEqual(seed);
    expect(JSON.stringify(seed)).toBe(before);
  });

  it.each([
    [0, 2],
    [2, 0],
    [1, 99],
    [3, -4],
  ])("has its scene %i moved to %i", (from, to) => {
    const moved = moveScene(seed, seed.scenes[from].id, to);
    const at = Math.max(0, Math.min(seed.scenes.length - 1, to));
    expect(moved.scenes[at].id).toBe(seed.scenes[from].id);
    expect(order(moveScene(moved, seed.scenes[from].id, from))).toBe(order(seed));
  });

  it("forgets what the new state of a scene has not, and keeps what is said to it", () => {
    const old = seed.scenes.find((s) => s.picked)!;
    const noted = editScene(seed, old.id, { annotations: [{ type: "text", text: "here", points: [[98, 16]] }] });
    const updated = updateScene(noted, old.id, state).scenes.find((s) => s.id === old.id)!;
    expect(updated).toEqual({
      id: old.id,
      title: old.title,
      text: old.text,
      notes: old.notes,
      dwell_s: old.dwell_s,
      citations: old.citations,
      ...state,
    });
    expect("picked" in updated || "annotations" in updated).toBe(false);
  });

  it("has copies of scenes with ids of their own", () => {
    const once = duplicateScene(seed, seed.scenes[0].id);
    const twice = duplicateScene(once.briefing, once.scene!.id);
    expect(twice.briefing.scenes.slice(0, 3).map((s) => s.id)).toEqual(["before", "before-2", "before-3"]);
    expect(duplicateScene(seed, "no").briefing).toBe(seed);
  });
});
