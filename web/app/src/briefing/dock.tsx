// Briefings beside the map: their list, and the one that is being made. On a
// phone it lies over the page, folded it is a bar below the map.

import "../words/later";
import "./desk.css";
import { useEffect, useRef } from "preact/hooks";
import { Icon } from "../panels/icon";
import { briefingsShown } from "../state/briefings";
import { model } from "../state/store";
import { t } from "../words";
import { askSession } from "./access";
import { tool, useNoteDesk } from "./annotate";
import { BriefingList } from "./briefing-list";
import { addFromView, briefing, closeDraft, followDesk, opened, redo, said, saving, scene, undo, updateFromView } from "./desk";
import { Editor } from "./editor";
import { folded } from "./folded";
import { DeskIcon } from "./icons";
import { SavePage } from "./save-page";
import { ScenePage } from "./scene-page";

export { Offer } from "./offer";

export function Dock() {
  const box = useRef<HTMLElement>(null);
  useEffect(followDesk, []);
  useEffect(() => void askSession(), []);
  useNoteDesk();
  useKeys();
  const making = opened.value !== null;
  const isFolded = making && folded.value;
  const key = !making ? "list" : saving.value ? "save" : (scene.value?.id ?? "briefing");
  useEffect(() => {
    if (isFolded || tool.peek()) return;
    const head = box.current?.querySelector<HTMLElement>("[data-head]");
    if (!box.current?.contains(document.activeElement) || document.activeElement === document.body)
      head?.focus({ preventScroll: true });
    box.current?.querySelector(".desk-scroll")?.scrollTo(0, 0);
  }, [key, isFolded]);
  return (
    <aside class={`desk${isFolded ? " folded" : ""}`} ref={box} aria-label={t("briefing.head")} onKeyDown={keepKeys}>
      {isFolded ? <Bar /> : <Body />}
      <p class="vh" role="status">
        {said.value}
      </p>
    </aside>
  );
}

/** Keys that are typed here mean nothing to the page around. */
function keepKeys(e: KeyboardEvent): void {
  if (e.key === "Escape") e.preventDefault();
}

function close(): void {
  closeDraft();
  folded.value = false;
  briefingsShown.value = false;
}

function Body() {
  const making = opened.value !== null;
  return (
    <>
      <header class="desk-head">
        <h2 data-head tabIndex={-1}>
          {t(making ? "briefing.making" : "briefing.head")}
        </h2>
        {making && (
          <button
            class="ib"
            type="button"
            aria-label={t("briefing.fold")}
            title={t("briefing.fold")}
            onClick={() => (folded.value = true)}
          >
            <DeskIcon name="fold" />
          </button>
        )}
        <button class="ib" type="button" aria-label={t("briefing.close")} title={t("briefing.close")} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <div class="desk-scroll">{making ? <Page /> : <BriefingList />}</div>
      {making && !saving.value && <Foot />}
    </>
  );
}

function Page() {
  if (saving.value) return <SavePage />;
  return scene.value ? <ScenePage key={scene.value.id} scene={scene.value} /> : <Editor />;
}

/** Undo and redo, and the ways on. */
function Foot() {
  const history = opened.value!.history;
  return (
    <footer class="desk-foot">
      <button
        class="ib"
        type="button"
        disabled={history.back.value === null}
        aria-label={t("briefing.undo")}
        title={t("briefing.undo")}
        onClick={undo}
      >
        <DeskIcon name="undo" />
      </button>
      <button
        class="ib"
        type="button"
        disabled={history.again.value === null}
        aria-label={t("briefing.redo")}
        title={t("briefing.redo")}
        onClick={redo}
      >
        <DeskIcon name="redo" />
      </button>
      <span class="grow" />
      <button class="btn line" type="button" disabled={!briefing.value?.scenes.length} onClick={() => void openPreview()}>
        {t("briefing.preview")}
      </button>
      <button class="btn solid" type="button" onClick={() => (saving.value = true)}>
        {t("briefing.saveOpen")}
      </button>
    </footer>
  );
}

/** Shows the draft as its readers will see it, from the open scene on. */
async function openPreview(): Promise<void> {
  const b = briefing.peek();
  const at = b?.scenes.findIndex((s) => s.id === scene.peek()?.id) ?? -1;
  try {
    const { preview } = await import("./preview");
    if (b) preview(b, at + 1);
  } catch {
    said.value = t("share.failed");
  }
}

/** What stays of it while the map is looked at. */
function Bar() {
  const s = scene.value;
  const title = s?.title || briefing.value?.title || t("briefing.untitled");
  const ready = model.value !== null;
  return (
    <div class="desk-bar">
      <p>
        <span class="small">{t("briefing.making")}</span>
        <b>{title}</b>
      </p>
      {s && (
        <button class="btn line" type="button" disabled={!ready} onClick={updateFromView}>
          {t("briefing.updateShort")}
        </button>
      )}
      <button class="btn line" type="button" disabled={!ready} onClick={addFromView}>
        {t("briefing.addShort")}
      </button>
      <button
        class="ib"
        type="button"
        aria-label={t("briefing.unfold")}
        title={t("briefing.unfold")}
        onClick={() => (folded.value = false)}
      >
        <DeskIcon name="unfold" />
      </button>
    </div>
  );
}

/** Ctrl+Z and Ctrl+Shift+Z or Ctrl+Y, in the desk and wherever nothing else is typed. */
function useKeys(): void {
  useEffect(() => {
    const press = (e: KeyboardEvent) => {
      if (!opened.peek() || !(e.ctrlKey || e.metaKey) || e.altKey) return;
      const key = e.key.toLowerCase();
      if (key !== "z" && key !== "y") return;
      const target = e.target as HTMLElement | null;
      if (target?.matches("input, textarea, select") && (!target.closest(".desk") || target.closest("[data-own-undo]"))) return;
      e.preventDefault();
      if (key === "y" || e.shiftKey) redo();
      else undo();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}
