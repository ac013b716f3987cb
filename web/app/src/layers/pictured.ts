// The map that a picture can be taken of.

import { signal } from "@preact/signals";
import type { Engine } from "./engine";

export const pictured = signal<Engine | null>(null);
