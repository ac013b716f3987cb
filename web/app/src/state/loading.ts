// Loads the data into the store and names the document after what is open.

import { batch, effect, untracked } from "@preact/signals";
import { loadModel } from "../api/load";
import { t } from "../words";
import { dataLanguage } from "../words/choice";
import { countryName } from "./countries";
import { page, stepTo } from "./page";
import type { Filters } from "./selection";
import { allWanted, filters, load, loadError, model, picked } from "./store";
import { coverage, measured } from "./time-view";

let turn = 0;

/** Whether filters ask for what comes after the first columns of a large pack. */
function needsAll(f: Filters): boolean {
  return [f.countries, f.confidences, f.hotspots, f.sources, f.datasets].some((chosen) => chosen.size > 0);
}

/** Loads all data in the page's language. A failure leaves what is loaded in place. */
export async function loadAll(): Promise<void> {
  const mine = ++turn;
  load.value = "loading";
  loadError.value = null;
  try {
    const first = await loadModel(dataLanguage());
    // What the filters of the address ask of must be known before it is drawn.
    const complete = first.large?.complete ?? null;
    const loaded = complete && needsAll(filters.peek()) ? await complete() : first;
    if (mine !== turn) return;
    batch(() => {
      model.value = loaded;
      load.value = "ready";
    });
  } catch (e) {
    if (mine !== turn) return;
    failed(e);
  }
}

/** Loads the data, and again whenever the language changes: their texts follow it. */
export function followData(): () => void {
  return effect(() => {
    dataLanguage();
    untracked(() => void loadAll());
  });
}

/** What a large pack is filtered by, and the figures, are fetched when they are first used. */
export function followUse(): () => void {
  return effect(() => {
    const m = model.value;
    const complete = m?.large?.complete;
    const opened = picked.value !== null || page.value === "filters" || coverage.value || measured.value !== null;
    if (!complete || !(opened || allWanted.value || needsAll(filters.value))) return;
    const mine = turn;
    complete().then((whole) => mine === turn && model.peek() === m && (model.value = whole), failed);
  });
}

function failed(e: unknown): void {
  batch(() => {
    loadError.value = e instanceof Error ? e.message : String(e);
    load.value = "failed";
  });
}

/** An event of a large pack may be opened before its id is known, or its row:
 * finds out what is missing. */
export function followOpened(): () => void {
  return effect(() => {
    const [m, p] = [model.value, picked.value];
    if (!m?.large || p?.what !== "event") return;
    const { large } = m;
    const row = m.rowOf.get(p.id);
    const settle = (id: string) => {
      if (model.peek() === m && picked.peek() === p) stepTo({ what: "event", id });
    };
    if (row !== undefined)
      void large.idOf(row).then(
        (id) => id !== p.id && settle(id),
        () => undefined,
      );
    else
      void large.find(p.id).then(
        (found) => found !== null && settle(p.id),
        () => undefined,
      );
  });
}

/** The name of what is open; null if nothing is. */
export function openName(): string | null {
  const m = model.value;
  const p = picked.value;
  if (page.value === "about") return t("page.about");
  if (!m || !p) return null;
  if (p.what === "country") return countryName(p.id);
  if (p.what === "hotspot") return m.hotspotOf.get(p.id)?.name ?? null;
  const row = m.rowOf.get(p.id);
  return row === undefined ? null : m.columns.text.title(row);
}

/** Keeps the document's title and description in step with what is open and with the language. */
export function followTitle(): () => void {
  return effect(() => {
    const name = openName();
    document.title = name ? `${name} – mapd` : "mapd";
    document.querySelector('meta[name="description"]')?.setAttribute("content", t("page.description"));
  });
}
