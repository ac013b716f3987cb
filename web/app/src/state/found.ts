// A place that was looked up by name and flown to. It is no record of the
// map: it shows where something lies and whether anything is known there.

import { effect, signal } from "@preact/signals";
import type { Model } from "./model";
import type { Selection } from "./selection";
import { picked } from "./store";

export interface FoundPlace {
  id: string;
  name: string;
  /** With what it lies in: "Lashio, Shan State, Myanmar". */
  label: string;
  kind: string;
  lon: number;
  lat: number;
  /** Around the position, in metres. */
  radiusM: number;
  /** West, south, east, north of an area; west is greater over the date line. */
  box: readonly [number, number, number, number] | null;
  /** The address has brought it, together with a view of the map. */
  inView?: boolean;
}

export const found = signal<FoundPlace | null>(null);

/** A looked-up place as the address has it: its name, and about where it lies. */
export interface NamedPlace {
  name: string;
  lon: number;
  lat: number;
}

/** What the address names until it has been looked up. */
export const named = signal<NamedPlace | null>(null);

/** What is opened takes the place of what was looked up. Returns what ends it. */
export function followPicked(): () => void {
  return effect(() => {
    if (!picked.value) return;
    found.value = null;
    named.value = null;
  });
}

/** Whether both are the same place, as exactly as the address says it. */
export const isNamed = (p: FoundPlace, n: NamedPlace): boolean =>
  p.name === n.name && metresBetween(p.lon, p.lat, n.lon, n.lat) < ADDRESS_M;

/** Positions in the address have two digits. */
const ADDRESS_M = 2000;

/** Of what was found by the name, the place that the address means; null if there is none near to it. */
export function meantBy(n: NamedPlace, places: readonly FoundPlace[]): FoundPlace | null {
  const far = (p: FoundPlace) => metresBetween(p.lon, p.lat, n.lon, n.lat);
  const near = places.filter((p) => far(p) < ADDRESS_M).sort((a, b) => far(a) - far(b));
  return near.find((p) => p.name === n.name) ?? near[0] ?? null;
}

const EARTH_M = 6_371_008.8;
const RAD = Math.PI / 180;

/** Metres between two positions, on a sphere. */
export function metresBetween(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const a =
    Math.sin(((lat2 - lat1) * RAD) / 2) ** 2 +
    Math.cos(lat1 * RAD) * Math.cos(lat2 * RAD) * Math.sin(((lon2 - lon1) * RAD) / 2) ** 2;
  return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(a)));
}

/** Whether a position lies in the place: in its box, or within its radius. */
export function holds(p: FoundPlace, lon: number, lat: number): boolean {
  if (!p.box) return metresBetween(p.lon, p.lat, lon, lat) <= p.radiusM;
  const [west, south, east, north] = p.box;
  const between = west <= east ? lon >= west && lon <= east : lon >= west || lon <= east;
  return between && lat >= south && lat <= north;
}

/** How many selected events have a position in the place. */
export function eventsIn(m: Model, s: Selection, p: FoundPlace): number {
  const { places, placeLon, placeLat } = m.columns;
  const inside = new Map<number, boolean>();
  const isInside = (place: number) => {
    let is = inside.get(place);
    if (is === undefined) inside.set(place, (is = holds(p, placeLon[place], placeLat[place])));
    return is;
  };
  let n = 0;
  for (const row of s.rows) {
    for (let i = places.offsets[row]; i < places.offsets[row + 1]; i++) {
      if (!isInside(places.index[i])) continue;
      n++;
      break;
    }
  }
  return n;
}
