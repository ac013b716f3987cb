// Parts of the page that come in files of their own, after the map.

import type { ComponentType, VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { turn } from "./slices";
import { inTurn } from "./turns";
import { t } from "./words";

/** A component that stands for another one until its file is here, which comes
 * in its turn, or `first`. Meanwhile it shows `waiting`; if the file cannot be
 * had, it says so and offers another try. */
export function later<P extends object>(
  fetchPart: () => Promise<ComponentType<P>>,
  waiting: (notice: VNode | null) => VNode | null = (notice) => notice,
  first = false,
): ComponentType<P> {
  let kept: ComponentType<P> | null = null;
  return function Later(props: P) {
    const [here, setHere] = useState<{ part: ComponentType<P> | null }>({ part: kept });
    const [failed, setFailed] = useState(false);
    const [attempt, setAttempt] = useState(0);
    useEffect(() => {
      if (kept) return;
      setFailed(false);
      inTurn(() => apart(fetchPart), first).then(
        (part) => {
          kept = part;
          setHere({ part });
        },
        () => setFailed(true),
      );
    }, [attempt]);
    if (here.part) return <here.part {...props} />;
    return waiting(failed ? <PartFailed again={() => setAttempt(attempt + 1)} /> : null);
  };
}

/** The code of a part is run in one task, and drawn in another. */
async function apart<T>(fetchPart: () => Promise<T>): Promise<T> {
  const part = await fetchPart();
  await turn();
  return part;
}

function PartFailed({ again }: { again: () => void }) {
  return (
    <div class="notice alert part-failed" role="alert">
      <p>{t("share.failed")}</p>
      <p class="small">
        <button class="link" type="button" onClick={again}>
          {t("share.again")}
        </button>
      </p>
    </div>
  );
}
