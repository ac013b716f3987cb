// Loads what the page shows: the pack of events, and hotspots, flows and
// sources beside it.

import { oneFile } from "../one-file";
import { OPEN_END, OPEN_START, parseDate } from "../state/days";
import type { Beside, Columns, Model } from "../state/model";
import type { Claim, EventDetail, Family, Figure, Flow, Hotspot, Kind, Name, Role } from "../state/words";
import { t } from "../words";
import { itemsAddress, packAddress, partAddress } from "./early";
import { ApiError, getBytes, getJSON } from "./http";
import { named } from "./named";
import { decodePack, PackError } from "./pack";
import type { LargePack, LargePart } from "./pack-large";
import { type RawSource, sourceOf } from "./sources";

export interface Feature<P> {
  id: string;
  geometry: { type: string; coordinates: number[] } | null;
  properties: P;
}
interface FeatureCollection<P> {
  features: Feature<P>[];
  links?: { rel: string; href: string }[];
}

interface Manifest {
  format: number;
  store: string;
  dataVersion: number;
  lang: string;
  rows: number;
  kinds: Kind[];
  parts: ({ href: string; rows: number } | LargePart)[];
  textRows: number;
}

interface RawHotspot {
  lang?: string | null;
  name: string;
  names: Name[] | null;
  type: string;
  role: Role;
  country: string | null;
  admin1: string | null;
  part_of: string | null;
  precision: string;
  radius_m: number | null;
  located: string | null;
  status: Hotspot["status"] | null;
  first_cited: string | null;
  last_cited: string | null;
  summary: string | null;
  sources: Claim[] | null;
}

interface RawFlow {
  kind: string;
  title: string;
  when: string | null;
  start: string | null;
  end: string | null;
  sure_start: string | null;
  sure_end: string | null;
  time_precision: string | null;
  from: string | null;
  to: string | null;
  event: string | null;
  figures: Figure[] | null;
}

const FORMAT = 2;
const FAMILY_SET: ReadonlySet<string> = new Set<Family>(["force", "press", "freed", "moved", "harm", "said", "other"]);

/** All features of a collection that a query asks for, page by page. Of the next
 * link only the query is taken: behind a proxy the rest may name another address. */
export async function collection<P>(
  id: string,
  lang: string,
  ask: Readonly<Record<string, string>> = {},
  signal?: AbortSignal,
): Promise<Feature<P>[]> {
  const all: Feature<P>[] = [];
  const first = itemsAddress(id, lang, ask);
  let address: string | null = first;
  while (address !== null) {
    const page: FeatureCollection<P> = await getJSON<FeatureCollection<P>>(address, signal);
    all.push(...page.features);
    const next = page.links?.find((l) => l.rel === "next")?.href;
    address = next !== undefined && page.features.length > 0 ? first.split("?")[0] + new URL(next, location.href).search : null;
  }
  return all;
}

function hotspotOf(f: Feature<RawHotspot>, lang: string): Hotspot {
  const p = f.properties;
  const [lon, lat] = f.geometry?.coordinates ?? [NaN, NaN];
  return {
    id: f.id,
    lon,
    lat,
    ...named(p.name, p.names ?? [], lang, p.lang),
    type: p.type,
    role: p.role,
    country: p.country ?? "",
    admin1: p.admin1,
    part_of: p.part_of,
    precision: p.precision,
    radius_m: p.radius_m ?? 0,
    located: p.located ?? "",
    status: p.status ?? [],
    first_cited: p.first_cited,
    last_cited: p.last_cited,
    summary: p.summary,
    ...(p.lang && { lang: p.lang }),
    sources: p.sources ?? [],
  };
}

const dayOr = (text: string | null, missing: number): number => (text === null ? missing : (parseDate(text)?.from ?? missing));

function flowOf(f: Feature<RawFlow>): Flow {
  const p = f.properties;
  const dated = p.start !== null || p.end !== null;
  return {
    id: f.id,
    kind: p.kind,
    title: p.title,
    // Without any date the span is empty, so that no window meets it.
    start: dayOr(p.start, dated ? OPEN_START : OPEN_END),
    end: dayOr(p.end, dated ? OPEN_END : OPEN_START),
    sureStart: dayOr(p.sure_start, OPEN_END),
    sureEnd: dayOr(p.sure_end, OPEN_START),
    when: p.when ?? "",
    from: p.from || null,
    to: p.to || null,
    event: p.event || null,
    figures: p.figures ?? [],
  };
}

const isLarge = (part: Manifest["parts"][number]): part is LargePart => "filters" in part;

