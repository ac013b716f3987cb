import { filtersSet } from "../state/families";
import { show } from "../state/page";
import { t } from "../words";
import { Icon } from "./icon";

/** Opens the filters and says how many are set. */
export function FiltersButton() {
  const n = filtersSet.value;
  return (
    <button class="btn" type="button" onClick={() => show("filters")}>
      <Icon name="filter" size={16} />
      {n > 0 ? t("panel.filtersSet", { n }) : t("panel.filters")}
    </button>
  );
}
