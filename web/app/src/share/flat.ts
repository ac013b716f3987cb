// The shown events as a flat table: a row per event, three columns per figure.

import type { EventFeature } from "../api/events";
import type { Model } from "../state/model";
import type { Figure } from "../state/words";
import type { AboutView } from "./about-view";
import type { Cell } from "./csv";
import type { ShownEvent } from "./shown-events";

const BOUNDS = ["low", "best", "high"] as const;
type Bounds = Readonly<Record<(typeof BOUNDS)[number], number | null>>;

const word = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/g, "");

/** "rescued"; with its unit if that is not people and not said already; a level, which must never
 * be added up, says so: "held_level". */
export function figureColumn(f: Pick<Figure, "measure" | "unit" | "sort">): string {
  const [measure, unit] = [word(f.measure), word(f.unit)];
  const said = unit === "people" || measure.split("_").includes(unit);
  return measure + (said ? "" : `_${unit}`) + (f.sort === "level" ? "_level" : "");
}

const sum = (values: readonly (number | null)[]): number | null =>
  values.some((v) => v === null) ? null : values.reduce<number>((a, v) => a + v!, 0);
const least = (f: Figure) => f.low ?? f.best;

/** Several figures of one measure: what happened adds up, a bound that one of
 * them lacks is lacking; levels never add up and only leave their range. */
function together(figures: readonly Figure[]): Bounds {
  if (figures.length === 1) return figures[0];
  if (figures[0].sort === "happened") {
    const lows = figures.map(least).filter((n) => n !== null);
    return {
      low: lows.length ? sum(lows) : null,
      best: sum(figures.map((f) => f.best)),
      high: sum(figures.map((f) => f.high)),
    };
  }
  const highs = figures.map((f) => f.high);
  const lows = figures.map(least).filter((n) => n !== null);
  return {
    low: lows.length ? Math.min(...lows) : null,
    best: null,
    high: highs.some((h) => h === null) ? null : Math.max(...(highs as number[])),
  };
}

/** The figures of an event by column; parts of other figures are in these already. */
export function figuresOf(figures: readonly Figure[]): Map<string, Bounds> {
  const groups = new Map<string, Figure[]>();
  for (const f of figures) {
    if (f.of) continue;
    const column = figureColumn(f);
    groups.set(column, [...(groups.get(column) ?? []), f]);
  }
  return new Map([...groups].map(([column, all]) => [column, together(all)]));
}

/** Well-known text; longitude first, as in GeoJSON. */
export function wkt(geometry: EventFeature["geometry"]): string | null {
  if (!geometry) return null;
  if (geometry.type === "Point") return `POINT (${geometry.coordinates.join(" ")})`;
  return `MULTIPOINT (${geometry.coordinates.map((p) => `(${p.join(" ")})`).join(", ")})`;
}

const HEAD = [
  ...["id", "title", "kind", "family", "in_window", "when", "start", "end", "sure_start", "sure_end", "time_precision"],
  ...["ongoing", "place", "countries", "precision", "radius_m", "lon", "lat", "wkt", "hotspots", "confidence", "summary"],
];
const TAIL = ["source_names", "source_ids", "dataset", "version", "data_version", "licence", "credit", "address", "accessed"];

/** Of several places none is the one: then lon and lat are empty. */
function position(geometry: EventFeature["geometry"]): [lon: number | null, lat: number | null] {
  return geometry?.type === "Point" ? [geometry.coordinates[0], geometry.coordinates[1]] : [null, null];
}

const joined = (list: readonly string[] | null) => (list ?? []).join("; ");

function head({ feature: { id, geometry, properties: p }, inWindow }: ShownEvent, m: Model): Cell[] {
  const family = m.kinds.find((k) => k.id === p.kind)?.family ?? "other";
  return [
    ...[id, p.title, p.kind, family, inWindow, p.when, p.start, p.end, p.sure_start, p.sure_end, p.time_precision],
    ...[p.ongoing ? "true" : "false", p.place, joined(p.countries), p.precision, p.radius_m, ...position(geometry)],
    ...[wkt(geometry), joined(p.hotspots), p.confidence, p.summary],
  ];
}

function tail({ feature: { properties: p } }: ShownEvent, m: Model, about: AboutView): Cell[] {
  const ids = [...new Set((p.sources ?? []).map((s) => s.id))];
  const names = ids.map((id) => m.sourceOf.get(id)?.title ?? id);
  return [
    ...[names.join(" | "), joined(ids), p.dataset, p.version, about.dataVersion],
    ...[about.licence, about.credit, about.address, about.accessed],
  ];
}

/** Header and rows. Licence, credit and address stand in every row, so that a
 * part of the table keeps them. */
export function toTable(events: readonly ShownEvent[], m: Model, about: AboutView): Cell[][] {
  const figures = events.map((e) => figuresOf(e.feature.properties.figures ?? []));
  const columns = [...new Set(figures.flatMap((f) => [...f.keys()]))].sort();
  const rows = events.map((e, i): Cell[] => {
    const bounds = columns.flatMap((column) => BOUNDS.map((b) => figures[i].get(column)?.[b] ?? null));
    return [...head(e, m), ...bounds, ...tail(e, m, about)];
  });
  return [[...HEAD, ...columns.flatMap((column) => BOUNDS.map((b) => `${column}_${b}`)), ...TAIL], ...rows];
}
