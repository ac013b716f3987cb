// The records that scenes cite, loaded when they are wanted and kept.

import { signal } from "@preact/signals";
import { type Cited, loadCited } from "../api/briefing";
import type { Model } from "../state/model";
import type { Mark } from "./marks";
import { marksIn } from "./marks";
import type { Citation, Scene } from "./model";

/** By id; null for what could not be had. */
const here = signal<ReadonlyMap<string, Cited | null>>(new Map());
/** What the kept ones belong to: they follow the data and the language. */
let made = "";
const asked = new Map<string, Promise<void>>();

/** Where an id belongs: as the scene says, else as the data do; null if nobody knows it. */
export function citationOf(m: Model, { citations }: Pick<Scene, "citations">, id: string): Citation | null {
  const said = citations?.find((c) => c.id === id);
  if (said) return said;
  if (m.rowOf.get(id) !== undefined) return { collection: "events", id };
  if (m.hotspotOf.has(id)) return { collection: "hotspots", id };
  if (m.flows.some((f) => f.id === id)) return { collection: "flows", id };
  return m.sourceOf.has(id) ? { collection: "sources", id } : null;
}

function keep(id: string, cited: Cited | null, forWhat: string): void {
  if (forWhat === made) here.value = new Map(here.peek()).set(id, cited);
}

function want(m: Model, citation: Citation): Promise<void> {
  const state = `${m.store} ${m.dataVersion} ${m.lang}`;
  if (state !== made) {
    made = state;
    asked.clear();
    here.value = new Map();
  }
  const { id } = citation;
  let coming = asked.get(id);
  if (!coming) {
    coming = loadCited(citation, m.lang).then(
      (cited) => keep(id, cited, state),
      () => keep(id, null, state),
    );
    asked.set(id, coming);
  }
  return coming;
}

/** Asks for what the texts of scenes cite. Resolves once all of it is here, or cannot be had. */
export async function wantCited(m: Model, scenes: readonly Scene[]): Promise<void> {
  const wanted = scenes.flatMap((s) => marksIn(s.text).map((mark: Mark) => citationOf(m, s, mark.id)));
  await Promise.all(wanted.filter((c) => c !== null).map((c) => want(m, c)));
}

/** A cited record; undefined while it is not here, null if it cannot be had. Reads a signal. */
export const citedOf = (id: string): Cited | null | undefined => here.value.get(id);
