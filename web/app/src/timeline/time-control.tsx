// The time control: one row of controls, the bars with the window, all years.

import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { runPlayer } from "../state/play";
import { model, playing } from "../state/store";
import { partByPart } from "../turns";
import { Controls } from "./controls";
import { watchPhone, watchWidth } from "./geometry";
import { Plot } from "./plot";
import { playRules } from "./rules";

/** The row up to the dates, the rest of it, the bars. Nothing moves as they come. */
const parts = partByPart(3);

export function TimeControl() {
  parts.useNext();
  const box = useRef<HTMLDivElement>(null);
  // Before the first painting, or everything would move when its width is known.
  useLayoutEffect(() => watchWidth(box.current!), []);
  useLayoutEffect(watchPhone, []);
  useEffect(() => runPlayer(playRules), []);
  useEffect(() => {
    document.addEventListener("keydown", spacePlays);
    return () => document.removeEventListener("keydown", spacePlays);
  }, []);
  return (
    <div class="tl" ref={box} aria-busy={model.value === null}>
      <div class="tl-body">
        <Controls whole={parts.drawn > 1} />
        {parts.drawn > 2 && <Plot />}
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
