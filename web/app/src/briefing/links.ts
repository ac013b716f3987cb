// Ways out of a briefing: to the map, with what is seen or what is cited.

import { mapPage } from "../state/addresses";
import type { Model } from "../state/model";
import { NO_FILTERS } from "../state/selection";
import type { Picked } from "../state/store";
import { usualTime } from "../state/time-address";
import { addressNow, formatAddress } from "../state/url";
import { whenDays } from "../state/when";

type Opened = NonNullable<Picked>;

/** What of the map's pages shows a record; null if none does. */
function pageOf(m: Model, id: string): Opened | null {
  if (m.rowOf.get(id) !== undefined) return { what: "event", id };
  if (m.hotspotOf.has(id)) return { what: "hotspot", id };
  if (m.sourceOf.has(id)) return { what: "source", id };
  const event = m.flows.find((f) => f.id === id)?.event;
  return event ? { what: "event", id: event } : null;
}

/** The days of an event, so that the map shows the time around it. */
function daysOf(m: Model, opened: Opened): { from: number; to: number } | null {
  const row = opened.what === "event" ? m.rowOf.get(opened.id) : undefined;
  const days = row === undefined ? null : whenDays(m.columns.text.when(row));
  return days && days.from > -1e6 && days.to < 1e6 ? days : null;
}

/** The address of the map with a record open; null if the map has no page for it. */
export function recordAddress(m: Model, id: string): string | null {
  const opened = pageOf(m, id);
  if (!opened) return null;
  const query = formatAddress({
    window: daysOf(m, opened),
    time: usualTime(),
    view: null,
    found: null,
    picked: opened,
    page: "list",
    filters: NO_FILTERS,
    step: "month",
    theme: "auto",
    base: "own",
    lang: null,
    embed: null,
  });
  return mapPage(query);
}

/** The address of the map as it stands now. */
export const mapAddress = (): string => addressNow({ embed: null });
