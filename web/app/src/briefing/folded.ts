// Whether the desk is folded to a bar below the map.

import { signal } from "@preact/signals";

export const folded = signal(false);
