// Whether the dialog of sharing is open.

import { signal } from "@preact/signals";

export const shareShown = signal(false);
