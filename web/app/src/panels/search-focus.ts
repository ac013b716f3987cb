// The way to the search field from elsewhere on the page.

/** The id of the search field. */
export const SEARCH_ID = "search";

export function focusSearch(): void {
  document.getElementById(SEARCH_ID)?.focus();
}

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("input:not([type=radio], [type=checkbox]), textarea, select"));

/** "/" puts the focus into the search field, unless one is typing. Returns how to stop it. */
export function followSlash(): () => void {
  const keys = (e: KeyboardEvent) => {
    if (e.key !== "/" || e.defaultPrevented || e.altKey || e.ctrlKey || e.metaKey || typing(e.target)) return;
    if (document.querySelector("dialog[open]")) return;
    e.preventDefault();
    focusSearch();
  };
  addEventListener("keydown", keys);
  return () => removeEventListener("keydown", keys);
}
