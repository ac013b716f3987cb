import { useEffect, useState } from "preact/hooks";
import { ApiError, isAbort } from "../api/http";

export type Loaded<T> = { is: "waiting" } | { is: "here"; value: T } | { is: "failed"; text: string; missing: boolean };

/** Loads something for as long as the component stands and the inputs are the same; `again` asks once more. */
export function useLoad<T>(
  load: (signal: AbortSignal) => Promise<T>,
  inputs: unknown[],
): { state: Loaded<T>; again: () => void } {
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<Loaded<T>>({ is: "waiting" });
  useEffect(() => {
    const stop = new AbortController();
    setState({ is: "waiting" });
    load(stop.signal).then(
      (value) => !stop.signal.aborted && setState({ is: "here", value }),
      (e: unknown) => {
        if (stop.signal.aborted || isAbort(e)) return;
        const missing = e instanceof ApiError && e.failure === "missing";
        setState({ is: "failed", text: e instanceof Error ? e.message : String(e), missing });
      },
    );
    return () => stop.abort();
  }, [...inputs, attempt]);
  return { state, again: () => setAttempt((n) => n + 1) };
}
