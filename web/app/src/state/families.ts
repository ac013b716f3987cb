// Families and kinds as filters, with counts of what the window holds.

import { computed } from "@preact/signals";
import { type Filters, passing, select } from "./selection";
import { filters, model, window_ } from "./store";
import { FAMILIES, type Family } from "./words";

/** [certain, possible] by family, as if all families were shown: a filter never hides how much it hides. */
export const familyCounts = computed<Record<Family, [number, number]> | null>(() => {
  const m = model.value;
  const w = window_.value;
  if (!m || !w) return null;
  return select(m, w, passing(m, { ...filters.value, families: new Set() })).byFamily;
});

/** The families that the data have at all. */
export const familiesPresent = computed<Family[]>(() => {
  const m = model.value;
  if (!m) return [];
  const has = new Set(m.familyAt.filter((_, i) => m.columns.kind.includes(i)));
  return FAMILIES.filter((f) => has.has(f));
});

/** Shows or hides a family. Hiding the last one shows all again. */
export function toggleFamily(f: Family): void {
  const off = new Set(filters.value.families);
  if (!off.delete(f)) off.add(f);
  const left = familiesPresent.value.filter((x) => !off.has(x));
  filters.value = { ...filters.value, families: left.length ? off : new Set() };
}

/** Shows this family alone; if it is alone already, all. */
export function onlyFamily(f: Family): void {
  const others = familiesPresent.value.filter((x) => x !== f);
  const alone = others.every((x) => filters.value.families.has(x)) && !filters.value.families.has(f);
  filters.value = { ...filters.value, families: new Set(alone ? [] : others) };
}

type SetName = "kinds" | "countries" | "confidences";

/** Adds a value to one of the filter sets, or takes it away. */
export function toggleIn(name: SetName, value: string): void {
  const set = new Set(filters.value[name]);
  if (!set.delete(value)) set.add(value);
  filters.value = { ...filters.value, [name]: set } as Filters;
}

export function clearFilters(): void {
  filters.value = { families: new Set(), kinds: new Set(), countries: new Set(), confidences: new Set() };
}

/** How many filters are set. */
export const filtersSet = computed(() => {
  const f = filters.value;
  return f.families.size + f.kinds.size + f.countries.size + f.confidences.size;
});
