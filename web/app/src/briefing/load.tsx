// Briefings come when they are asked for, or when this browser keeps a draft.

import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import { briefingsShown } from "../state/briefings";
import { t } from "../words";

interface Parts {
  Dock: FunctionComponent;
  Offer: FunctionComponent;
}

let kept: Parts | null = null;

/** Whether there is a draft in this browser. */
function hasDraft(): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith("mapd.draft."));
  } catch {
    return false; // switched off
  }
}

/** The part once it is here; null before, and while nobody wants it. */
function useParts(wanted: boolean): { parts: Parts | null; failed: boolean; again: () => void } {
  const [parts, setParts] = useState(kept);
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (!wanted) return;
    setFailed(false);
    if (kept) {
      setParts(kept);
      return;
    }
    import("./dock").then(
      (m) => setParts((kept = m)),
      () => setFailed(true),
    );
  }, [wanted, attempt]);
  return { parts, failed, again: () => setAttempt(attempt + 1) };
}

/** Stands in the page beside panel and map. */
export function Briefings() {
  const [draft] = useState(hasDraft);
  const shown = briefingsShown.value;
  const { parts, failed, again } = useParts(shown || draft);
  if (shown && parts) return <parts.Dock />;
  if (!shown || !failed) return null;
  return (
    <div class="notice alert share-failed" role="alert">
      <p>{t("share.failed")}</p>
      <p class="links">
        <button class="link" type="button" onClick={again}>
          {t("share.again")}
        </button>
        <button class="link" type="button" onClick={() => (briefingsShown.value = false)}>
          {t("common.close")}
        </button>
      </p>
    </div>
  );
}

/** Stands at the head of the panel. */
export function DraftOffer() {
  const [draft] = useState(hasDraft);
  const { parts } = useParts(draft);
  return parts && draft ? <parts.Offer /> : null;
}
