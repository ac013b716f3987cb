// The dialog of sharing comes when it is first asked for.

import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../words";
import { shareShown } from "./shown";

type Dialog = FunctionComponent<{ close: () => void }>;

let kept: Dialog | null = null;

/** Stands in the page and shows the dialog as long as it is wanted. */
export function Share() {
  return shareShown.value ? <Loaded close={() => (shareShown.value = false)} /> : null;
}

function Loaded({ close }: { close: () => void }) {
  const [dialog, setDialog] = useState<{ is: Dialog | null }>({ is: kept });
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (kept) return;
    setFailed(false);
    import("./dialog").then(
      (m) => {
        kept = m.ShareDialog;
        setDialog({ is: kept });
      },
      () => setFailed(true),
    );
  }, [attempt]);
  if (dialog.is) return <dialog.is close={close} />;
  if (!failed) return null;
  return (
    <div class="notice alert share-failed" role="alert">
      <p>{t("share.failed")}</p>
      <p class="links">
        <button class="link" type="button" onClick={() => setAttempt(attempt + 1)}>
          {t("share.again")}
        </button>
        <button class="link" type="button" onClick={close}>
          {t("common.close")}
        </button>
      </p>
    </div>
  );
}
