// What opens behind a button and closes again: by the button, by Escape, by a
// press elsewhere, and when the focus goes on to something else.

import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { IconName } from "./glyphs";
import { Icon } from "./icon";

interface PopupProps {
  /** Of the box around the button and what it opens. */
  class: string;
  /** Of what is opened; its element has this id. */
  id: string;
  /** What the button is called. */
  label: string;
  icon: IconName;
  /** The name also shows when the button is pointed at. */
  titled?: boolean;
  /** What is opened. */
  body: (close: () => void) => ComponentChildren;
}

export function Popup({ class: name, id, label, icon, titled, body }: PopupProps) {
  const [shown, setShown] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  /** Opened by an arrow key: its first item gets the focus. */
  const entered = useRef(false);
  useEffect(() => {
    if (!shown) return;
    if (entered.current) itemsOf(box.current!, button.current)[0]?.focus();
    entered.current = false;
    const away = (e: Event) => !box.current?.contains(e.target as Node) && setShown(false);
    addEventListener("pointerdown", away);
    return () => removeEventListener("pointerdown", away);
  }, [shown]);
  const keys = (e: KeyboardEvent) => {
    if (e.altKey || e.ctrlKey || e.metaKey || e.shiftKey) return;
    if (e.key === "Escape" && shown) {
      setShown(false);
      button.current?.focus();
    } else if (e.target === button.current && e.key === "ArrowDown") {
      if (shown) itemsOf(box.current!, button.current)[0]?.focus();
      else setShown((entered.current = true));
    } else if (!shown || !rove(e, itemsOf(box.current!, button.current))) return;
    e.preventDefault();
    e.stopPropagation();
  };
  const left = (e: FocusEvent) => {
    if (e.relatedTarget instanceof Node && !box.current?.contains(e.relatedTarget)) setShown(false);
  };
  return (
    <div class={name} ref={box} onKeyDown={keys} onFocusOut={left}>
      <button
        ref={button}
        class="ib"
        type="button"
        aria-label={label}
        title={titled ? label : undefined}
        aria-expanded={shown}
        aria-controls={id}
        onClick={() => setShown(!shown)}
      >
        <Icon name={icon} />
      </button>
      {shown && body(() => setShown(false))}
    </div>
  );
}

/** What can be focused in the box, the button apart; of radio buttons that belong together, the one that is chosen. */
function itemsOf(box: HTMLElement, button: HTMLElement | null): HTMLElement[] {
  const all = [...box.querySelectorAll<HTMLElement>("a[href], button:not(:disabled), input:not(:disabled), select")];
  const chosen = (el: HTMLElement) => !(el instanceof HTMLInputElement && el.type === "radio") || el.checked;
  return all.filter((el) => el !== button && chosen(el) && el.getClientRects().length > 0);
}

const STEPS: Readonly<Record<string, (at: number, n: number) => number>> = {
  ArrowDown: (at, n) => (at + 1) % n,
  ArrowUp: (at, n) => (at - 1 + n) % n,
  Home: () => 0,
  End: (_, n) => n - 1,
};

/** Arrows, Home and End walk through the items. Fields and choices keep their
 * own arrow keys. Tells whether the key was taken. */
function rove(e: KeyboardEvent, items: HTMLElement[]): boolean {
  const step = STEPS[e.key];
  const at = items.indexOf(e.target as HTMLElement);
  if (!step || at < 0 || (e.target as HTMLElement).matches("input, select")) return false;
  items[step(at, items.length)].focus();
  return true;
}
