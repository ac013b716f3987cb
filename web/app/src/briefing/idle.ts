import { useEffect, useState } from "preact/hooks";

/** After so many milliseconds without a move of the mouse, it is hidden. */
const IDLE_MS = 2500;

/** Whether nobody has moved the mouse for a while. */
export function useIdle(watching: boolean): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    if (!watching) return;
    let timer = setTimeout(() => setIdle(true), IDLE_MS);
    const moved = () => {
      clearTimeout(timer);
      setIdle(false);
      timer = setTimeout(() => setIdle(true), IDLE_MS);
    };
    addEventListener("pointermove", moved);
    return () => {
      clearTimeout(timer);
      removeEventListener("pointermove", moved);
      setIdle(false);
    };
  }, [watching]);
  return watching && idle;
}
