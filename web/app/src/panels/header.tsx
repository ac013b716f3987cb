import { filtersSet } from "../state/families";
import { open, phone, show } from "../state/page";
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
        aria-label="mapd, all events"
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
        <button class={`ib${filtersSet.value ? " on" : ""}`} type="button" aria-label="Filters" onClick={() => show("filters")}>
          <Icon name="filter" />
        </button>
      )}
      <Menu />
    </header>
  );
}
