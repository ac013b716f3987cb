// The first of the page's code: asks for the data, then for the rest of the code.

import "./styles";
import sans from "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url";
import serif from "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2?url";
import { askEarly } from "./api/early";
import { LANGUAGES, languageOf } from "./words/languages";
import { storedLanguage, usualLanguage } from "./words/usual";

const language = languageOf(new URLSearchParams(location.search).get("lang") ?? "") ?? storedLanguage() ?? usualLanguage();

// First of all, so that it is done when the page comes to names and dates.
new Worker(new URL("./tables-worker.ts", import.meta.url), { type: "module" }).postMessage(LANGUAGES[language].locale);
fetchFont(sans);
askEarly(LANGUAGES[language].tag);
fetchFont(serif);

/** Ahead of the first text in it, but after the code, which is on its way by
 * now: both at once would keep the map waiting. */
function fetchFont(href: string): void {
  document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "font", crossOrigin: "", href }));
}

// Before the part that takes files is here, and where none are taken, the
// browser would open a dropped one in the page's place.
for (const type of ["dragover", "drop"] as const)
  addEventListener(type, (e) => {
    if (!e.dataTransfer?.types.includes("Files")) return;
    e.preventDefault();
    e.dataTransfer.dropEffect = "none";
  });

/** Without the page's code, what stands in the document itself says so. */
function sayMissing(): void {
  const text = document.querySelector<HTMLTemplateElement>("#code-missing");
  if (text) document.getElementById("app")?.replaceChildren(text.content.cloneNode(true));
}

/** Text waits so long for its font, so that it does not move when that comes. */
const FONT_MS = 200;

/** Resolves once the document is read and its styles are here, or have failed. */
async function ready(): Promise<void> {
  if (document.readyState === "loading") await new Promise((resolve) => addEventListener("DOMContentLoaded", resolve));
  const late = [...document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")].filter((link) => link.sheet === null);
  await Promise.all(late.map((link) => new Promise((resolve) => (link.onload = link.onerror = resolve))));
  // The map measures names in both, so they should be there before its data.
  const [text] = ["Source Sans 3", "Source Serif 4"].map((f) => document.fonts.load(`1em "${f}"`).catch(() => undefined));
  await Promise.race([text, new Promise((resolve) => setTimeout(resolve, FONT_MS))]);
}

/** Lets what has come from the server be read. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const main = /\/briefings\/[^/]+$/.test(location.pathname) ? import("./briefing/begin") : import("./main");
main.catch(() => undefined); // said below, once there is where to say it
ready()
  .then(() => main)
  .then(async (page) => (await pause(), page))
  .then(({ begin }) => begin())
  .catch(sayMissing);
