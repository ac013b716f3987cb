import { chooseFile } from "../look/drop";
import { oneFile } from "../one-file";
import { helpShown } from "../reach/page-keys";
import { shareShown } from "../share/shown";
import { briefingPage } from "../state/addresses";
import { briefingsShown } from "../state/briefings";
import { embed } from "../state/embed";
import { show } from "../state/page";
import { theme } from "../state/store";
import { chooseTheme, type Theme } from "../state/theme";
import { t } from "../words";
import { LanguageChoice } from "./language-choice";
import { Popup } from "./popup";

const THEMES: readonly Theme[] = ["auto", "light", "dark"];

/** Theme, About and the data, behind one button. */
export function Menu() {
  return <Popup class="menu-box" id="menu" label={t("panel.menu")} icon="menu" body={(close) => <MenuBody close={close} />} />;
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
      {!oneFile && <LanguageChoice />}
      <ul>
        {oneFile && (
          <li>
            <a href={briefingPage("")}>{t("present.toBriefing")}</a>
          </li>
        )}
        {!embed.value && !oneFile && (
          <li>
            <button
              type="button"
              onClick={() => {
                close();
                briefingsShown.value = true;
              }}
            >
              {t("panel.briefings")}
            </button>
          </li>
        )}
        {!oneFile && (
          <>
            <li>
              <button
                type="button"
                onClick={() => {
                  close();
                  chooseFile();
                }}
              >
                {t("look.menu")}
              </button>
            </li>
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
          </>
        )}
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
        {!oneFile && (
          <>
            <li>
              <a href="api">{t("panel.data")}</a>
            </li>
            <li>
              <a href="api/collections/events/items?f=json">{t("panel.geojson")}</a>
            </li>
          </>
        )}
      </ul>
    </div>
  );
}
