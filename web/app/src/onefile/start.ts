// The first code of a file that holds a briefing: unpacks what the file
// carries, then begins as the page does, with the briefing or with the map.

import "../styles";
import { openArchive } from "../api/archive";
import { begin as beginBriefing } from "../briefing/begin";
import { begin as beginMap } from "../main";
import { mapAsked } from "./addresses";

/** What stands in the document says that the file cannot be shown, and why that may be. */
function sayDamaged(): void {
  const text = document.querySelector<HTMLTemplateElement>("#damaged");
  if (text) document.getElementById("app")?.replaceChildren(text.content.cloneNode(true));
}

/** Resolves once texts can be measured in their fonts, which the file carries. */
const fonts = () =>
  Promise.all(["Source Sans 3", "Source Serif 4"].map((f) => document.fonts.load(`1em "${f}"`).catch(() => [])));

Promise.all([openArchive(), fonts()])
  .then(mapAsked() ? beginMap : beginBriefing)
  .catch(sayDamaged);
