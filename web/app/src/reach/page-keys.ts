// The keys that act anywhere on the page. They are heard from the start: what
// they open may come in a later file, and then opens as soon as it is there.

import { signal } from "@preact/signals";
import { guardSingleKeys, typing } from "./single-keys";

/** Whether the list of keys is open, or will be once it is there. */
export const helpShown = signal(false);

/** The id of the search field. */
export const SEARCH_ID = "search";

let searchWanted = false;

/** Puts the focus into the search field, at once or as soon as there is one. */
export function focusSearch(): void {
  const field = document.getElementById(SEARCH_ID);
  searchWanted = field === null;
  field?.focus();
}

/** For the search field, when it is there: takes the focus if it was asked for before. */
export function searchIsHere(): void {
  if (searchWanted) focusSearch();
}

function press(e: KeyboardEvent): void {
  if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || typing(e.target)) return;
  if (e.key === "?") helpShown.value = !helpShown.value;
  else if (e.key === "/" && !document.querySelector("dialog[open]")) focusSearch();
  else return;
  e.preventDefault();
}

/** Starts to listen for "?" and "/". Returns how to stop. */
export function followPageKeys(): () => void {
  const unguard = guardSingleKeys();
  addEventListener("keydown", press);
  return () => {
    unguard();
    removeEventListener("keydown", press);
  };
}
