// A draft as its readers will see it, in the place of the map page, and the way back.

import { signal } from "@preact/signals";
import { render } from "preact";
import { useEffect } from "preact/hooks";
import { App } from "../app";
import { loadAll } from "../state/loading";
import { t } from "../words";
import { followFullScreen } from "./full-screen";
import { followKeys } from "./keys";
import type { Briefing } from "./model";
import { Reader } from "./reader";
import { briefing, take } from "./stage";
import "../styles/present.css";

/** Ends the preview that is shown. */
const end = signal<(() => void) | null>(null);

/** Shows a draft from one of its scenes on; 0 is its title. */
export function preview(draft: Briefing, at: number): void {
  const app = document.getElementById("app")!;
  const title = document.title;
  const stops = [followKeys(window), followFullScreen()];
  render(null, app);
  take(draft, at);
  end.value = () => {
    end.value = null;
    for (const stop of stops) stop();
    if (document.fullscreenElement) void document.exitFullscreen();
    render(null, app);
    briefing.value = null;
    document.title = title;
    render(<App retry={() => void loadAll()} />, app);
  };
  render(<Preview />, app);
}

function Preview() {
  useEffect(() => {
    const leave = (e: KeyboardEvent) => {
      if (e.key === "Escape" && !e.defaultPrevented && !document.fullscreenElement && !document.querySelector("dialog[open]"))
        end.peek()?.();
    };
    addEventListener("keydown", leave);
    return () => removeEventListener("keydown", leave);
  }, []);
  return (
    <div class="previewing">
      <Reader />
      <button class="btn solid preview-end" type="button" onClick={() => end.peek()?.()}>
        {t("briefing.previewEnd")}
      </button>
    </div>
  );
}
