// The time control: one row of controls, the bars with the window, all years.

import { useEffect } from "preact/hooks";
import { runPlayer } from "../state/play";
import { model, playing } from "../state/store";
import { Controls } from "./controls";
import { Plot } from "./plot";
import { playRules } from "./rules";

export function TimeControl() {
  useEffect(() => runPlayer(playRules), []);
  useEffect(() => {
    document.addEventListener("keydown", spacePlays);
    return () => document.removeEventListener("keydown", spacePlays);
  }, []);
  return (
    <div class="tl" aria-busy={model.value === null}>
      <div class="tl-body">
        <Controls />
        <Plot />
      </div>
    </div>
  );
}

/** What needs the space bar itself. */
const OWN_SPACE =
  "input, textarea, select, button, a[href], summary, [contenteditable], [role=button], [role=checkbox], [role=option], [role=menuitem], [role=tab], [role=switch]";

function spacePlays(e: KeyboardEvent): void {
  if (e.key !== " " || e.defaultPrevented || e.altKey || e.ctrlKey || e.metaKey || e.shiftKey) return;
  if (!model.peek() || (e.target instanceof Element && e.target.closest(OWN_SPACE))) return;
  e.preventDefault();
  if (!e.repeat) playing.value = !playing.peek();
}
