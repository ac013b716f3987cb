import { useEffect, useRef, useState } from "preact/hooks";
import { isAbort } from "../api/http";

export interface Job {
  busy: boolean;
  /** What to say of it: that it runs, what came of it, or what went wrong. */
  said: string;
  failed: boolean;
  run: (saying: string, work: (signal: AbortSignal) => Promise<string>) => void;
}

/** Something that takes a moment, one at a time; it ends with the component.
 * `sayError` puts what went wrong into words. */
export function useJob(sayError: (error: unknown) => string): Job {
  const [state, setState] = useState({ busy: false, said: "", failed: false });
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const run: Job["run"] = (saying, work) => {
    stop.current?.abort();
    const mine = new AbortController();
    stop.current = mine;
    const tell = (said: string, busy: boolean, failed: boolean) => stop.current === mine && setState({ busy, said, failed });
    tell(saying, true, false);
    work(mine.signal).then(
      (said) => tell(said, false, false),
      (e: unknown) => !isAbort(e) && tell(sayError(e), false, true),
    );
  };
  return { ...state, run };
}
