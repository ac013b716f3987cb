// Which parts of the map are taken: rectangles in a grid of cells, so that
// placing stays quick with thousands of marks.

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const CELL = 64;

export const boxAround = (x: number, y: number, r: number): Box => ({ left: x - r, top: y - r, right: x + r, bottom: y + r });

export const overlaps = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** The area that two boxes share, in square pixels. */
export function shared(a: Box, b: Box): number {
  const w = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const h = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return w > 0 && h > 0 ? w * h : 0;
}

export class Boxes {
  private readonly cells = new Map<string, Box[]>();

  private *keys(b: Box): Generator<string> {
    for (let x = Math.floor(b.left / CELL); x <= Math.floor(b.right / CELL); x++)
      for (let y = Math.floor(b.top / CELL); y <= Math.floor(b.bottom / CELL); y++) yield `${x},${y}`;
  }

  add(b: Box): void {
    for (const key of this.keys(b)) {
      const cell = this.cells.get(key);
      if (cell) cell.push(b);
      else this.cells.set(key, [b]);
    }
  }

  /** The boxes that may overlap b, each once. */
  near(b: Box): Set<Box> {
    const found = new Set<Box>();
    for (const key of this.keys(b)) for (const box of this.cells.get(key) ?? []) found.add(box);
    return found;
  }

  free(b: Box): boolean {
    for (const box of this.near(b)) if (overlaps(b, box)) return false;
    return true;
  }

  /** How much of b is taken, in square pixels. */
  taken(b: Box): number {
    let sum = 0;
    for (const box of this.near(b)) sum += shared(b, box);
    return sum;
  }
}
