// Whether the dialog of sharing a briefing is open.

import { signal } from "@preact/signals";

export const shareOpen = signal(false);
