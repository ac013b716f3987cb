// Looks names of places up at the server.

import { type FoundPlace, meantBy, type NamedPlace } from "../state/found";
import { getJSON } from "./http";

interface Answer {
  features: {
    id: string;
    bbox?: [number, number, number, number];
    geometry: { coordinates: [number, number] };
    properties: { name: string; label: string; kind: string; radius_m: number; hotspot: string | null };
  }[];
}

/** How many are asked for; hotspots among them are left out. */
const ASKED = 10;

/** Places that are no hotspots, the best first; names are in the language if it has one. */
export async function findPlaces(text: string, lang: string, signal: AbortSignal): Promise<FoundPlace[]> {
  const query = new URLSearchParams({ q: text, prefix: "true", limit: String(ASKED), lang });
  return placesOf(await getJSON<Answer>(`api/geocode?${query}`, signal));
}

function placesOf(answer: Answer): FoundPlace[] {
  return answer.features
    .filter((f) => f.properties.hotspot === null)
    .map((f) => ({
      id: f.id,
      name: f.properties.name,
      label: f.properties.label,
      kind: f.properties.kind,
      lon: f.geometry.coordinates[0],
      lat: f.geometry.coordinates[1],
      radiusM: f.properties.radius_m,
      box: f.bbox ?? null,
    }));
}

/** The place that an address means; null if the gazetteer has none of that name there. */
export async function findNamed(place: NamedPlace, lang: string, signal: AbortSignal): Promise<FoundPlace | null> {
  const query = new URLSearchParams({ q: place.name, near: `${place.lon},${place.lat}`, limit: String(ASKED), lang });
  return meantBy(place, placesOf(await getJSON<Answer>(`api/geocode?${query}`, signal)));
}
