// What a file that holds a briefing carries in the place of a server: answers
// by address. Package onefile of the program (web/onefile) writes it.
//
// The element #archive holds base64 of gzip of: the length of an index (uint32,
// little-endian), the index as JSON, and the bodies one behind the other. The
// index gives each address its body, [first byte, length]. Addresses stand
// without `lang`: the file has one language. A collection stands whole at
// "api/collections/{id}"; its items are asked of it.

import type { Catalogue } from "../words/languages";

const BASEMAP = "tiles/basemap/";

interface Feature {
  id: string;
  properties: { sources?: { id: string; cites?: string[] }[] | null };
}

type Index = Readonly<Record<string, readonly [from: number, length: number]>>;

let index: Index = {};
let bodies = new Uint8Array(0);

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** Unpacks what the file carries; the browser does so on a thread of its own. Rejects if it is damaged. */
export async function openArchive(): Promise<void> {
  const element = document.getElementById("archive");
  const packed = new Blob([fromBase64(element?.textContent ?? "")]);
  element?.remove();
  const bytes = new Uint8Array(await new Response(packed.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
  const begin = 4 + new DataView(bytes.buffer).getUint32(0, true);
  index = JSON.parse(new TextDecoder().decode(bytes.subarray(4, begin))) as Index;
  bodies = bytes.subarray(begin);
}

function bodyOf(address: string): Uint8Array<ArrayBuffer> | null {
  const at = Object.hasOwn(index, address) ? index[address] : null;
  return at && bodies.subarray(at[0], at[0] + at[1]);
}

const collections = new Map<string, readonly Feature[]>();

function featuresOf(collection: string): readonly Feature[] | null {
  let features = collections.get(collection);
  if (features) return features;
  const body = bodyOf(`api/collections/${collection}`);
  if (!body) return null;
  features = (JSON.parse(new TextDecoder().decode(body)) as { features: Feature[] }).features;
  collections.set(collection, features);
  return features;
}

/** Whether one of the sources speaks of it, or is told on by one that does. */
function speaksOf({ properties }: Feature, sources: readonly string[]): boolean {
  return (properties.sources ?? []).some((s) => sources.includes(s.id) || s.cites?.some((id) => sources.includes(id)));
}

/** The answer to a question for items: one of them, those of a source, or all. */
function items(collection: string, id: string | undefined, query: URLSearchParams): string | null {
  const features = featuresOf(collection);
  if (!features) return null;
  if (id !== undefined) {
    const feature = features.find((f) => f.id === decodeURIComponent(id));
    return feature ? JSON.stringify(feature) : null;
  }
  const sources = query.get("source")?.split(",");
  return JSON.stringify({ features: sources ? features.filter((f) => speaksOf(f, sources)) : features });
}

const ITEMS = /^api\/collections\/([^/]+)\/items(?:\/(.+))?$/;

/** Texts of the page that the file carries; none if it does not. */
export function carriedTexts(address: string): Catalogue {
  const body = bodyOf(address);
  return body ? (JSON.parse(new TextDecoder().decode(body)) as Catalogue) : {};
}

/** Of what a file holds there is one state only. */
export const turnAddresses = (_: (address: string) => string): void => undefined;

/** The answer to an address, as the server gave it; 404 for what the file does not carry. */
export async function ask(address: string, init: RequestInit): Promise<Response> {
  init.signal?.throwIfAborted();
  const [path, search] = address.split("?");
  const query = new URLSearchParams(search);
  query.delete("lang");
  const [, collection, id] = ITEMS.exec(path) ?? [];
  const rest = query.toString();
  const body = collection ? items(collection, id, query) : bodyOf(rest ? `${path}?${rest}` : path);
  // A tile that is not carried has a wider one in its place: heldZoom.
  return body === null ? new Response(null, { status: 404 }) : new Response(body);
}

/** The deepest zoom, up to z, whose tile there the file carries. */
export function heldZoom(z: number, x: number, y: number): number {
  for (let up = 0; up < z; up++) if (Object.hasOwn(index, `${BASEMAP}${z - up}/${x >> up}/${y >> up}.mvt`)) return z - up;
  return 0;
}
