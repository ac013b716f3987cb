// The keys that move a briefing, in its own window and in that of its speaker.

import { singleKeys, typing } from "../reach/single-keys";
import { toggleFullScreen } from "./full-screen";
import { keysShown } from "./key-list";
import { type Act, commandOf, isAct } from "./player";
import { openPresenter } from "./presenter-window";
import { printAddress } from "./print-address";
import { briefing, give, playPeriod, presenting } from "./stage";

/** What Enter and Space press by themselves, and what arrows move. */
const PRESSED = "button, a[href], summary, [role=button], [role=tab]";
const MOVED = "[role=slider], [role=application], [role=listbox], select";

/** Whether the key is for what has the focus. */
function taken(e: KeyboardEvent, target: EventTarget | null): boolean {
  const element = target as Element | null;
  if (typeof element?.closest !== "function") return false;
  if ((e.key === "Enter" || e.key === " ") && element.closest(PRESSED)) return true;
  const scrolls = element.scrollHeight > element.clientHeight + 1 && element !== element.ownerDocument.documentElement;
  if (/^(Arrow|Home|End)/.test(e.key) && (element.closest(MOVED) || (scrolls && /^Arrow(Up|Down)$/.test(e.key))))
    return !presenting.peek();
  return false;
}

const ACTS: Readonly<Record<Act, () => void>> = {
  full: () => void toggleFullScreen(),
  notes: () => openPresenter(),
  print: () => {
    const b = briefing.peek();
    if (b) location.assign(printAddress(b));
  },
  play: () => playPeriod(),
  help: () => (keysShown.value = !keysShown.peek()),
};

function press(e: KeyboardEvent): void {
  if (e.defaultPrevented || typing(e.target) || taken(e, e.target)) return;
  if ((e.target as Element | null)?.closest?.("dialog[open]") && e.key !== "?") return;
  const command = commandOf(e, singleKeys.peek());
  if (command === null) return;
  e.preventDefault();
  if (e.repeat && (isAct(command) || typeof command === "object")) return;
  if (isAct(command)) ACTS[command]();
  else give(command);
}

/** Listens in a window. Returns how to stop. */
export function followKeys(window: Window): () => void {
  window.addEventListener("keydown", press);
  return () => window.removeEventListener("keydown", press);
}
