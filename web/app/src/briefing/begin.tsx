// Puts a briefing into the document in the place of the map page.

import { effect, untracked } from "@preact/signals";
import { render } from "preact";
import { pinTo } from "../api/as-of";
import { loadBriefing } from "../api/briefing";
import { ApiError } from "../api/http";
import { briefingAsked } from "../state/addresses";
import { followData, followOpened } from "../state/loading";
import { followSelection } from "../state/page";
import { theme } from "../state/store";
import { followTheme } from "../state/theme";
import { keepInView } from "../timeline/time-state";
import { t } from "../words";
import { followLanguage, startLanguage, wanted } from "../words/choice";
import { followFullScreen } from "./full-screen";
import { followKeys } from "./keys";
import type { Briefing } from "./model";
import { NoBriefing } from "./no-briefing";
import { options, readOptions } from "./options";
import { hashOf, placeOf } from "./player";
import { Reader } from "./reader";
import { briefing, give, loops, place, take } from "./stage";
import "../styles/present.css";
import "../words/later";

/** Begins with the briefing that the address names. */
export async function begin(): Promise<void> {
  const asked = (options.value = readOptions(location.search));
  if (asked.asOf !== null) pinTo(asked.asOf);
  const coming = loadBriefing(briefingAsked());
  coming.catch(() => undefined); // said below
  followTheme();
  if (asked.theme !== "auto") theme.value = asked.theme;
  startLanguage();
  if (asked.lang) wanted.value = asked.lang;
  followSelection();
  followData();
  followOpened();
  keepInView();
  await followLanguage();
  const app = document.getElementById("app")!;
  try {
    const b = await coming;
    if (asked.paper) {
      const { begin: print } = await import("./print");
      print(app, b, asked.paper);
    } else present(app, b);
  } catch (e) {
    document.title = `${t("present.none")} – mapd`;
    render(<NoBriefing missing={e instanceof ApiError && e.failure === "missing"} error={e} />, app);
  }
}

function present(app: HTMLElement, b: Briefing): void {
  const { start, autoplay, loop, frame } = options.peek();
  take(b, placeOf(location.hash, b.scenes.length) || start);
  if (autoplay) give("auto");
  loops.value = loop;
  followAddress(b, frame);
  followFullScreen();
  followKeys(window);
  render(<Reader />, app);
}

/** Keeps the address and the document's title in step with the scene, and goes
 * where the address leads. */
function followAddress(b: Briefing, frame: boolean): void {
  const path = location.pathname + location.search;
  effect(() => {
    const at = place.value;
    const s = b.scenes[at - 1];
    document.title = `${s ? `${at}. ${s.title} – ` : ""}${b.title}`;
    untracked(() => {
      if (placeOf(location.hash, b.scenes.length) === at) return;
      // In a frame, steps would stand between the reader and the page around it.
      history[frame ? "replaceState" : "pushState"](null, "", path + hashOf(at));
    });
  });
  addEventListener("popstate", () => {
    const at = placeOf(location.hash, b.scenes.length);
    if (briefing.peek() === b && at !== null && at !== place.peek()) give({ goTo: at });
  });
}
