// A view that stands in the frame of another page: the map with little around it.

import { signal } from "@preact/signals";

/** What stands beside the map. */
export interface Embed {
  time: boolean;
  panel: boolean;
}

/** Null: the whole page. */
export const embed = signal<Embed | null>(null);

/** The value of the parameter; "1" is the usual frame: map and time control. */
export function formatEmbed({ time, panel }: Embed): string {
  if (time && !panel) return "1";
  return ["map", ...(time ? ["time"] : []), ...(panel ? ["panel"] : [])].join(",");
}

/** Null for what cannot be understood. */
export function parseEmbed(text: string): Embed | null {
  if (text === "1") return { time: true, panel: false };
  const parts = text.split(",");
  if (parts[0] !== "map" || !parts.slice(1).every((p) => p === "time" || p === "panel")) return null;
  return { time: parts.includes("time"), panel: parts.includes("panel") };
}
