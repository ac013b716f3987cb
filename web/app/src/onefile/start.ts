// The first code of a file that holds a briefing: unpacks what the file
// carries, then begins as the page does, with the first scene.

import "../styles";
import { openArchive } from "../api/archive";
import { getJSON } from "../api/http";
import type { Briefing } from "../briefing/model";
import { showScene } from "../briefing/scene";
import { begin } from "../main";

/** What stands in the document says that the file cannot be shown, and why that may be. */
function sayDamaged(): void {
  const text = document.querySelector<HTMLTemplateElement>("#damaged");
  if (text) document.getElementById("app")?.replaceChildren(text.content.cloneNode(true));
}

/** Resolves once texts can be measured in their fonts, which the file carries. */
const fonts = () =>
  Promise.all(["Source Sans 3", "Source Serif 4"].map((f) => document.fonts.load(`1em "${f}"`).catch(() => [])));

async function start(): Promise<void> {
  await Promise.all([openArchive(), fonts()]);
  const id = document.getElementById("app")?.dataset.briefing ?? "";
  const { scenes } = await getJSON<Briefing>(`api/briefings/${encodeURIComponent(id)}`);
  // What an address says of the map, the reader has chosen.
  const chosen = location.search.length > 1;
  await begin();
  if (scenes.length > 0 && !chosen) await showScene(scenes[0], { animate: false });
}

start().catch(sayDamaged);
