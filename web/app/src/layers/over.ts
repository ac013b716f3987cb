// What is drawn over the stored data, by parts of the page that come later.

import { signal } from "@preact/signals";
import type { Frame } from "./frame";

/** Draws on the frame and adds its hits; a new one asks for a new drawing. */
export const over = signal<((f: Frame) => void) | null>(null);

/** Draws what the author of a scene has put on the map; it is in pictures of the map too. */
export const annotated = signal<((f: Frame) => void) | null>(null);
