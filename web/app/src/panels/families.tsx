import { familiesPresent, familyCounts, onlyFamily, toggleFamily } from "../state/families";
import { filters } from "../state/store";
import { FAMILY_LABEL, type Family } from "../state/words";

/** The families with their counts in the window. Each is also a filter. */
export function Families() {
  const counts = familyCounts.value;
  return (
    <div class="fam n" role="group" aria-label="Families of events, press to show or hide">
      {familiesPresent.value.map((f) => (
        <FamilyButton key={f} family={f} certain={counts?.[f][0] ?? 0} possible={counts?.[f][1] ?? 0} />
      ))}
    </div>
  );
}

function FamilyButton({ family, certain, possible }: { family: Family; certain: number; possible: number }) {
  const on = !filters.value.families.has(family);
  const label = FAMILY_LABEL[family];
  const more = possible > 0 ? `, ${possible} more possible` : "";
  return (
    <button
      type="button"
      class={`k-${family}`}
      aria-pressed={on}
      aria-label={`${label}: ${certain}${more}`}
      title={`${on ? "Hide" : "Show"} ${label.toLowerCase()}. Double-click or Alt: only this`}
      onClick={(e) => (e.altKey ? onlyFamily(family) : e.detail < 2 && toggleFamily(family))}
      onDblClick={(e) => !e.altKey && onlyFamily(family)}
    >
      <i />
      <b>
        {certain}
        {possible > 0 && <small>+{possible}</small>}
      </b>
      <span>{label}</span>
    </button>
  );
}
