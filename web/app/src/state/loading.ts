// Loads the data into the store and names the document after what is open.

import { batch, effect, untracked } from "@preact/signals";
import { loadModel } from "../api/load";
import { t } from "../words";
import { dataLanguage } from "../words/choice";
import { countryName } from "./countries";
import { page } from "./page";
import { load, loadError, model, picked } from "./store";

let turn = 0;

/** Loads all data in the page's language. A failure leaves what is loaded in place. */
export async function loadAll(): Promise<void> {
  const mine = ++turn;
  load.value = "loading";
  loadError.value = null;
  try {
    const loaded = await loadModel(dataLanguage());
    if (mine !== turn) return;
    batch(() => {
      model.value = loaded;
      load.value = "ready";
    });
  } catch (e) {
    if (mine !== turn) return;
    batch(() => {
      loadError.value = e instanceof Error ? e.message : String(e);
      load.value = "failed";
    });
  }
}

/** Loads the data, and again whenever the language changes: their texts follow it. */
export function followData(): () => void {
  return effect(() => {
    dataLanguage();
    untracked(() => void loadAll());
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
