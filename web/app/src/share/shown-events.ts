// Exactly the events that window and filters show, for a file.

import { type EventFeature, loadEvents } from "../api/events";
import { isoDay } from "../state/days";
import type { Model } from "../state/model";
import { CERTAIN, type Filters, type Selection } from "../state/selection";

export type InWindow = "certain" | "possible";

export interface ShownEvent {
  feature: EventFeature;
  /** Whether it certainly falls in the window, or only may. */
  inWindow: InWindow;
}

/** The ids of the selected rows, in their order. */
export function idsShown(m: Model, s: Selection): Map<string, InWindow> {
  const out = new Map<string, InWindow>();
  for (const row of s.rows) out.set(m.columns.text.id(row), s.meets[row] === CERTAIN ? "certain" : "possible");
  return out;
}

/** What to ask the server for: at least what is shown, and little more. */
export function askFor(s: Selection, f: Filters): Record<string, string> {
  const ask: Record<string, string> = { datetime: `${isoDay(s.window.from)}/${isoDay(s.window.to)}` };
  const lists = { country: f.countries, source: f.sources, dataset: f.datasets, confidence: f.confidences };
  for (const [name, values] of Object.entries(lists)) if (values.size) ask[name] = [...values].join(",");
  return ask;
}

/** Some of the events are no longer on the server, or it has other ones. */
export class Changed extends Error {
  constructor(readonly missing: number) {
    super(`${missing} events are missing`);
  }
}

/** Takes of what the server gave what the page shows. */
export function takeShown(features: readonly EventFeature[], shown: ReadonlyMap<string, InWindow>): ShownEvent[] {
  const byId = new Map(features.map((f) => [f.id, f]));
  const out: ShownEvent[] = [];
  for (const [id, inWindow] of shown) {
    const feature = byId.get(id);
    if (feature) out.push({ feature, inWindow });
  }
  if (out.length < shown.size) throw new Changed(shown.size - out.length);
  return out;
}

/** Loads what is shown. Throws Changed if the server has other data by now. */
export async function loadShown(m: Model, s: Selection, f: Filters, signal: AbortSignal): Promise<ShownEvent[]> {
  const shown = idsShown(m, s);
  if (shown.size === 0) return [];
  return takeShown(await loadEvents(m.lang, askFor(s, f), signal), shown);
}
