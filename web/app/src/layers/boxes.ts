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

const cellOf = (at: number): number => Math.floor(at / CELL);

export class Boxes {
  private readonly cells = new Map<number, Box[]>();

  add(b: Box): void {
    const [lastColumn, lastRow] = [cellOf(b.right), cellOf(b.bottom)];
    for (let row = cellOf(b.top); row <= lastRow; row++)
      for (let column = cellOf(b.left); column <= lastColumn; column++) {
        const cell = this.cells.get(row * COLUMNS + column);
        if (cell) cell.push(b);
        else this.cells.set(row * COLUMNS + column, [b]);
      }
  }

  free(b: Box): boolean {
    const [lastColumn, lastRow] = [cellOf(b.right), cellOf(b.bottom)];
    for (let row = cellOf(b.top); row <= lastRow; row++)
      for (let column = cellOf(b.left); column <= lastColumn; column++) {
        const cell = this.cells.get(row * COLUMNS + column);
        if (cell) for (const box of cell) if (overlaps(b, box)) return false;
      }
    return true;
  }

  /** How much of b is taken, in square pixels; what several boxes take counts
   * several times. Stops counting once it is `enough`. */
  taken(b: Box, enough = Infinity): number {
    const [lastColumn, lastRow] = [cellOf(b.right), cellOf(b.bottom)];
    let sum = 0;
    for (let row = cellOf(b.top); row <= lastRow; row++)
      for (let column = cellOf(b.left); column <= lastColumn; column++) {
        const cell = this.cells.get(row * COLUMNS + column);
        if (!cell) continue;
        // Each cell counts its own part, so that no box counts twice.
        const left = Math.max(b.left, column * CELL);
        const top = Math.max(b.top, row * CELL);
        const right = Math.min(b.right, (column + 1) * CELL);
        const bottom = Math.min(b.bottom, (row + 1) * CELL);
        for (const box of cell) {
          const w = Math.min(right, box.right) - Math.max(left, box.left);
          const h = Math.min(bottom, box.bottom) - Math.max(top, box.top);
          if (w > 0 && h > 0) sum += w * h;
        }
        if (sum >= enough) return sum;
      }
    return sum;
  }
}
