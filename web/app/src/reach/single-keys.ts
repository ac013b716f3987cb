// Keys that act by themselves, wherever the focus is, can be switched off: who
// speaks to the computer or types by accident would set them off unasked.

import { signal } from "@preact/signals";

/** Letters and signs that act everywhere. */
export const SINGLE_KEYS = ["?", "/", "j", "k"] as const;

const STORED = "mapd.single-keys";

function stored(): boolean {
  try {
    return localStorage.getItem(STORED) !== "off";
  } catch {
    return true; // there is no storage, or this frame may not have it
  }
}

/** Whether single keys act. */
export const singleKeys = signal(stored());

/** Switches single keys on or off; the choice is kept in this browser. */
export function chooseSingleKeys(on: boolean): void {
  singleKeys.value = on;
  try {
    if (on) localStorage.removeItem(STORED);
    else localStorage.setItem(STORED, "off");
  } catch {
    // see stored
  }
}

/** Whether keys go into a text or a choice. */
export function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("input:not([type=radio], [type=checkbox]), textarea, select");
}

function guard(e: KeyboardEvent): void {
  if (singleKeys.peek() || typing(e.target) || !(SINGLE_KEYS as readonly string[]).includes(e.key.toLowerCase())) return;
  e.stopImmediatePropagation();
}

/** Keeps single keys from everyone else while they are off. Returns how to stop. */
export function guardSingleKeys(): () => void {
  addEventListener("keydown", guard, { capture: true });
  return () => removeEventListener("keydown", guard, { capture: true });
}
