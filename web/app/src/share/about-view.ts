// What a file, a picture or a citation says of the view that it was made from.

import type { Dataset } from "../api/events";
import { isoDay } from "../state/days";
import type { Model } from "../state/model";
import type { Selection } from "../state/selection";

export interface AboutView {
  /** First and last day of the window, YYYY-MM-DD. */
  from: string;
  to: string;
  /** The whole address of the view. */
  address: string;
  dataVersion: number;
  /** The day on which it was made, YYYY-MM-DD, as the reader's clock has it. */
  accessed: string;
  licence: string;
  credit: string;
  /** Events that pass the filters but have no date. They are left out. */
  undated: number;
}

const both = (texts: readonly string[]) => [...new Set(texts.filter(Boolean))].join("; ");

/** The reader's own calendar day. */
export function today(now = new Date()): string {
  const pad = (n: number) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

/** Licence and credit are those of the datasets given. */
export function aboutView(m: Model, s: Selection, address: string, datasets: readonly Dataset[]): AboutView {
  return {
    from: isoDay(s.window.from),
    to: isoDay(s.window.to),
    address,
    dataVersion: m.dataVersion,
    accessed: today(),
    licence: both(datasets.map((d) => d.licence)),
    credit: both(datasets.map((d) => d.credit)),
    undated: s.undated,
  };
}

/** "mapd-events-2025-10-01_2025-10-31.csv". */
export function fileName(what: string, { from, to }: Pick<AboutView, "from" | "to">, extension: string): string {
  return `mapd-${what}-${from}_${to}.${extension}`;
}
