// Work that comes many at a time and each time takes a while: one after the
// other, with room between for the reader and for drawing.

/** What waits, the first first. */
const waiting: (() => void)[] = [];
const bell = new MessageChannel();
let ringing = false;

bell.port1.onmessage = () => {
  ringing = false;
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
