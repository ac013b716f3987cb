// Who comes when at the start: first the map, then the other parts of the page,
// one after the other, so that no one keeps the map or the reader waiting.

import { effect } from "@preact/signals";
import { marksPainted } from "./layers/timing";
import { load } from "./state/store";

/** When data are late, the other parts come before the map has marks. */
const LATE_MS = 1000;

/** Resolves once the map shows its marks, or it is clear that this takes longer. */
function mapShown(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, LATE_MS);
    effect(() => {
      if (!marksPainted.value && load.value !== "failed") return;
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Lets the browser paint and the reader act. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    // In a page that nobody sees there are no frames.
    const timer = setTimeout(resolve, 200);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      setTimeout(resolve);
    });
  });
}

/** A file that takes longer than this does not keep the next part waiting. */
const LONGEST_MS = 1000;

const longest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, LONGEST_MS));

let last: Promise<unknown> | null = null;

/** Does the work when its turn comes: in the order of asking, with a pause before each. */
export function inTurn<T>(work: () => Promise<T> | T): Promise<T> {
  const turn = (last ?? mapShown()).then(pause);
  const done = turn.then(work);
  last = Promise.race([done.catch(() => undefined), turn.then(longest)]);
  return done;
}
