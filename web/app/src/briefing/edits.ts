// Changes of a briefing. Each returns a new one and leaves the old as it is.

import type { Briefing, Scene, SceneState } from "./model";

/** A new briefing without scenes, about the data as they are. */
export function newBriefing(language: string, dataVersion: number): Briefing {
  return { id: "", title: "", language, data_version: dataVersion, scenes: [] };
}

/** What may be the id of a briefing or a scene. */
export const ID = /^[a-z0-9][a-z0-9._-]{0,99}$/;

/** An id made of a title, `usual` where none can be; never one of those that are taken. */
export function idOf(title: string, usual: string, taken: ReadonlySet<string> = new Set()): string {
  const plain = title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60)
    .replace(/-$/, "");
  const base = plain || usual;
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
  return id;
}

const idsIn = ({ scenes }: Briefing): Set<string> => new Set(scenes.map((s) => s.id));

/** Adds a scene of the map's state behind another, or at the end. Returns it too. */
export function addScene(
  b: Briefing,
  state: SceneState,
  title: string,
  behind: string | null,
): { briefing: Briefing; scene: Scene } {
  const scene: Scene = { id: idOf("", "scene", idsIn(b)), title, text: "", dwell_s: 0, ...state, citations: null };
  const at = behind === null ? b.scenes.length : b.scenes.findIndex((s) => s.id === behind) + 1;
  return { briefing: { ...b, scenes: b.scenes.toSpliced(at, 0, scene) }, scene };
}

/** Changes members of a scene. What is undefined is taken away. */
export function editScene(b: Briefing, id: string, change: { [K in keyof Scene]?: Scene[K] | undefined }): Briefing {
  const changed = (s: Scene) =>
    Object.fromEntries(Object.entries({ ...s, ...change }).filter(([, v]) => v !== undefined)) as unknown as Scene;
  return { ...b, scenes: b.scenes.map((s) => (s.id === id ? changed(s) : s)) };
}

/** Gives a scene another state of the map; its period plays as before. */
export function updateScene(b: Briefing, id: string, state: SceneState): Briefing {
  return editScene(b, id, { picked: undefined, annotations: undefined, ...state });
}

/** Moves a scene to a place in the order, counted from 0. */
export function moveScene(b: Briefing, id: string, to: number): Briefing {
  const from = b.scenes.findIndex((s) => s.id === id);
  const at = Math.max(0, Math.min(b.scenes.length - 1, to));
  if (from < 0 || from === at) return b;
  return { ...b, scenes: b.scenes.toSpliced(from, 1).toSpliced(at, 0, b.scenes[from]) };
}

/** Adds a copy behind a scene. Returns it too. */
export function duplicateScene(b: Briefing, id: string): { briefing: Briefing; scene: Scene | null } {
  const at = b.scenes.findIndex((s) => s.id === id);
  if (at < 0) return { briefing: b, scene: null };
  const scene = { ...structuredClone(b.scenes[at]), id: idOf(id.replace(/-\d+$/, ""), "scene", idsIn(b)) };
  return { briefing: { ...b, scenes: b.scenes.toSpliced(at + 1, 0, scene) }, scene };
}

export function removeScene(b: Briefing, id: string): Briefing {
  return { ...b, scenes: b.scenes.filter((s) => s.id !== id) };
}
