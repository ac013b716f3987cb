import { facetName } from "../state/facet-names";
import { clearFilters, filtersSet, type SetName, toggleFamily, toggleIn } from "../state/families";
import type { Model } from "../state/model";
import { filters } from "../state/store";
import { FAMILIES } from "../state/words";
import { t } from "../words";
import { Icon } from "./icon";

/** Sets that name what shows; kinds and families name what does not. */
const SETS: readonly SetName[] = ["countries", "hotspots", "sources", "confidences", "datasets"];

/** The filters that are set, each with a way to take it off. */
export function Chips({ model }: { model: Model }) {
  if (filtersSet.value === 0) return null;
  const f = filters.value;
  return (
    <div class="chips" role="group" aria-label={t("panel.chips")}>
      {SETS.flatMap((set) =>
        [...f[set]].map((value) => (
          <Chip key={`${set} ${value}`} text={facetName(model, set, value)} off={() => toggleIn(set, value)} />
        )),
      )}
      {FAMILIES.filter((x) => f.families.has(x)).map((x) => (
        <Chip key={x} text={t("panel.without", { what: t(`family.${x}`) })} off={() => toggleFamily(x)} />
      ))}
      {[...f.kinds].map((k) => (
        <Chip key={k} text={t("panel.without", { what: facetName(model, "kinds", k) })} off={() => toggleIn("kinds", k)} />
      ))}
      <button class="link" type="button" onClick={() => clearFilters()}>
        {t("panel.clear")}
      </button>
    </div>
  );
}

function Chip({ text, off }: { text: string; off: () => void }) {
  return (
    <button class="chip" type="button" aria-label={t("panel.chipOff", { filter: text })} onClick={off}>
      <span>{text}</span>
      <Icon name="close" size={12} />
    </button>
  );
}