interface Loaded {
  manifest: Manifest;
  columns: Columns;
  large: LargePack | null;
}

async function loadColumns(lang: string): Promise<Loaded> {
  const manifest = await getJSON<Manifest>(packAddress(lang));
  if (manifest.format !== FORMAT) throw new ApiError("broken", t("server.newer"));
  const { parts } = manifest;
  try {
    if (!oneFile && parts.every(isLarge)) {
      const { loadLarge } = await import("./pack-large");
      const large = await loadLarge(parts, manifest.textRows, partAddress);
      return { manifest, columns: large.columns, large };
    }
    if (parts.length !== 1) throw new ApiError("broken", t("server.packForm"));
    return { manifest, columns: decodePack(await getBytes(partAddress(parts[0].href), "application/octet-stream")), large: null };
  } catch (error) {
    throw readable(error);
  }
}

/** A fault of the pack as a sentence that can be shown. */
export function readable(error: unknown): unknown {
  return error instanceof PackError ? new ApiError("broken", t("server.pack", { what: error.what })) : error;
}

/** Finds the row of an id. */
function rowsById(columns: Columns): Map<string, number> {
  const rowOf = new Map<string, number>();
  for (let i = 0; i < columns.rows; i++) rowOf.set(columns.text.id(i), i);
  return rowOf;
}

/** The kind of each entry of the dictionary of kinds. */
export function kindsAt(columns: Columns, kinds: readonly Kind[]): Kind[] {
  const byId = new Map(kinds.map((k) => [k.id, k]));
  return columns.dictionaries.kinds.map((id) => byId.get(id) ?? { id, label: id, glyph: "report", family: "other" });
}

/** First and last day over rows that have one; [0, 0] if none has. */
export function extentOfColumns(c: Columns): [number, number] {
  let first = OPEN_END;
  let last = OPEN_START;
  for (let i = 0; i < c.rows; i++) {
    if (c.timePrecision[i] === 0) continue;
    for (const day of [c.start[i], c.end[i]]) {
      if (day === OPEN_START || day === OPEN_END) continue;
      if (day < first) first = day;
      if (day > last) last = day;
    }
  }
  return first <= last ? [first, last] : [0, 0];
}

/** Loads all that the page needs to scrub. Rejects with ApiError. Without
 * flows or sources it goes on, and says so in `missing`. */
export async function loadModel(lang: string): Promise<Model> {
  const missing: Beside[] = [];
  const beside = <P>(id: Beside): Promise<Feature<P>[]> =>
    collection<P>(id, lang).catch(() => {
      missing.push(id);
      return [];
    });
  const [{ manifest, columns, large }, hotspots, flows, sources] = await Promise.all([
    loadColumns(lang),
    collection<RawHotspot>("hotspots", lang),
    beside<RawFlow>("flows"),
    beside<RawSource>("sources"),
  ]);
  const kinds = manifest.kinds.map((k) => ({ ...k, family: FAMILY_SET.has(k.family) ? k.family : ("other" as const) }));
  const kindAt = kindsAt(columns, kinds);
  const [firstDay, lastDay] = extentOfColumns(columns);
  const hotspotList = hotspots.map((f) => hotspotOf(f, lang));
  const sourceList = sources.map((f) => sourceOf(f.id, f.properties));
  const model: Model = {
    store: manifest.store,
    dataVersion: manifest.dataVersion,
    lang,
    titleLang: manifest.lang,
    columns,
    missing,
    kinds,
    hotspots: hotspotList,
    flows: flows.map(flowOf),
    sources: sourceList,
    kindAt,
    familyAt: kindAt.map((k) => k.family),
    rowOf: large ? large.texts : rowsById(columns),
    hotspotOf: new Map(hotspotList.map((h) => [h.id, h])),
    sourceOf: new Map(sourceList.map((s) => [s.id, s])),
    firstDay,
    lastDay,
  };
  return large ? large.modelOf(model) : model;
}

/** One event with its figures, claims and sources. Rejects with ApiError, or
 * with an AbortError when the signal stops it. */
export async function loadEvent(id: string, lang: string, signal?: AbortSignal): Promise<EventDetail> {
  const url = `api/collections/events/items/${encodeURIComponent(id)}?lang=${encodeURIComponent(lang)}`;
  const f = await getJSON<Feature<Omit<EventDetail, "id">>>(url, signal);
  const p = f.properties;
  return {
    ...p,
    id: f.id,
    countries: p.countries ?? [],
    hotspots: p.hotspots ?? [],
    figures: p.figures ?? [],
    sources: p.sources ?? [],
  };
}
