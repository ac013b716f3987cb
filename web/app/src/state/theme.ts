// Light, dark, or as the system has it. The choice is kept in this browser.

import { effect } from "@preact/signals";
import { theme } from "./store";

export type Theme = "auto" | "light" | "dark";

const KEY = "mapd.theme";

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // storage is switched off: the choice lasts for this page
  }
}

/** Takes the stored choice and keeps <html data-theme> in step. Call before the address is read. */
export function followTheme(): () => void {
  const old = stored();
  if (old === "light" || old === "dark") theme.value = old;
  return effect(() => {
    if (theme.value === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme.value;
    paintFrame(theme.value);
  });
}

/** The browser's own frame takes the paper's colour; without a choice the document's media queries decide. */
function paintFrame(chosen: Theme): void {
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    meta.dataset.usual ??= meta.content;
    meta.content =
      chosen === "auto" ? meta.dataset.usual : getComputedStyle(document.documentElement).getPropertyValue("--paper").trim();
  }
}

/** The reader's own choice; a theme in an address is not kept. */
export function chooseTheme(value: Theme): void {
  theme.value = value;
  try {
    if (value === "auto") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, value);
  } catch {
    // see stored
  }
}
