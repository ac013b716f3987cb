// Work that comes many at a time and each time takes a while: one after the
// other, with room between for the reader and for drawing.

/** What waits, the first first. */
const waiting: (() => void)[] = [];
const bell = new MessageChannel();
let ringing = false;
/** When the present piece of work began. */
let began = 0;
/** Milliseconds after which work that can be cut makes room. */
const LONG_MS = 8;

bell.port1.onmessage = () => {
  ringing = false;
  began = performance.now();
  const work = waiting.shift();
  if (waiting.length > 0) ring();
  work?.();
};

function ring(): void {
  if (ringing) return;
  ringing = true;
  bell.port2.postMessage(null);
}

/** Resolves when it is this one's turn, in a task of its own. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    ring();
  });
}

/** Whether work that is done in its turn has gone on for so long that the rest
 * should be left to `goOn`. */
export const longEnough = (): boolean => performance.now() - began > LONG_MS;

/** Resolves in the next task, before those that wait for their turn. */
export function goOn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.unshift(resolve);
    ring();
  });
}
