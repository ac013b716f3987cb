// The one state of the page. Components read signals and call the functions
// here; the address bar (url.ts), the map and the time control follow.

import { computed, signal } from "@preact/signals";
import type { Day, Step } from "./days";
import type { Model } from "./model";
import { type Filters, NO_FILTERS, passing, type Selection, select, type Window } from "./selection";

export type Picked = { what: "hotspot" | "event" | "country" | "source"; id: string } | null;

export interface View {
  lat: number;
  lon: number;
  zoom: number;
}

export type Load = "loading" | "ready" | "failed";

export const load = signal<Load>("loading");
export const loadError = signal<string | null>(null);
export const model = signal<Model | null>(null);

/** The time window; null until the data say what there is. */
export const window_ = signal<Window | null>(null);
export const step = signal<Step>("month");
export const playing = signal(false);
/** Steps a second while playing. */
export const speed = signal(1);
export const loop = signal(false);

export const filters = signal<Filters>(NO_FILTERS);
export const picked = signal<Picked>(null);
export const hovered = signal<Picked>(null);
/** Where the map is; null lets the map fit the data. */
export const view = signal<View | null>(null);
export const theme = signal<"auto" | "light" | "dark">("auto");
/** What the map is drawn on: mapd's own ground, or one that the operator offers. */
export type Base = "own" | "raster" | "pmtiles";
export const base = signal<Base>("own");

/** Something is shown that needs all columns of a large pack. */
export const allWanted = signal(false);

/** 1 by row that passes the filters. */
export const pass = computed<Uint8Array>(() => {
  const m = model.value;
  return m ? (m.large ?? { passing }).passing(m, filters.value) : new Uint8Array(0);
});

export const selection = computed<Selection | null>(() => {
  const m = model.value;
  return m && window_.value ? (m.large ?? { select }).select(m, window_.value, pass.value) : null;
});

/** Moves the window; ends in the wrong order are swapped. */
export function setWindow(from: Day, to: Day): void {
  const w = from <= to ? { from, to } : { from: to, to: from };
  const old = window_.value;
  if (old && old.from === w.from && old.to === w.to) return;
  window_.value = w;
}

export function pick(p: Picked): void {
  picked.value = p;
}
