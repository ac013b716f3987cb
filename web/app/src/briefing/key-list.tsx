// The keys of a briefing, told on request.

import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Icon } from "../panels/icon";
import { t } from "../words";

/** Whether the list is open. */
export const keysShown = signal(false);

export function KeyDialog() {
  return keysShown.value ? <Opened /> : null;
}

function Opened() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const rows: [string[], string][] = [
    [["→", "↓", t("keys.space"), "Page Down"], t("present.next")],
    [["←", "↑", "Page Up"], t("present.previous")],
    [["Home", "End"], t("present.keyEnds")],
    [["3", "Enter"], t("present.keyNumber")],
    [["B", "."], t("present.keyBlack")],
    [["F"], t("present.keyFull")],
    [["N"], t("present.presenter")],
    [["R"], t("present.playPeriod")],
    [["A"], t("present.keyAuto")],
    [["P"], t("present.print")],
    [["?"], t("keys.help")],
  ];
  return (
    <dialog
      ref={dialog}
      class="keys"
      aria-labelledby="story-keys"
      onClose={() => (keysShown.value = false)}
      onClick={(e) => e.target === e.currentTarget && e.currentTarget.close()}
    >
      <div class="keys-body">
        <header>
          <h2 id="story-keys">{t("keys.head")}</h2>
          <button class="ib" type="button" aria-label={t("common.close")} onClick={() => dialog.current?.close()}>
            <Icon name="close" />
          </button>
        </header>
        <dl class="story-keys">
          {rows.map(([keys, what]) => (
            <div key={what}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </div>
    </dialog>
  );
}
