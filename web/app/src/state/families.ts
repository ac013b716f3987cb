// Families and kinds as filters, with counts of what the window holds.

import { computed } from "@preact/signals";
import { type Facets, facets } from "./facets";
import { shown } from "./page";
import { type Filters, NO_FILTERS, passing, select } from "./selection";
import { filters, model } from "./store";
import { FAMILIES, type Family, type Kind } from "./words";

/** [certain, possible] by family, as if all families were shown: a filter never hides how much it hides. */
export const familyCounts = computed<Record<Family, [number, number]> | null>(() => {
  const m = model.value;
  const w = shown.value?.window;
  if (!m || !w) return null;
  if (m.large) return m.large.byFamily(m, filters.value, w);
  return select(m, w, passing(m, { ...filters.value, families: new Set() })).byFamily;
});

/** The counts beside all filters, at the pace of reading. */
export const facetsShown = computed<Facets | null>(() => {
  const m = model.value;
  const w = shown.value?.window;
  return m && w ? (m.large ?? { facets }).facets(m, filters.value, w) : null;
});

/** The families that the data have at all. */
export const familiesPresent = computed<Family[]>(() => {
  const m = model.value;
  if (!m) return [];
  const has = new Set(m.familyAt);
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

/** The filters that are sets of ids. */
export type SetName = Exclude<keyof Filters, "families">;

/** Adds a value to one of the filter sets, or takes it away. */
export function toggleIn(name: SetName, value: string): void {
  const set = new Set(filters.value[name]);
  if (!set.delete(value)) set.add(value);
  filters.value = { ...filters.value, [name]: set };
}

/** Shows or hides a kind. Where its whole family is off, it comes back alone. */
export function toggleKind(kind: Kind): void {
  const f = filters.value;
  if (!f.families.has(kind.family)) {
    toggleIn("kinds", kind.id);
    return;
  }
  const families = new Set(f.families);
  families.delete(kind.family);
  const others = (model.value?.kindAt ?? []).filter((k) => k.family === kind.family && k.id !== kind.id);
  const kinds = new Set([...f.kinds, ...others.map((k) => k.id)]);
  kinds.delete(kind.id);
  filters.value = { ...f, families, kinds };
}

/** Takes the choice of some filters back, or of all. */
export function clearFilters(names: readonly (keyof Filters)[] = Object.keys(NO_FILTERS) as (keyof Filters)[]): void {
  filters.value = { ...filters.value, ...Object.fromEntries(names.map((name) => [name, NO_FILTERS[name]])) };
}

/** How many filters are set. */
export const filtersSet = computed(() => Object.values(filters.value).reduce((n: number, set) => n + set.size, 0));
