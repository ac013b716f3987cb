// Finds the row of an event whose texts were not read yet, by its days and its
// first place.

import { OPEN_END, OPEN_START, parseDate } from "../state/days";
import type { Columns } from "../state/model";
import { ApiError, getJSON } from "./http";
import type { Texts } from "./texts";

interface Item {
  geometry: { type: string; coordinates: number[] | number[][] } | null;
  properties: { start: string | null; end: string | null };
}

const dayOr = (text: string | null, open: number): number => (text === null ? open : (parseDate(text)?.from ?? open));

/** The rows that have those days and lie there. */
export function candidates(c: Columns, { geometry, properties: { start, end } }: Item): number[] {
  const from = dayOr(start, OPEN_START);
  const to = dayOr(end, OPEN_END);
  const [lon, lat] = (geometry?.coordinates.flat() ?? []) as number[];
  const out: number[] = [];
  for (let row = 0; row < c.rows; row++) {
    if (c.start[row] !== from || c.end[row] !== to) continue;
    const at = c.places.offsets[row] < c.places.offsets[row + 1] ? c.places.index[c.places.offsets[row]] : -1;
    if (at < 0 ? lon === undefined : c.placeLon[at] === lon && c.placeLat[at] === lat) out.push(row);
  }
  return out;
}

/** The row of an id; null if the pack does not have it. Rejects with ApiError. */
export async function findRow(id: string, columns: Columns, texts: Texts): Promise<number | null> {
  const known = texts.get(id);
  if (known !== undefined) return known;
  let item: Item;
  try {
    item = await getJSON<Item>(`api/collections/events/items/${encodeURIComponent(id)}`);
  } catch (error) {
    if (error instanceof ApiError && error.failure === "missing") return null;
    throw error;
  }
  for (const row of candidates(columns, item)) {
    await texts.load(row);
    if (columns.text.id(row) === id) return row;
  }
  return null;
}
