// Sharing a briefing: its address, and code that shows it in another page.

import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../panels/icon";
import { CopyButton } from "../share/copy";
import { frameCode } from "../share/frame-code";
import { briefingFile, briefingPage } from "../state/addresses";
import type { Theme } from "../state/theme";
import { t } from "../words";
import { LANGUAGE_IDS, LANGUAGES, type Language } from "../words/languages";
import type { Briefing } from "./model";
import { formatOptions } from "./options";
import { endOf, hashOf } from "./player";
import { shareOpen } from "./share-state";
import { briefing, place } from "./stage";

const THEMES = { auto: "share.asReader", light: "share.light", dark: "share.dark" } as const;

export function BriefingShare() {
  const b = briefing.value;
  return shareOpen.value && b ? <Dialog briefing={b} /> : null;
}

/** The whole address of the briefing. */
const addressOf = (b: Briefing, query: string, at: number): string => briefingPage(b.id, query + hashOf(at));

function Dialog({ briefing: b }: { briefing: Briefing }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="share"
      aria-labelledby="story-share"
      onClose={() => (shareOpen.value = false)}
      onClick={(e) => e.target === e.currentTarget && e.currentTarget.close()}
    >
      <div class="share-body">
        <header>
          <h2 id="story-share">{t("present.share")}</h2>
          <button class="ib" type="button" aria-label={t("common.close")} onClick={() => dialog.current?.close()}>
            <Icon name="close" />
          </button>
        </header>
        <Link briefing={b} />
        <File briefing={b} />
        <Frame briefing={b} />
      </div>
    </dialog>
  );
}

function Link({ briefing: b }: { briefing: Briefing }) {
  const field = useRef<HTMLInputElement>(null);
  const [here, setHere] = useState(place.peek() > 0);
  const url = addressOf(b, "", here ? place.value : 0);
  return (
    <section class="share-part">
      <h3>{t("share.link")}</h3>
      <p class="small">{t("present.linkNote")}</p>
      <input ref={field} readOnly value={url} aria-label={t("share.address")} onFocus={(e) => e.currentTarget.select()} />
      <label class="share-option">
        <input type="checkbox" checked={here} onChange={(e) => setHere(e.currentTarget.checked)} />
        {t("present.linkHere")}
      </label>
      <p class="share-act">
        <CopyButton field={field} text={t("share.copyLink")} />
      </p>
    </section>
  );
}

/** All of it as a file that needs no server. */
function File({ briefing: b }: { briefing: Briefing }) {
  return (
    <section class="share-part">
      <h3>{t("present.file")}</h3>
      <p class="small">{t("present.fileNote")}</p>
      <p class="share-act">
        <a class="btn solid" href={briefingFile(b.id)} download={`${b.id}.html`}>
          {t("present.saveFile")}
        </a>
      </p>
    </section>
  );
}

function Frame({ briefing: b }: { briefing: Briefing }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [start, setStart] = useState(place.peek() === endOf(b.scenes.length) ? 0 : place.peek());
  const [autoplay, setAutoplay] = useState(false);
  const [loop, setLoop] = useState(false);
  const [theme, setTheme] = useState<Theme>("auto");
  const [lang, setLang] = useState<Language | null>(null);
  const query = formatOptions({ frame: true, start, autoplay, loop, theme, lang });
  return (
    <section class="share-part">
      <h3>{t("share.embed")}</h3>
      <p class="small">{t("present.frameNote")}</p>
      <div class="share-options">
        <label class="share-option">
          <span>{t("present.frameStart")}</span>
          <select value={start} onChange={(e) => setStart(Number(e.currentTarget.value))}>
            <option value={0}>{t("present.titleSlide")}</option>
            {b.scenes.map((s, i) => (
              <option key={s.id} value={i + 1}>
                {i + 1}. {s.title}
              </option>
            ))}
          </select>
        </label>
        <Check on={autoplay} text={t("present.frameAuto")} set={setAutoplay} />
        <Check on={loop} text={t("present.frameLoop")} set={setLoop} />
        <label class="share-option">
          <span>{t("share.embedTheme")}</span>
          <select value={theme} onChange={(e) => setTheme(e.currentTarget.value as Theme)}>
            {(Object.keys(THEMES) as Theme[]).map((id) => (
              <option key={id} value={id}>
                {t(THEMES[id])}
              </option>
            ))}
          </select>
        </label>
        <label class="share-option">
          <span>{t("share.embedLanguage")}</span>
          <select value={lang ?? ""} onChange={(e) => setLang((e.currentTarget.value || null) as Language | null)}>
            <option value="">{t("share.asReader")}</option>
            {LANGUAGE_IDS.map((id) => (
              <option key={id} value={id} lang={LANGUAGES[id].tag}>
                {LANGUAGES[id].name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <textarea
        ref={field}
        readOnly
        rows={4}
        value={frameCode(addressOf(b, query, 0), b.title)}
        aria-label={t("share.code")}
        onFocus={(e) => e.currentTarget.select()}
      />
      <p class="share-act">
        <CopyButton field={field} text={t("share.copyCode")} />
      </p>
    </section>
  );
}

function Check({ on, text, set }: { on: boolean; text: string; set: (on: boolean) => void }) {
  return (
    <label class="share-option">
      <input type="checkbox" checked={on} onChange={(e) => set(e.currentTarget.checked)} />
      {text}
    </label>
  );
}
