// The first of the page's code: asks for the data, then for the rest of the code.

import "./styles";
import { askEarly } from "./api/early";
import { LANGUAGES, languageOf } from "./words/languages";
import { storedLanguage, usualLanguage } from "./words/usual";

const language = languageOf(new URLSearchParams(location.search).get("lang") ?? "") ?? storedLanguage() ?? usualLanguage();

// First of all, so that it is done when the page comes to names and dates.
new Worker(new URL("./tables-worker.ts", import.meta.url), { type: "module" }).postMessage(LANGUAGES[language].locale);
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

/** Lets what has come from the server be read. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const main = import("./main");
main.catch(() => undefined); // said below, once there is where to say it
ready()
  .then(() => main)
  .then(async (page) => (await pause(), page))
  .then(({ begin }) => begin())
  .catch(sayMissing);
