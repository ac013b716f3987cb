// A pack of many parts: what is drawn comes first, what is filtered by after
// it, and texts when they are read. All is put together in a worker.

import { LargeState } from "../state/large";
import type { Columns, Large, Model } from "../state/model";
import { findRow } from "./find-row";
import { getBytes } from "./http";
import { readable } from "./load";
import { type Core, columnsOf, type Filtered, PackError } from "./pack";
import type { Answer, Ask } from "./pack-worker";
import { Texts } from "./texts";

/** A part as the manifest names it. */
export interface LargePart {
  rows: number;
  href: string;
  filters: string;
  texts: string;
}

export interface LargePack {
  /** Without what is filtered by: nothing is known of that yet. */
  columns: Columns;
  texts: Texts;
  /** The model of these columns, with what comes later. */
  modelOf: (m: Model) => Model;
}

const BINARY = "application/octet-stream";

/** Nothing of what is filtered by. */
function nothing(core: Core): Filtered {
  const none = { offsets: new Uint32Array(core.rows + 1), index: new Uint16Array(0) };
  const numbers = new Float64Array(0);
  const codes = new Uint8Array(0);
  return {
    confidence: new Uint8Array(core.rows),
    dataset: new Uint16Array(core.rows),
    precision: new Uint8Array(core.rows),
    countries: core.countries,
    hotspots: none,
    sources: none,
    figures: {
      offsets: none.offsets,
      measure: new Uint16Array(0),
      unit: new Uint16Array(0),
      low: numbers,
      best: numbers,
      high: numbers,
      qualifier: codes,
      sort: codes,
      part: codes,
    },
    words: {
      countries: core.words.countries,
      hotspots: core.words.hotspots,
      confidences: [""],
      precisions: [""],
      datasets: [""],
      sources: [],
      measures: [],
      units: [],
      qualifiers: [],
    },
  };
}

/** A worker that is asked one thing after the other. */
class Merger {
  private readonly worker = new Worker(new URL("./pack-worker.ts", import.meta.url), { type: "module" });

  /** The bytes are the worker's afterwards. Rejects with PackError. */
  ask<W extends Ask["what"]>(what: W, parts: ArrayBuffer[]): Promise<Extract<Answer, { what: W }>> {
    return new Promise((resolve, reject) => {
      this.worker.onerror = () => reject(new PackError("its parts cannot be put together"));
      this.worker.onmessage = ({ data }: MessageEvent<Answer>) => {
        if (data.what === "failed") reject(new PackError(data.fault ?? "its parts cannot be put together"));
        else resolve(data as Extract<Answer, { what: W }>);
      };
      this.worker.postMessage({ what, parts } satisfies Ask, parts);
    });
  }

  end(): void {
    this.worker.terminate();
  }
}

/** What comes later, of a model with the first columns. */
function laterOf(m: Model, columns: Columns, texts: Texts, complete: () => Promise<Columns>): Large {
  const state = new LargeState();
  const later: Large = {
    complete: async () => {
      try {
        const all = await complete();
        return { ...m, columns: all, large: { ...later, complete: null } };
      } catch (error) {
        throw readable(error);
      }
    },
    idOf: (row) => texts.load(row).then(() => columns.text.id(row)),
    find: (id) => findRow(id, columns, texts),
    passing: (of, f) => state.passing(of, f),
    select: (of, w, pass) => state.select(of, w, pass),
    facets: (of, f, w) => state.facets(of, f, w),
    byFamily: (of, f, w) => state.byFamily(of, f, w),
    told: (s) => state.told(s),
    listing: (s) => state.listing(s),
  };
  return later;
}

/** Loads what is drawn. Rejects with ApiError or PackError. */
export async function loadLarge(
  parts: readonly LargePart[],
  textRows: number,
  addressOf: (href: string) => string,
): Promise<LargePack> {
  const fetchAll = (hrefs: string[]) => Promise.all(hrefs.map((href) => getBytes(addressOf(href), BINARY)));
  const merger = new Merger();
  try {
    const { core, origin } = await merger.ask("core", await fetchAll(parts.map((p) => p.href)));
    const texts = new Texts(origin, parts, textRows, (href) => getBytes(addressOf(href), BINARY));
    const complete = async () => {
      const { filters } = await merger.ask("filters", await fetchAll(parts.map((p) => p.filters)));
      merger.end();
      return columnsOf(core, filters, texts);
    };
    const columns = columnsOf(core, nothing(core), texts);
    return { columns, texts, modelOf: (m) => ({ ...m, large: laterOf(m, columns, texts, complete) }) };
  } catch (error) {
    merger.end();
    throw error;
  }
}
