// Where the two handles of the window can be gripped. They never share a
// pixel, and each keeps its whole size, however short the window is and
// however near to the edge of the screen.

export type Box = [left: number, right: number];

/** The handles of a window from `a` to `b`, in pixels, on a control of some
 * width. Each box lies outside of its end and reaches at most `inside` and a
 * third of the window into it. */
export function handleBoxes(a: number, b: number, width: number, size: number, inside: number): { from: Box; to: Box } {
  const into = Math.floor(Math.min(inside, (b - a) / 3, size - 11));
  let left = a + into - size;
  let right = b - into;
  // Without room outside, a box moves in; the other gives way.
  left = Math.max(left, 0);
  right = Math.min(right, width - size);
  if (right < left + size) {
    if (left === 0) right = left + size;
    else left = right - size;
  }
  return { from: [left, left + size], to: [right, right + size] };
}
