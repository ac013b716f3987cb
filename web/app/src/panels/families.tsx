import { familiesPresent, familyCounts, onlyFamily, toggleFamily } from "../state/families";
import { filters } from "../state/store";
import type { Family } from "../state/words";
import { count, t } from "../words";

/** The families with their counts in the window. Each is also a filter. */
export function Families() {
  const counts = familyCounts.value;
  return (
    <div class="fam n" role="group" aria-label={t("panel.families")}>
      {familiesPresent.value.map((f) => (
        <FamilyButton key={f} family={f} certain={counts?.[f][0] ?? 0} possible={counts?.[f][1] ?? 0} />
      ))}
    </div>
  );
}

function FamilyButton({ family, certain, possible }: { family: Family; certain: number; possible: number }) {
  const on = !filters.value.families.has(family);
  const label = t(`family.${family}`);
  return (
    <button
      type="button"
      class={`k-${family}`}
      aria-pressed={on}
      aria-label={
        possible > 0
          ? t("panel.familyPossible", { family: label, certain, possible })
          : t("panel.family", { family: label, certain })
      }
      title={t(on ? "panel.familyHide" : "panel.familyShow", { family: label })}
      onClick={(e) => (e.altKey ? onlyFamily(family) : e.detail < 2 && toggleFamily(family))}
      onDblClick={(e) => !e.altKey && onlyFamily(family)}
    >
      <i />
      <b>
        {count(certain)}
        {possible > 0 && <small>+{count(possible)}</small>}
      </b>
      <span>{label}</span>
    </button>
  );
}
