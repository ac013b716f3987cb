// A briefing on a phone: cards that are scrolled over the map, which follows.

import { signal, untracked } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { oneFile } from "../one-file";
import { Icon } from "../panels/icon";
import { mapPage } from "../state/addresses";
import { sheet } from "../state/page";
import { model } from "../state/store";
import { t } from "../words";
import { foreign } from "../words/choice";
import { mapAddress } from "./links";
import { Markdown } from "./markdown";
import type { Briefing, Scene } from "./model";
import { notesOf } from "./notes";
import { citeWith, NoteList } from "./notes-list";
import { KeyList } from "./scene-key";
import { shareOpen } from "./share-state";
import { Since } from "./since";
import { briefing, give, place } from "./stage";
import { WindowDates } from "./story";

/** The scene is the one whose part of the story lies at this part of the screen's height. */
const LINE = 0.66;
/** A card that is gone to stands so far down the screen. */
const LANDING = 0.6;

const keyOpen = signal(false);

export function Scroll() {
  const b = briefing.value;
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // The map keeps clear of the cards, as it does of the sheet.
    const before = sheet.peek();
    sheet.value = "half";
    return () => {
      sheet.value = before;
    };
  }, []);
  useFollowed(box);
  if (!b) return null;
  return (
    <>
      <header class="scroll-bar">
        <p class="scroll-dates">
          <WindowDates />
        </p>
        <button
          class="ib"
          type="button"
          aria-expanded={keyOpen.value}
          aria-label={t("map.key")}
          onClick={() => (keyOpen.value = !keyOpen.value)}
        >
          <Icon name="layers" />
        </button>
        {!oneFile && (
          <button class="ib" type="button" aria-label={t("present.share")} onClick={() => (shareOpen.value = true)}>
            <Icon name="share" />
          </button>
        )}
        <i class="scroll-done" style={{ "--done": `${(place.value / (b.scenes.length + 1)) * 100}%` }} />
        {keyOpen.value && <KeyList />}
      </header>
      <main class="scroll" id="story" ref={box}>
        <section class="scroll-scene first" data-at={0}>
          <article class="card">
            <p class="of">{t("present.briefing")}</p>
            <h1 lang={foreign(b.language)}>{b.title}</h1>
            {b.audience && (
              <p class="audience" lang={foreign(b.language)}>
                {b.audience}
              </p>
            )}
            <p class="made n">{t("present.made", { n: b.scenes.length, version: String(b.data_version) })}</p>
            <Since briefing={b} />
            <button class="btn line scroll-begin" type="button" onClick={() => give({ goTo: 1 })}>
              {t("present.begin")}
              <Icon name="down" />
            </button>
          </article>
        </section>
        {b.scenes.map((s, i) => (
          <section key={s.id} class="scroll-scene" data-at={i + 1}>
            <Card briefing={b} scene={s} no={i + 1} />
          </section>
        ))}
        <section class="scroll-scene" data-at={b.scenes.length + 1}>
          <article class="card">
            <h2>{t("present.end")}</h2>
            <p class="audience">{t("present.endText")}</p>
            <p class="story-ways">
              <button class="btn line" type="button" onClick={() => give("first")}>
                {t("present.again")}
              </button>
              <a class="btn line" href={mapPage()}>
                {t("present.toMap")}
              </a>
            </p>
          </article>
        </section>
      </main>
    </>
  );
}

function Card({ briefing: b, scene: s, no }: { briefing: Briefing; scene: Scene; no: number }) {
  const m = model.value;
  const notes = m && notesOf(m, s.text);
  const lang = foreign(b.language);
  return (
    <article class="card" aria-labelledby={`card-${no}`}>
      <p class="of n">{t("present.sceneOf", { number: String(no), all: String(b.scenes.length) })}</p>
      <h2 id={`card-${no}`} lang={lang}>
        {s.title}
      </h2>
      <div class="scene-text n" lang={lang}>
        <Markdown text={s.text} cite={m && notes ? citeWith(m, notes) : () => null} />
      </div>
      {notes && <NoteList notes={notes} />}
      <p class="story-ways">
        <a
          class="link"
          href={mapPage()}
          onClick={(e) => {
            e.currentTarget.href = mapAddress();
          }}
        >
          {t("present.openMap")}
        </a>
      </p>
    </article>
  );
}

/** The part of the story that lies at the line. */
function atLine(box: HTMLElement): number {
  const line = innerHeight * LINE;
  const parts = [...box.querySelectorAll<HTMLElement>("[data-at]")];
  const here = parts.findLast((part) => part.getBoundingClientRect().top <= line) ?? parts[0];
  return Number(here?.dataset.at ?? 0);
}

/** Goes where the reader scrolls, and scrolls where the address leads. */
function useFollowed(box: { current: HTMLElement | null }): void {
  const scrolled = useRef(-1);
  useEffect(() => {
    let asked = 0;
    const read = () => {
      asked = 0;
      if (!box.current) return;
      const at = atLine(box.current);
      scrolled.current = at;
      if (at !== untracked(() => place.value)) give({ goTo: at });
    };
    const scroll = () => {
      asked ||= requestAnimationFrame(read);
    };
    addEventListener("scroll", scroll, { passive: true });
    return () => {
      cancelAnimationFrame(asked);
      removeEventListener("scroll", scroll);
    };
  }, []);
  const at = place.value;
  useEffect(() => {
    const element = box.current;
    if (!element || scrolled.current === at || (scrolled.current < 0 && at === 0)) return;
    const card = element.querySelector<HTMLElement>(`[data-at="${at}"] > .card`);
    const top = at === 0 || !card ? 0 : card.getBoundingClientRect().top + scrollY - innerHeight * LANDING;
    scrolled.current = at;
    scrollTo({ top, behavior: "instant" });
  }, [at]);
}
