// Where the parts of a range can be gripped: its two handles and the bar
// between them. They never share a pixel, and each keeps its whole size,
// however short the range is and however near to the edge of the screen.

export type Box = [left: number, right: number];

export interface Boxes {
  /** Null where only the end moves. */
  from: Box | null;
  bar: Box;
  to: Box;
}

/** A handle as it is drawn, in pixels. */
export const GRIP = 11;

/** The boxes of a range from `a` to `b`, in pixels, on a control of some
 * width; each is at least `size` wide. Handles lie outside of their ends and
 * reach at most `inside` into the range. Where the range is too short for its
 * bar, the bar keeps its middle and the handles stand aside. */
export function gripBoxes(a: number, b: number, width: number, size: number, inside: number): Boxes & { from: Box } {
  const into = Math.min(inside, (b - a - size) / 2, size - GRIP);
  let left = Math.max(a + into, size);
  let right = Math.min(b - into, width - size);
  // Without room outside, a handle moves in; the other gives way.
  if (right - left < size) {
    if (left === size) right = left + size;
    else left = right - size;
  }
  return { from: [left - size, left], bar: [left, right], to: [right, right + size] };
}

/** The same where only the end moves: no box but the end's must be whole. */
export function endBoxes(a: number, b: number, width: number, size: number, inside: number): Boxes {
  const right = Math.min(b - Math.min(inside, (b - a) / 3, size - GRIP), width - size);
  return { from: null, bar: [a, Math.max(a, right)], to: [right, right + size] };
}
