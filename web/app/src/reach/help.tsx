// The keys of the page, shown by "?" and from the menu.

import { useEffect, useRef } from "preact/hooks";
import { Icon } from "../panels/icon";
import { type PlainKey, t } from "../words";
import { helpShown } from "./page-keys";
import { chooseSingleKeys, singleKeys } from "./single-keys";

/** Keys of one line: each is one key, or keys pressed together joined by "+". */
type Line = [keys: string[], what: PlainKey];

const GROUPS: [PlainKey, Line[]][] = [
  [
    "keys.anywhere",
    [
      [["?"], "keys.help"],
      [["/"], "keys.search"],
      [["Tab", "Shift+Tab"], "keys.tab"],
      [["Space"], "keys.play"],
      [["Esc"], "keys.close"],
    ],
  ],
  [
    "keys.time",
    [
      [["←", "→"], "keys.step"],
      [["Alt+←", "Alt+→"], "keys.day"],
      [["Page Up", "Page Down"], "keys.page"],
      [["Home", "End"], "keys.ends"],
    ],
  ],
  [
    "keys.bars",
    [
      [["←", "→"], "keys.bar"],
      [["Enter"], "keys.barChoose"],
      [["Shift+Enter"], "keys.barExtend"],
      [["+", "−", "0"], "keys.axis"],
    ],
  ],
  [
    "keys.map",
    [
      [["←", "↑", "→", "↓"], "keys.pan"],
      [["Enter"], "keys.mark"],
      [["+", "−", "0"], "keys.zoom"],
    ],
  ],
  [
    "keys.list",
    [
      [["↑", "↓"], "keys.rows"],
      [["Page Up", "Page Down", "Home", "End"], "keys.far"],
      [["Enter"], "keys.row"],
      [["k", "j"], "keys.rows"],
    ],
  ],
];

export function Help() {
  const dialog = useRef<HTMLDialogElement>(null);
  const on = helpShown.value;
  useEffect(() => {
    if (on) dialog.current?.showModal();
  }, [on]);
  if (!on) return null;
  const close = () => (helpShown.value = false);
  // The event "close" comes later, perhaps after the next key: Esc does not wait for it.
  const cancel = (e: Event) => {
    e.preventDefault();
    dialog.current?.close();
    close();
  };
  return (
    <dialog
      ref={dialog}
      class="keys"
      aria-labelledby="keys-head"
      onCancel={cancel}
      onClose={(e) => e.currentTarget.isConnected && close()}
      onClick={(e) => e.target === e.currentTarget && e.currentTarget.close()}
    >
      <div class="keys-body">
        <header>
          <h2 id="keys-head">{t("keys.head")}</h2>
          <button class="ib" type="button" aria-label={t("common.close")} onClick={() => dialog.current?.close()}>
            <Icon name="close" />
          </button>
        </header>
        <div class="keys-groups">
          {GROUPS.map(([head, lines]) => (
            <section key={head}>
              <h3>{t(head)}</h3>
              <dl>
                {lines.map(([keys, what]) => (
                  <div key={keys.join()}>
                    <dt>
                      {keys.map((k) => (
                        <KeyName key={k} text={k} />
                      ))}
                    </dt>
                    <dd>{t(what)}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
        <label class="keys-single">
          <input type="checkbox" checked={singleKeys.value} onChange={(e) => chooseSingleKeys(e.currentTarget.checked)} />
          {t("keys.single")}
        </label>
      </div>
    </dialog>
  );
}

function KeyName({ text }: { text: string }) {
  const parts = text.length > 1 ? text.split("+") : [text];
  return (
    <span>
      {parts.map((p) => (
        <kbd key={p}>{p === "Space" ? t("keys.space") : p}</kbd>
      ))}
    </span>
  );
}
