// The first of the page's code: asks for the data, then for the rest of the code.

import "./styles";
import { askEarly } from "./api/early";
import { LANGUAGES, languageOf } from "./words/languages";
import { storedLanguage, usualLanguage } from "./words/usual";

const language = languageOf(new URLSearchParams(location.search).get("lang") ?? "") ?? storedLanguage() ?? usualLanguage();
askEarly(LANGUAGES[language].tag);

/** Without the page's code, what stands in the document itself says so. */
function sayMissing(): void {
  const text = document.querySelector<HTMLTemplateElement>("#code-missing");
  if (text) document.getElementById("app")?.replaceChildren(text.content.cloneNode(true));
}

import("./main").catch(sayMissing);

// While the code is on its way there is time to read the names of countries,
// which takes a while the first time.
new Intl.DisplayNames(LANGUAGES[language].locale, { type: "region" }).of("TH");
