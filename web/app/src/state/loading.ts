// Loads the data into the store and names the document after what is open.

import { batch, effect } from "@preact/signals";
import { loadModel } from "../api/load";
import { countryName } from "./countries";
import { page } from "./page";
import { load, loadError, model, picked } from "./store";

/** Loads all data. A failure leaves what is loaded in place. */
export async function loadAll(): Promise<void> {
  load.value = "loading";
  loadError.value = null;
  try {
    const loaded = await loadModel("en");
    batch(() => {
      model.value = loaded;
      load.value = "ready";
    });
  } catch (e) {
    batch(() => {
      loadError.value = e instanceof Error ? e.message : String(e);
      load.value = "failed";
    });
  }
}

function openName(): string | null {
  const m = model.value;
  const p = picked.value;
  if (page.value === "about") return "About";
  if (!m || !p) return null;
  if (p.what === "country") return countryName(p.id);
  if (p.what === "hotspot") return m.hotspotOf.get(p.id)?.name ?? null;
  const row = m.rowOf.get(p.id);
  return row === undefined ? null : m.columns.text.title(row);
}

/** Keeps the document's title in step with what is open. */
export function followTitle(): () => void {
  return effect(() => {
    const name = openName();
    document.title = name ? `${name} – mapd` : "mapd";
  });
}
