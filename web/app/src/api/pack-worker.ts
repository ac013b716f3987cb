// Puts the parts of a large pack together, away from the page's own thread:
// first what is drawn, then what is filtered by.

import { type Core, type Filtered, PackError, readCore, readFilters } from "./pack";
import { type Merged, mergeCores, mergeFilters } from "./pack-merge";
import { Part } from "./part";

export type Ask = { what: "core" | "filters"; parts: ArrayBuffer[] };
export type Answer =
  | { what: "core"; core: Core; origin: Uint32Array }
  | { what: "filters"; filters: Filtered }
  | { what: "failed"; fault: string | null };

let merged: Merged | null = null;

function answer({ what, parts }: Ask): Answer {
  if (what === "core") {
    merged = mergeCores(parts.map((bytes) => readCore(new Part(bytes))));
    return { what, ...merged };
  }
  return {
    what,
    filters: mergeFilters(
      parts.map((bytes) => readFilters(new Part(bytes))),
      merged!,
    ),
  };
}

self.onmessage = ({ data }: MessageEvent<Ask>) => {
  try {
    self.postMessage(answer(data));
  } catch (error) {
    const failed: Answer = { what: "failed", fault: error instanceof PackError ? error.what : null };
    self.postMessage(failed);
  }
};
