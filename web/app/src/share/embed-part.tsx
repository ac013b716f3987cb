import { useRef, useState } from "preact/hooks";
import type { Embed } from "../state/embed";
import type { Theme } from "../state/theme";
import { addressNow } from "../state/url";
import { t } from "../words";
import { LANGUAGE_IDS, LANGUAGES, type Language } from "../words/languages";
import { CopyButton } from "./copy";
import { frameCode } from "./frame-code";

const THEMES = { auto: "share.asReader", light: "share.light", dark: "share.dark" } as const;

/** Code for another page, with what stands beside the map, colours and language. */
export function EmbedPart({ title }: { title: string }) {
  const [parts, setParts] = useState<Embed>({ time: true, panel: false });
  const [theme, setTheme] = useState<Theme>("auto");
  const [lang, setLang] = useState<Language | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const code = frameCode(addressNow({ embed: parts, theme, lang }), title);
  return (
    <section class="share-part">
      <h3>{t("share.embed")}</h3>
      <p class="small">{t("share.embedNote")}</p>
      <div class="share-options">
        <Check on={parts.time} text={t("share.embedTime")} set={(time) => setParts({ ...parts, time })} />
        <Check on={parts.panel} text={t("share.embedPanel")} set={(panel) => setParts({ ...parts, panel })} />
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
        rows={5}
        value={code}
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
