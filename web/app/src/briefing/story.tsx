// What is said beside the map: title, text, key, notes and how far it has got.

import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { Icon } from "../panels/icon";
import { model, window_ } from "../state/store";
import { windowText } from "../state/when";
import { language, t } from "../words";
import { foreign } from "../words/choice";
import { Actions } from "./actions";
import { FrameActions } from "./frame-actions";
import { Markdown, plainText } from "./markdown";
import type { Briefing, Scene } from "./model";
import { notesOf } from "./notes";
import { citeWith, NoteList } from "./notes-list";
import { options } from "./options";
import { endOf, hashOf } from "./player";
import { KeyList } from "./scene-key";
import { atEnd, briefing, dwellOf, give, place, presenting, scene, standing } from "./stage";
import { Ending, Opening } from "./title";

/** The panel beside the map. */
export function Story() {
  const b = briefing.value;
  const body = useRef<HTMLDivElement>(null);
  const swipe = useSwipe();
  useFit(body);
  if (!b) return null;
  const s = scene.value;
  return (
    <main class="story" id="story" aria-label={t("present.story")} {...swipe}>
      <div class="story-body" ref={body} tabIndex={-1}>
        {s ? <SceneText key={s.id} briefing={b} scene={s} /> : atEnd.value ? <Ending briefing={b} /> : <Opening briefing={b} />}
      </div>
      <footer class="story-foot">
        <Progress briefing={b} />
        <div class="story-row">
          <button
            class="ib"
            type="button"
            aria-label={t("present.previous")}
            disabled={place.value === 0}
            onClick={() => give("previous")}
          >
            <Icon name="back" />
          </button>
          <button
            class="ib"
            type="button"
            aria-label={t("present.next")}
            disabled={place.value === endOf(b.scenes.length)}
            onClick={() => give("next")}
          >
            <Icon name="forward" />
          </button>
          {!presenting.value && (options.value.frame ? <FrameActions /> : <Actions briefing={b} />)}
        </div>
      </footer>
      <Announced briefing={b} />
    </main>
  );
}

/** Title, text, key and notes of a scene. */
export function SceneText({ briefing: b, scene: s }: { briefing: Briefing; scene: Scene }) {
  const m = model.value;
  const notes = m && notesOf(m, s.text);
  const lang = foreign(b.language);
  return (
    <article class="scene">
      <p class="of" lang={lang}>
        {b.title}
      </p>
      <h1 lang={lang} id="scene-title">
        {s.title}
      </h1>
      <div class="scene-text n" lang={lang}>
        <Markdown text={s.text} cite={m && notes ? citeWith(m, notes) : () => null} />
      </div>
      <KeyList />
      {notes && <NoteList notes={notes} />}
    </article>
  );
}

/** A line for each scene; how much of it has passed, if the briefing goes on by itself. */
function Progress({ briefing: b }: { briefing: Briefing }) {
  const { at, auto } = standing.value;
  return (
    <nav class="progress" aria-label={t("present.scenes")}>
      <ol>
        {b.scenes.map((s, i) => {
          const no = i + 1;
          const runs = auto && no === at && dwellOf(b, at) !== null;
          return (
            <li key={s.id}>
              <a
                href={location.pathname + location.search + hashOf(no)}
                class={no < at ? "done" : no === at ? (runs ? "now runs" : "now") : ""}
                aria-current={no === at ? "step" : undefined}
                aria-label={t("present.sceneNo", { number: String(no), title: s.title })}
                title={`${no}. ${s.title}`}
                style={runs ? { "--dwell": `${dwellOf(b, at)}ms` } : undefined}
                onClick={(e) => {
                  e.preventDefault();
                  give({ goTo: no });
                }}
              />
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** Where it stands, for those who listen. */
function Announced({ briefing: b }: { briefing: Briefing }) {
  const { at, black } = standing.value;
  const s = scene.value;
  const text = useMemo(() => (s ? plainText(s.text) : ""), [s]);
  const said = black
    ? t("present.blackSaid")
    : s
      ? t("present.sceneSaid", { number: String(at), all: String(b.scenes.length), title: s.title, text })
      : at === 0
        ? b.title
        : t("present.endSaid");
  return (
    <p class="vh" role="status" aria-live="polite" lang={foreign(b.language)}>
      {said}
    </p>
  );
}

/** The smallest part of its usual size that a text is written in before it scrolls. */
const LEAST_FIT = 0.66;

/** Writes what stands in the box smaller until it has room. */
function useFit(box: { current: HTMLElement | null }): void {
  const fit = () => {
    const element = box.current;
    if (!element) return;
    let size = 1;
    const fits = () => element.scrollHeight <= element.clientHeight + 1;
    element.style.setProperty("--fit", "1");
    while (!fits() && size > LEAST_FIT) {
      size = Math.max(LEAST_FIT, size - 0.03);
      element.style.setProperty("--fit", size.toFixed(2));
    }
    // What scrolls can be reached by keyboard.
    element.tabIndex = fits() ? -1 : 0;
  };
  useLayoutEffect(fit);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    // Notes and key come a little later than the text.
    const changes = new MutationObserver(fit);
    changes.observe(element, { childList: true, subtree: true, characterData: true });
    const sizes = new ResizeObserver(fit);
    sizes.observe(element);
    return () => {
      changes.disconnect();
      sizes.disconnect();
    };
  }, []);
}

/** A finger must move so far to the side, and farther than up or down. */
const SWIPE_PX = 48;

/** Handlers for a finger that sweeps to the next scene or back. */
export function useSwipe() {
  const from = useRef<{ x: number; y: number; id: number } | null>(null);
  return {
    onPointerDown: (e: PointerEvent) => {
      from.current = e.pointerType === "mouse" ? null : { x: e.clientX, y: e.clientY, id: e.pointerId };
    },
    onPointerUp: (e: PointerEvent) => {
      const start = from.current;
      from.current = null;
      if (!start || start.id !== e.pointerId) return;
      const [dx, dy] = [e.clientX - start.x, e.clientY - start.y];
      if (Math.abs(dx) < SWIPE_PX || Math.abs(dx) < 1.5 * Math.abs(dy)) return;
      give(dx < 0 ? "next" : "previous");
    },
    onPointerCancel: () => (from.current = null),
  };
}

/** The dates of the window, in words. */
export function WindowDates() {
  const w = window_.value;
  void language.value;
  return <b class="n">{w && windowText(w.from, w.to)}</b>;
}
