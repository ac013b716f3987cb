// Marks in the browser's own timeline, for those who measure: when the first
// ground and the first marks of the map were painted.

import { signal } from "@preact/signals";

/** Whether the marks of the map have been painted once, or must wait for the
 * code that moves it. */
export const marksShown = signal(false);

const done = new Set<string>();

/** Sets a mark of performance the first time that something happens. */
export function markFirst(what: "ground" | "marks"): void {
  if (done.has(what)) return;
  done.add(what);
  performance.mark(`mapd-first-${what}`);
  if (what === "marks") marksShown.value = true;
}

let tellWhole = () => {};
const whole = new Promise<void>((resolve) => (tellWhole = resolve));

/** Tells that the still map shows all that it will. */
export const stillWhole = (): void => tellWhole();

/** Tells that nothing can be shown before the map can be moved. */
export function noStill(): void {
  marksShown.value = true;
  tellWhole();
}

/** What still has to come to a map with marks is waited for no longer. */
const PATIENCE_MS = 700;

/** Resolves once what moves the map may take the still map's place: what that
 * has drawn then need not be worked out at the same time. */
export async function stillShown(): Promise<void> {
  if (marksShown.peek()) await Promise.race([whole, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
}
