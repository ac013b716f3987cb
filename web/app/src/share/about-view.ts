// What a file or a citation says of when it was made, and of what.

/** The reader's own calendar day. */
export function today(now = new Date()): string {
  const pad = (n: number) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

/** "mapd-map-2025-10-01_2025-10-31.png". */
export function fileName(what: string, { from, to }: { from: string; to: string }, extension: string): string {
  return `mapd-${what}-${from}_${to}.${extension}`;
}
