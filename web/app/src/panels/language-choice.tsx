import { t } from "../words";
import { chooseLanguage, languageFailed, wanted } from "../words/choice";
import { LANGUAGE_IDS, LANGUAGES } from "../words/languages";

/** The page's languages, each in its own words. */
export function LanguageChoice() {
  const failed = languageFailed.value;
  return (
    <fieldset>
      <legend>{t("page.language")}</legend>
      {LANGUAGE_IDS.map((id) => (
        <label key={id} lang={LANGUAGES[id].tag}>
          <input type="radio" name="language" value={id} checked={wanted.value === id} onChange={() => chooseLanguage(id)} />
          {LANGUAGES[id].name}
        </label>
      ))}
      <p class="small" role="status">
        {failed ? t("page.languageFailed", { language: LANGUAGES[failed].name }) : ""}
      </p>
    </fieldset>
  );
}
