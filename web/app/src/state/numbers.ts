// Numbers in words.

import { count } from "../words";
import { compact } from "../words/format";

/** 1500 is "1,500"; from a million on "43.8 billion". In Chinese 41,000 is
 * "4.1万", and from a hundred million on "438亿". */
export function numberText(n: number): string {
  return compact(n) ?? count(n);
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
