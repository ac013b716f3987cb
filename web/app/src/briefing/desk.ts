// What is being made: the draft that is open, where its maker stands in it, and
// the steps that can be taken back. Each change is kept at once.

import { computed, effect, signal, untracked } from "@preact/signals";
import { drawAnnotations } from "../layers/annotations";
import { openName } from "../state/loading";
import { model, picked } from "../state/store";
import { endAt } from "../state/time-view";
import { windowText } from "../state/when";
import { language, t } from "../words";
import { type Draft, draftOf, keepDraft, newDraft, textOfBriefing } from "./drafts";
import { addScene, duplicateScene, editScene, moveScene, newBriefing, removeScene, updateScene } from "./edits";
import { History } from "./history";
import type { Annotation, Briefing, Scene } from "./model";
import { captureScene, showScene, windowOf } from "./scene";
import { withCited } from "./shown";

/** What is known of the draft beside its briefing. */
type Kept = Omit<Draft, "briefing">;

/** A draft that is open. */
export interface Open {
  kept: Kept;
  history: History<Briefing>;
}

export const opened = signal<Open | null>(null);
/** The briefing as it stands; null if none is being made. */
export const briefing = computed<Briefing | null>(() => opened.value?.history.value.value ?? null);
/** The scene whose page is open; null at the briefing itself. */
const sceneId = signal<string | null>(null);
export const scene = computed<Scene | null>(() => briefing.value?.scenes.find((s) => s.id === sceneId.value) ?? null);
/** The page of saving is open. */
export const saving = signal(false);
/** Said to those who do not see it. */
export const said = signal("");

/** Whether there is something that was saved neither to the server nor to a file. */
export const unsaved = computed(() => {
  const open = opened.value;
  return open !== null && briefing.value !== null && textOfBriefing(briefing.value) !== open.kept.saved;
});

/** The tab's own storage remembers what is open, for when it is loaded again. */
const OPEN_KEY = "mapd.briefing";

function remember(key: string | null): void {
  try {
    if (key === null) sessionStorage.removeItem(OPEN_KEY);
    else sessionStorage.setItem(OPEN_KEY, key);
  } catch {
    // switched off
  }
}

/** The draft that was open when the tab was loaded again; null if none was. */
export function rememberedDraft(): Draft | null {
  try {
    const key = sessionStorage.getItem(OPEN_KEY);
    return key === null ? null : draftOf(key);
  } catch {
    return null;
  }
}

/** Opens a draft. */
export function openDraft(draft: Draft): void {
  const { briefing: b, ...kept } = draft;
  keptNow = b;
  opened.value = { kept, history: new History(b) };
  sceneId.value = null;
  saving.value = false;
  remember(draft.key);
}

/** Opens a new draft of a briefing and keeps it. */
export function openNew(
  b: Briefing = newBriefing(language.peek() === "zh" ? "zh-Hans" : language.peek(), model.peek()?.dataVersion ?? 0),
): void {
  const draft = newDraft(b);
  keepDraft(draft);
  openDraft(draft);
}

/** Closes what is open; it stays among the drafts. */
export function closeDraft(): void {
  opened.value = null;
  sceneId.value = null;
  saving.value = false;
  drawAnnotations([]);
  remember(null);
}

/** The draft as it stands. */
export function draftNow(): Draft | null {
  const open = opened.peek();
  return open && { ...open.kept, briefing: open.history.value.peek() };
}

/** Changes what is known of the draft beside its briefing. */
export function setKept(change: Partial<Kept>): void {
  const open = opened.peek();
  if (!open) return;
  opened.value = { ...open, kept: { ...open.kept, ...change } };
  const draft = draftNow();
  if (!draft) return;
  keptNow = draft.briefing;
  keepDraft(draft);
}

/** Keeps the draft at each change, and the map in step with the open scene's
 * annotations. Returns how to stop. */
export function followDesk(): () => void {
  const undo = [
    effect(() => {
      const b = briefing.value;
      const open = untracked(() => opened.value);
      if (!b || !open || b === keptNow) return;
      keptNow = b;
      keepDraft({ ...open.kept, briefing: b, edited: Date.now() });
    }),
    effect(() => {
      const noted = scene.value?.annotations ?? [];
      if (opened.value) drawAnnotations(noted);
    }),
  ];
  return () => {
    for (const end of undo) end();
  };
}

/** What the kept draft holds. */
let keptNow: Briefing | null = null;

/** Goes a step on. */
function change(next: (b: Briefing) => Briefing, name: string, thing = ""): void {
  const history = opened.peek()?.history;
  history?.step(next(history.value.peek()), name, thing);
}

/** Opens the page of a scene and shows it on the map; null goes back to the briefing. */
export function openScene(id: string | null): void {
  sceneId.value = id;
  saving.value = false;
  const s = scene.peek();
  if (s) void showScene(s, { animate: true });
}

