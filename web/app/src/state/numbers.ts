// Numbers and counts in words.

import { count } from "../words";
import { compact, listText } from "../words/format";

/** 1500 is "1,500"; from a million on "43.8 billion". In Chinese 41,000 is
 * "4.1万", and 438 亿 from a hundred million on. */
export function numberText(n: number): string {
  return compact(n) ?? count(n);
}

/** "1 event", "2 events". */
export function countText(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

/** "a", "a and b", "a, b and c". */
export const andText = listText;

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
