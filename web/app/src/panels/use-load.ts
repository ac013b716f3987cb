import { useEffect, useState } from "preact/hooks";
import { ApiError, isAbort } from "../api/http";

/** `kept` is what was loaded before, where the server does not answer any more. */
export type Loaded<T> =
  | { is: "waiting" }
  | { is: "here"; value: T }
  | { is: "failed"; text: string; missing: boolean; kept: T | undefined };

/** What was loaded, by the name of what was asked for. */
const loaded = new Map<string, unknown>();

/** Loads something for as long as the component stands and the inputs are the same; `again` asks once more. What has a `name` is
 * kept for as long as the page is open. */
export function useLoad<T>(
  load: (signal: AbortSignal) => Promise<T>,
  inputs: unknown[],
  name?: string,
): { state: Loaded<T>; again: () => void } {
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<Loaded<T>>({ is: "waiting" });
  useEffect(() => {
    const stop = new AbortController();
    setState({ is: "waiting" });
    load(stop.signal).then(
      (value) => {
        if (name !== undefined) loaded.set(name, value);
        if (!stop.signal.aborted) setState({ is: "here", value });
      },
      (e: unknown) => {
        if (stop.signal.aborted || isAbort(e)) return;
        const missing = e instanceof ApiError && e.failure === "missing";
        const kept = name === undefined || missing ? undefined : (loaded.get(name) as T | undefined);
        setState({ is: "failed", text: e instanceof Error ? e.message : String(e), missing, kept });
      },
    );
    return () => stop.abort();
  }, [...inputs, attempt]);
  return { state, again: () => setAttempt((n) => n + 1) };
}
