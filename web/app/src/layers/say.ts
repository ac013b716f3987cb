// What is said of the things on the map: beside the pointer, when the keyboard
// stops at them, and to screen readers.

import { countryName } from "../state/countries";
import { figureText } from "../state/figures";
import type { Model } from "../state/model";
import { shortWhen } from "../state/when";
import type { Flow } from "../state/words";
import { t } from "../words";
import { peopleFigure } from "./flows";
import type { Said } from "./frame";
import { type Counts, FAMILY_COUNT } from "./tally";

/** "12 events in this time, 1 of them possibly". */
export function eventsText(counts: Counts): string {
  let n = 0;
  let possible = 0;
  counts.forEach((k, slot) => {
    n += k;
    if (slot >= FAMILY_COUNT) possible += k;
  });
  if (n === 0) return t("map.noEvents");
  return possible === 0 ? t("map.events", { n }) : t("map.eventsPossible", { n, possible });
}

/** An event by its title and its time. */
export const sayEvent = (m: Model, row: number): Said => ({
  name: m.columns.text.title(row),
  detail: shortWhen(m.columns.text.when(row)),
});

export const sayCountry = (name: string, n: number): Said => ({ name, detail: t("map.onlyCountry", { n }) });

function endName(m: Model, id: string | null): string | null {
  if (id === null) return null;
  return m.hotspotOf.get(id)?.name ?? countryName(id);
}

function wayText(m: Model, flow: Flow): string {
  const from = endName(m, flow.from);
  const to = endName(m, flow.to);
  if (from !== null && to !== null) return t("map.flowFrom", { from, to });
  if (to !== null) return t("map.flowUnknownFrom", { to });
  return from === null ? "" : t("map.flowUnknownTo", { from });
}

/** A movement by its title; then from where to where, how many and when. */
export function sayFlows(m: Model, flows: readonly Flow[]): Said {
  const [first] = flows;
  const people = peopleFigure([first]);
  const when = shortWhen(first.when);
  const number = people === null ? when : t("map.flowPeople", { people: figureText(people), when });
  const parts = [wayText(m, first), number];
  if (flows.length > 1) parts.push(t("map.moreFlows", { n: flows.length - 1 }));
  return { name: first.title, detail: parts.filter(Boolean).join(" · ") };
}
