// Numbers and counts in words.

const plain = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 });

const LARGE: [number, string][] = [
  [1e12, "trillion"],
  [1e9, "billion"],
  [1e6, "million"],
];

/** 1500 is "1,500"; from a million on "43.8 billion". */
export function numberText(n: number): string {
  for (const [size, word] of LARGE) {
    if (Math.abs(n) >= size) return `${plain.format(n / size)} ${word}`;
  }
  return plain.format(n);
}

/** "1 event", "2 events". */
export function countText(n: number, one: string, many = `${one}s`): string {
  return `${plain.format(n)} ${n === 1 ? one : many}`;
}

/** "a", "a and b", "a, b and c". */
export function andText(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts[parts.length - 1]}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
