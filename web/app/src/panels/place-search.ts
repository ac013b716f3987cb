// Asks for places while a name is typed: once the typing rests, and only for
// the newest text.

import { effect, signal } from "@preact/signals";
import { ApiError, isAbort } from "../api/http";
import { findPlaces } from "../api/places";
import { oneFile } from "../one-file";
import type { FoundPlace } from "../state/found";
import { language } from "../words";

/** What is known of the text: nothing yet, the places, or that none can be asked for. */
export type PlaceHits = { state: "asking" } | { state: "away" } | { state: "ready"; places: readonly FoundPlace[] };

const REST_MS = 180;
const MIN_LETTERS = 2;
const SHOWN = 5;

export class PlaceSearch {
  /** What is looked for. */
  readonly text = signal("");
  readonly hits = signal<PlaceHits | null>(null);

  /** Follows the text. Returns what ends it. */
  follow(): () => void {
    if (oneFile) return () => undefined; // the gazetteer is the server's
    return effect(() => {
      const text = this.text.value.trim();
      const lang = language.value;
      if ([...text].length < MIN_LETTERS) {
        this.hits.value = null;
        return;
      }
      const stop = new AbortController();
      const timer = setTimeout(() => void this.ask(text, lang, stop.signal), REST_MS);
      return () => {
        clearTimeout(timer);
        stop.abort();
      };
    });
  }

  private async ask(text: string, lang: string, signal: AbortSignal): Promise<void> {
    if (this.hits.peek()?.state !== "ready") this.hits.value = { state: "asking" };
    try {
      const places = await findPlaces(text, lang, signal);
      if (!signal.aborted) this.hits.value = { state: "ready", places: places.slice(0, SHOWN) };
    } catch (error) {
      if (isAbort(error) || signal.aborted) return;
      // A text that is no name, such as a comma, is refused: nothing is called so.
      const noName = error instanceof ApiError && error.failure === "refused";
      this.hits.value = noName ? { state: "ready", places: [] } : { state: "away" };
    }
  }
}