/** A title for who has not written one: what is open, else the window. */
function usualTitle(time: Scene["time"]): string {
  const open = picked.peek() && openName();
  if (open) return open;
  const days = windowOf(time);
  if (!days) return t("briefing.sceneUntitled");
  const w = endAt(days.to, days.from);
  return windowText(w.from, w.to);
}

/** Adds a scene of what the page shows, behind the open one or at the end, and opens it. */
export function addFromView(): void {
  const state = captureScene();
  if (!state) {
    said.value = t("briefing.notYet");
    return;
  }
  const behind = scene.peek()?.id ?? null;
  let made: Scene | null = null;
  change((b) => {
    const added = addScene(b, state, usualTitle(state.time), behind);
    made = added.scene;
    return added.briefing;
  }, t("briefing.did.add"));
  if (made) sceneId.value = (made as Scene).id;
  saving.value = false;
  said.value = t("briefing.added", { n: indexOf(sceneId.peek()) + 1 });
}

/** Gives the open scene what the page shows now. */
export function updateFromView(): void {
  const s = scene.peek();
  const state = s && captureScene(s.annotations, s.time.plays);
  if (!s || !state) {
    said.value = t("briefing.notYet");
    return;
  }
  change((b) => updateScene(b, s.id, state), t("briefing.did.update"));
  said.value = t("briefing.updated", { title: s.title });
}

const indexOf = (id: string | null): number => briefing.peek()?.scenes.findIndex((s) => s.id === id) ?? -1;

/** Moves a scene to a place in the order, counted from 0. */
export function moveTo(id: string, to: number): void {
  const before = indexOf(id);
  change((b) => moveScene(b, id, to), t("briefing.did.move"));
  const at = indexOf(id);
  const b = briefing.peek();
  if (b && at >= 0 && at !== before)
    said.value = t("briefing.moved", { title: b.scenes[at].title, n: at + 1, all: b.scenes.length });
}

export function duplicate(id: string): void {
  change((b) => duplicateScene(b, id).briefing, t("briefing.did.duplicate"));
  said.value = t("briefing.duplicated", { title: briefing.peek()?.scenes[indexOf(id)]?.title ?? "" });
}

export function remove(id: string): void {
  const title = briefing.peek()?.scenes[indexOf(id)]?.title ?? "";
  change((b) => removeScene(b, id), t("briefing.did.remove"));
  if (sceneId.peek() === id) sceneId.value = null;
  said.value = t("briefing.removed", { title });
}

type TextMember = "title" | "audience" | "language" | "id";

/** Changes a member of the briefing itself. */
export function setMember(member: TextMember, value: string): void {
  change((b) => ({ ...b, [member]: value }), t("briefing.did.edit"), member);
}

/** Changes members of the open scene; quick changes of one member are one step. */
export function setScene(edit: { [K in keyof Scene]?: Scene[K] | undefined }): void {
  const id = sceneId.peek();
  if (id === null) return;
  const thing = `${id} ${Object.keys(edit).join()}`;
  change(
    (b) => {
      const next = editScene(b, id, edit);
      if (edit.text === undefined) return next;
      const now = next.scenes.find((s) => s.id === id);
      const citations = now ? withCited(model.peek(), now) : null;
      return now && citations !== now.citations ? editScene(next, id, { citations }) : next;
    },
    t("briefing.did.edit"),
    thing,
  );
}

/** Changes the annotations of the open scene. Steps of one `thing` are one. */
export function setAnnotations(list: readonly Annotation[], thing = ""): void {
  const id = sceneId.peek();
  if (id === null) return;
  const annotations = list.length > 0 ? [...list] : undefined;
  change((b) => editScene(b, id, { annotations }), t("briefing.did.draw"), thing && `${id} ${thing}`);
}

/** Takes what the server made of the briefing, which is no step of its maker. */
export function takeSaved(b: Briefing, base: Draft["base"]): void {
  const open = opened.peek();
  if (!open) return;
  const at = sceneId.peek();
  if (textOfBriefing(b) !== textOfBriefing(open.history.value.peek())) open.history.step(b, t("briefing.did.save"));
  sceneId.value = at;
  setKept({ base, saved: textOfBriefing(b), edited: Date.now() });
}

function turn(way: "undo" | "redo"): void {
  const before = scene.peek();
  const name = opened.peek()?.history[way]();
  if (name === undefined) return;
  if (name === null) said.value = t(way === "undo" ? "briefing.noUndo" : "briefing.noRedo");
  else said.value = t(way === "undo" ? "briefing.undone" : "briefing.redone", { step: name });
  const after = scene.peek();
  if (sceneId.peek() !== null && after === null) sceneId.value = null;
  // What the map shows follows the scene.
  if (after && before && stateText(after) !== stateText(before)) void showScene(after, { animate: true });
}

const stateText = ({ view, time, filters, picked, layers }: Scene): string =>
  JSON.stringify([view, time, filters, picked, layers]);

export const undo = (): void => turn("undo");
export const redo = (): void => turn("redo");
