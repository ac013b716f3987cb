// The list of very many events: of the rows in the order of the list, those are
// passed over at once of which none can meet the window.

import { type Group, type Listing, orderOf } from "./list";
import type { Columns, Model } from "./model";
import { meets, OUT, type Window } from "./selection";

const BLOCK = 1024;

/** By block of the order, the first and the last day on which one of its rows may be. */
interface Blocks {
  start: Int32Array;
  end: Int32Array;
}

const known = new WeakMap<Uint32Array, Blocks>();

function blocksOf(c: Columns, order: Uint32Array): Blocks {
  let blocks = known.get(order);
  if (!blocks) known.set(order, (blocks = makeBlocks(c, order)));
  return blocks;
}

function makeBlocks(c: Columns, order: Uint32Array): Blocks {
  const n = Math.ceil(order.length / BLOCK);
  const blocks = { start: new Int32Array(n).fill(2147483647), end: new Int32Array(n).fill(-2147483648) };
  for (let i = 0; i < order.length; i++) {
    const row = order[i];
    const b = Math.floor(i / BLOCK);
    if (c.timePrecision[row] === 0) continue;
    if (c.start[row] < blocks.start[b]) blocks.start[b] = c.start[row];
    if (c.end[row] > blocks.end[b]) blocks.end[b] = c.end[row];
  }
  return blocks;
}

/** The rows that pass and meet the window, of which there are n, as `listing` has them. */
export function largeListing(m: Model, pass: Uint8Array, w: Window, n: number): Listing {
  const order = orderOf(m);
  const { start, end } = blocksOf(m.columns, order.rows);
  const rows = new Uint32Array(n);
  const groups: Group[] = [];
  let at = 0;
  for (let b = 0; b < start.length && at < n; b++) {
    if (start[b] > w.to || end[b] < w.from) continue;
    const last = Math.min(order.rows.length, (b + 1) * BLOCK);
    for (let i = b * BLOCK; i < last; i++) {
      const row = order.rows[i];
      if (pass[row] === 0 || meets(m.columns, row, w) === OUT) continue;
      if (groups.length === 0 || groups[groups.length - 1].key !== order.keys[i])
        groups.push({ key: order.keys[i], from: at, count: 0 });
      groups[groups.length - 1].count++;
      rows[at++] = row;
    }
  }
  return { rows, groups };
}
