// When the reader is not moving anything: nothing is asked of the server while
// time plays or something is dragged.

import { effect, signal } from "@preact/signals";
import { playing } from "./store";

/** A pointer is pressed. */
const pressed = signal(false);
let follows = false;

function followPointers(): void {
  if (follows || typeof addEventListener === "undefined") return;
  follows = true;
  const press = (down: boolean) => () => (pressed.value = down);
  addEventListener("pointerdown", press(true), { capture: true });
  for (const up of ["pointerup", "pointercancel", "blur"] as const) addEventListener(up, press(false), { capture: true });
}

/** Does the work once nothing is moved, in the order of asking. */
export class AtRest {
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly most: number) {
    followPointers();
    effect(() => {
      if (pressed.value || playing.value) return;
      for (const work of this.waiting.splice(0)) work();
    });
  }

  /** Of more than `most` pieces of work that wait, the older ones are given up. */
  do(work: () => void): void {
    if (!pressed.peek() && !playing.peek()) {
      work();
      return;
    }
    this.waiting.push(work);
    if (this.waiting.length > this.most) this.waiting.shift();
  }
}
