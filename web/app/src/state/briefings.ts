// Whether briefings stand beside the map.

import { signal } from "@preact/signals";

export const briefingsShown = signal(false);
