// Who comes when at the start: first the map, then the other parts of the page,
// one after the other, so that no one keeps the map or the reader waiting.

import { effect, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { marksShown } from "./layers/timing";
import { load } from "./state/store";

/** When data are late, the other parts come before the map has marks. */
const LATE_MS = 1000;

/** Resolves once the map shows its marks, or it is clear that this takes longer. */
function mapShown(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, LATE_MS);
    effect(() => {
      if (!marksShown.value && load.value !== "failed") return;
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Has the browser fetch, all at once, the files that were not to keep the map
 * waiting. The document names them. */
function fetchLater(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>("link[data-later]")) link.rel = link.dataset.later!;
}

/** Lets the browser paint and the reader act. */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    // In a page that nobody sees there are no frames.
    const timer = setTimeout(resolve, 200);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      setTimeout(resolve);
    });
  });
}

/** How many of so many parts may be drawn by now: one more after each has been
 * painted. Once all are, they always may. */
export function partByPart(all: number): { readonly drawn: number; useNext: () => void } {
  const drawn = signal(1);
  const useNext = () =>
    useEffect(() => {
      let over = false;
      if (drawn.value < all) void pause().then(() => !over && drawn.value++);
      return () => {
        over = true;
      };
    }, [drawn.value]);
  return {
    get drawn() {
      return drawn.value;
    },
    useNext,
  };
}

/** A file that takes longer than this does not keep the next part waiting. */
const LONGEST_MS = 1000;

const longest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, LONGEST_MS));

const waiting: (() => Promise<unknown>)[] = [];
let going = false;
let shown: Promise<void> | null = null;

async function takeTurns(): Promise<void> {
  await (shown ??= mapShown().then(fetchLater));
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    await pause();
    await Promise.race([next().catch(() => undefined), longest()]);
  }
  going = false;
}

/** Does the work when its turn comes, with a pause before each: in the order of
 * asking, or `first`. */
export function inTurn<T>(work: () => Promise<T> | T, first = false): Promise<T> {
  return new Promise((resolve, reject) => {
    const turn = async () => work();
    const told = () => turn().then(resolve, reject);
    if (first) waiting.unshift(told);
    else waiting.push(told);
    if (going) return;
    going = true;
    void takeTurns();
  });
}
