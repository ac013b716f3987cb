// The grounds that the map can be drawn on, and the one in use.

import { computed, signal } from "@preact/signals";
import type { OfferedBase } from "../api/basemap";
import { base } from "../state/store";

/** Those that the operator offers beside mapd's own. */
export const offered = signal<readonly OfferedBase[]>([]);

/** The one in use; null is mapd's own. */
export const ground = computed<OfferedBase | null>(() => offered.value.find((o) => o.id === base.value) ?? null);

/** Whom to credit for mapd's own ground and the towns on it. */
export const OWN_CREDIT = "Natural Earth · GeoNames CC BY 4.0";
