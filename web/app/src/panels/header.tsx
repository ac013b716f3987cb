import { oneFile } from "../one-file";
import { shareShown } from "../share/shown";
import { embed } from "../state/embed";
import { filtersSet } from "../state/families";
import { open, phone, show } from "../state/page";
import { t } from "../words";
import { Icon, Logo } from "./icon";
import { Menu } from "./menu";
import { Search } from "./search";

/** The mark, the search field and the menu; on a phone it lies over the map. */
export function Header() {
  return (
    <header class="mast">
      <a
        class="logo"
        href="./"
        aria-label={t("panel.home")}
        onClick={(e) => {
          if (e.metaKey || e.ctrlKey || e.shiftKey) return;
          e.preventDefault();
          open(null);
        }}
      >
        <Logo />
        <span class="wordmark">mapd</span>
      </a>
      <Search />
      {phone.value && (
        <button
          class={`ib${filtersSet.value ? " on" : ""}`}
          type="button"
          aria-label={filtersSet.value ? t("panel.filtersSet", { n: filtersSet.value }) : t("panel.filters")}
          onClick={() => show("filters")}
        >
          <Icon name="filter" />
        </button>
      )}
      {!phone.value && !embed.value && !oneFile && (
        <button
          class="ib"
          type="button"
          aria-label={t("share.open")}
          title={t("share.open")}
          aria-haspopup="dialog"
          onClick={() => (shareShown.value = true)}
        >
          <Icon name="share" />
        </button>
      )}
      <Menu />
    </header>
  );
}
