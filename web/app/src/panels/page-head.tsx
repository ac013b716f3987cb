import type { ComponentChildren } from "preact";
import { focusSearch } from "../reach/page-keys";
import { open } from "../state/page";
import { t } from "../words";
import { Icon } from "./icon";

/** The way back to the list, over every page that is opened from it. */
export function Back({ text, children }: { text: string; children?: ComponentChildren }) {
  return (
    <div class="back">
      <button class="back-link" type="button" onClick={() => open(null)}>
        <Icon name="back" />
        {text}
      </button>
      {children}
    </div>
  );
}

/** What is asked for is not there (any more): says so, with two ways out. */
export function NotFound({ text }: { text: string }) {
  return (
    <>
      <Back text={t("panel.allEvents")} />
      <div class="notice">
        <h1 class="empty" tabIndex={-1}>
          {text}
        </h1>
        <p class="small">{t("panel.oldAddress")}</p>
        <p class="links">
          <button class="link" type="button" onClick={focusSearch}>
            {t("panel.searchIt")}
          </button>
          <button class="link" type="button" onClick={() => open(null)}>
            {t("panel.seeAll")}
          </button>
        </p>
      </div>
    </>
  );
}
