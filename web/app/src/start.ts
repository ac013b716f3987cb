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

/** Resolves once the document is read and its styles are here, or have failed. */
async function ready(): Promise<void> {
  if (document.readyState === "loading") await new Promise((resolve) => addEventListener("DOMContentLoaded", resolve));
  const late = [...document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")].filter((link) => link.sheet === null);
  await Promise.all(late.map((link) => new Promise((resolve) => (link.onload = link.onerror = resolve))));
  // The map measures names in these, so they should be there before its data.
  for (const family of ["Source Sans 3", "Source Serif 4"]) void document.fonts.load(`1em "${family}"`);
}

const main = import("./main");
main.catch(() => undefined); // said below, once there is where to say it
ready()
  .then(() => main)
  .then(({ begin }) => begin())
  .catch(sayMissing);

// While the code is on its way there is time to read the names of countries,
// which takes a while the first time.
new Intl.DisplayNames(LANGUAGES[language].locale, { type: "region" }).of("TH");
