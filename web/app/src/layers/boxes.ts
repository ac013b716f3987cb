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

/** Cells are numbered by row and column; no map is wider than this many. */
const COLUMNS = 1 << 20;

export class Boxes {
  private readonly cells = new Map<number, Box[]>();

  /** Calls visit for the cells that b touches; ends early if it says true. */
  private each(b: Box, visit: (key: number, column: number, row: number) => boolean | void): boolean {
    const lastColumn = Math.floor(b.right / CELL);
    const lastRow = Math.floor(b.bottom / CELL);
    for (let row = Math.floor(b.top / CELL); row <= lastRow; row++)
      for (let column = Math.floor(b.left / CELL); column <= lastColumn; column++)
        if (visit(row * COLUMNS + column, column, row)) return true;
    return false;
  }

  add(b: Box): void {
    this.each(b, (key) => {
      const cell = this.cells.get(key);
      if (cell) cell.push(b);
      else this.cells.set(key, [b]);
    });
  }

  free(b: Box): boolean {
    return !this.each(b, (key) => {
      const cell = this.cells.get(key);
      if (cell) for (const box of cell) if (overlaps(b, box)) return true;
      return false;
    });
  }

  /** How much of b is taken, in square pixels; what several boxes take counts
   * several times. Stops counting once it is `enough`. */
  taken(b: Box, enough = Infinity): number {
    let sum = 0;
    this.each(b, (key, column, row) => {
      const cell = this.cells.get(key);
      if (!cell) return false;
      // Each cell counts its own part, so that no box counts twice.
      const left = Math.max(b.left, column * CELL);
      const top = Math.max(b.top, row * CELL);
      const part = { left, top, right: Math.min(b.right, (column + 1) * CELL), bottom: Math.min(b.bottom, (row + 1) * CELL) };
      for (const box of cell) sum += shared(part, box);
      return sum >= enough;
    });
    return sum;
  }
}
