import { signal } from "@preact/signals";
import type { View } from "../state/store";

/** Where the map has come to rest; null before it stands anywhere. */
export const resting = signal<View | null>(null);
