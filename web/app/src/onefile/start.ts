// The first code of a file that holds a briefing: unpacks what the file
// carries, then begins as the page does.

import "../styles";
import { openArchive } from "../api/archive";
import { begin } from "../main";

/** What stands in the document says that the file cannot be shown, and why that may be. */
function sayDamaged(): void {
  const text = document.querySelector<HTMLTemplateElement>("#damaged");
  if (text) document.getElementById("app")?.replaceChildren(text.content.cloneNode(true));
}

/** Resolves once texts can be measured in their fonts, which the file carries. */
const fonts = () =>
  Promise.all(["Source Sans 3", "Source Serif 4"].map((f) => document.fonts.load(`1em "${f}"`).catch(() => undefined)));

Promise.all([openArchive(), fonts()])
  .then(() => begin())
  .catch(sayDamaged);
