// Whether the briefing fills the screen.

import { presenting } from "./stage";

export const fullScreenWorks = (): boolean => document.fullscreenEnabled === true;

/** Fills the screen, or leaves it. Where the browser does not let it, nothing happens. */
export async function toggleFullScreen(): Promise<void> {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen({ navigationUI: "hide" });
  } catch {
    // The browser has its reasons.
  }
}

/** Keeps `presenting` in step. Returns how to stop. */
export function followFullScreen(): () => void {
  const read = () => (presenting.value = document.fullscreenElement !== null);
  document.addEventListener("fullscreenchange", read);
  read();
  return () => document.removeEventListener("fullscreenchange", read);
}
