import { useEffect, useRef, useState } from "preact/hooks";
import { helpShown } from "../reach/help";
import { shareShown } from "../share/shown";
import { show } from "../state/page";
import { theme } from "../state/store";
import { chooseTheme, type Theme } from "../state/theme";
import { t } from "../words";
import { Icon } from "./icon";
import { LanguageChoice } from "./language-choice";

const THEMES: readonly Theme[] = ["auto", "light", "dark"];

/** Theme, About and the data, behind one button. */
export function Menu() {
  const [shown, setShown] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!shown) return;
    const away = (e: Event) => !box.current?.contains(e.target as Node) && setShown(false);
    addEventListener("pointerdown", away);
    return () => removeEventListener("pointerdown", away);
  }, [shown]);
  const keys = (e: KeyboardEvent) => {
    if (e.key !== "Escape" || !shown) return;
    e.stopPropagation();
    setShown(false);
    button.current?.focus();
  };
  return (
    <div class="menu-box" ref={box} onKeyDown={keys}>
      <button
        ref={button}
        class="ib"
        type="button"
        aria-label={t("panel.menu")}
        aria-expanded={shown}
        aria-controls="menu"
        onClick={() => setShown(!shown)}
      >
        <Icon name="menu" />
      </button>
      {shown && <MenuBody close={() => setShown(false)} />}
    </div>
  );
}

function MenuBody({ close }: { close: () => void }) {
  return (
    <div class="menu" id="menu">
      <fieldset>
        <legend>{t("panel.colours")}</legend>
        {THEMES.map((value) => (
          <label key={value}>
            <input type="radio" name="theme" value={value} checked={theme.value === value} onChange={() => chooseTheme(value)} />
            {t(`panel.theme.${value}`)}
          </label>
        ))}
      </fieldset>
      <LanguageChoice />
      <ul>
        <li>
          <button
            type="button"
            onClick={() => {
              close();
              shareShown.value = true;
            }}
          >
            {t("share.open")}
          </button>
        </li>
        <li>
          <button
            type="button"
            onClick={() => {
              show("about");
              close();
            }}
          >
            {t("panel.aboutMap")}
          </button>
        </li>
        <li>
          <button
            type="button"
            onClick={() => {
              close();
              helpShown.value = true;
            }}
          >
            {t("keys.head")}
          </button>
        </li>
        <li>
          <a href="/api">{t("panel.data")}</a>
        </li>
        <li>
          <a href="/api/collections/events/items?f=json">{t("panel.geojson")}</a>
        </li>
      </ul>
    </div>
  );
}
