// The page of a briefing that is being made: what it is called and for whom,
// and its scenes in order.

import { language, t, textOf } from "../words";
import { LANGUAGES } from "../words/languages";
import { MOST } from "./check";
import { addFromView, briefing, closeDraft, setMember, unsaved } from "./desk";
import { notKept } from "./drafts";
import { BackTo, Field } from "./fields";
import { Scenes } from "./scenes";

/** Languages that are offered first: those of the region, and those of its readers. */
const OFFERED = ["en", "zh-Hans", "zh-Hant", "th", "my", "km", "lo", "vi", "id", "ms", "fil", "ja", "ko", "hi", "fr", "es", "de"];

export function Editor() {
  const b = briefing.value;
  if (!b) return null;
  return (
    <>
      <BackTo text={t("briefing.all")} go={closeDraft} />
      <div class="desk-form">
        <Field label={t("briefing.title")}>
          {(id) => (
            <input
              id={id}
              class="big"
              type="text"
              maxLength={MOST.line}
              value={b.title}
              placeholder={t("briefing.untitled")}
              onInput={(e) => setMember("title", e.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={t("briefing.audience")}>
          {(id) => (
            <input
              id={id}
              type="text"
              maxLength={MOST.line}
              value={b.audience ?? ""}
              placeholder={t("briefing.audienceHint")}
              onInput={(e) => setMember("audience", e.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={t("briefing.language")}>{(id) => <LanguageSelect id={id} value={b.language} />}</Field>
      </div>
      <section class="sec">
        <h2>
          {t("briefing.scenes")}
          {b.scenes.length > 0 && <span class="n">{t("briefing.sceneCount", { n: b.scenes.length })}</span>}
        </h2>
        {b.scenes.length === 0 && <p class="note">{t("briefing.begin")}</p>}
        <Scenes scenes={b.scenes} />
        <button class="btn line wide-btn" type="button" disabled={b.scenes.length >= MOST.scenes} onClick={addFromView}>
          {t("briefing.add")}
        </button>
      </section>
      <KeptLine />
    </>
  );
}

/** Where the work is kept. */
function KeptLine() {
  const why = notKept.value;
  if (why) return <p class="notice alert small">{textOf(`briefing.notKept.${why}`)}</p>;
  return <p class="desk-kept small">{t(unsaved.value ? "briefing.kept" : "briefing.allSaved")}</p>;
}

function LanguageSelect({ id, value }: { id: string; value: string }) {
  const names = new Intl.DisplayNames([LANGUAGES[language.value].locale], { type: "language" });
  const name = (tag: string) => {
    try {
      return names.of(tag) ?? tag;
    } catch {
      return tag; // no language tag
    }
  };
  const tags = OFFERED.includes(value) ? OFFERED : [value, ...OFFERED];
  return (
    <select id={id} value={value} onChange={(e) => setMember("language", e.currentTarget.value)}>
      {tags.map((tag) => (
        <option key={tag} value={tag}>
          {name(tag)}
        </option>
      ))}
    </select>
  );
}
