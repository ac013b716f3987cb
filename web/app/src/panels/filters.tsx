import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { countryName } from "../state/countries";
import { clearFilters, filtersSet, toggleIn } from "../state/families";
import { listOf, type Model } from "../state/model";
import { capital, countText } from "../state/numbers";
import { open, shown } from "../state/page";
import { type Filters as FilterSets, meets, OUT, passing } from "../state/selection";
import { filters, window_ } from "../state/store";
import { FAMILIES, type Kind } from "../state/words";
import { Disc, Icon } from "./icon";

const NONE: ReadonlySet<never> = new Set();

/** Counts per value of what the window holds, as if the filter on that one property were not set. */
function useCounts(model: Model, without: Partial<FilterSets>, values: (row: number) => string[]): Map<string, number> {
  const f = filters.value;
  const w = window_.value;
  return useMemo(() => {
    const out = new Map<string, number>();
    if (!w) return out;
    const pass = passing(model, { ...f, ...without });
    for (let row = 0; row < model.columns.rows; row++) {
      if (!pass[row] || meets(model.columns, row, w) === OUT) continue;
      for (const v of values(row)) out.set(v, (out.get(v) ?? 0) + 1);
    }
    return out;
  }, [model, f, w]);
}

/** What the map shows: kinds, countries and how sure the events are. */
export function Filters({ model }: { model: Model }) {
  const s = shown.value;
  return (
    <div class="flt-page">
      <div class="flt-head">
        <h1>Filters</h1>
        <button class="btn" type="button" onClick={() => open(null)}>
          Done <Icon name="close" size={16} />
        </button>
      </div>
      <div class="flt">
        <Kinds model={model} />
        <Countries model={model} />
        <Confidences model={model} />
      </div>
      <div class="flt-foot">
        <span class="small n">{s ? `${countText(s.rows.length, "event")} in this window` : ""}</span>
        {filtersSet.value > 0 && (
          <button class="link" type="button" onClick={clearFilters}>
            Clear
          </button>
        )}
        <button class="btn solid" type="button" onClick={() => open(null)}>
          Show list
        </button>
      </div>
    </div>
  );
}

interface OptionProps {
  on: boolean;
  count: number;
  name: string;
  toggle: () => void;
  children: ComponentChildren;
}

function Option({ on, count, name, toggle, children }: OptionProps) {
  return (
    <label class={`opt${count === 0 ? " zero" : ""}`}>
      <input type="checkbox" name={name} checked={on} onChange={toggle} />
      {children}
      <em class="n">{count}</em>
    </label>
  );
}

function Kinds({ model }: { model: Model }) {
  const c = model.columns;
  const counts = useCounts(model, { kinds: NONE, families: NONE }, (row) => [c.dictionaries.kinds[c.kind[row]]]);
  const present = [...model.kindAt].sort(
    (a, b) => FAMILIES.indexOf(a.family) - FAMILIES.indexOf(b.family) || a.label.localeCompare(b.label, "en"),
  );
  const toggle = (k: Kind) => {
    const f = filters.value;
    if (!f.families.has(k.family)) return toggleIn("kinds", k.id);
    // Its whole family is off: bring back this kind alone.
    const families = new Set(f.families);
    families.delete(k.family);
    const others = present.filter((x) => x.family === k.family && x.id !== k.id).map((x) => x.id);
    const kinds = new Set([...f.kinds, ...others]);
    kinds.delete(k.id);
    filters.value = { ...f, families, kinds };
  };
  return (
    <fieldset>
      <legend>Kind</legend>
      <div class="two">
        {present.map((k) => (
          <Option
            key={k.id}
            name="kind"
            on={!filters.value.kinds.has(k.id) && !filters.value.families.has(k.family)}
            count={counts.get(k.id) ?? 0}
            toggle={() => toggle(k)}
          >
            <Disc glyph={k.glyph} family={k.family} />
            <span>{k.label}</span>
          </Option>
        ))}
      </div>
    </fieldset>
  );
}

function Countries({ model }: { model: Model }) {
  const c = model.columns;
  const counts = useCounts(model, { countries: NONE }, (row) => listOf(c.countries, row).map((i) => c.dictionaries.countries[i]));
  const codes = [...c.dictionaries.countries].sort(
    (a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || countryName(a).localeCompare(countryName(b), "en"),
  );
  return (
    <fieldset>
      <legend>Country{filters.value.countries.size > 0 ? ", only" : ", all"}</legend>
      <div class="two">
        {codes.map((code) => (
          <Option
            key={code}
            name="country"
            on={filters.value.countries.has(code)}
            count={counts.get(code) ?? 0}
            toggle={() => toggleIn("countries", code)}
          >
            <span>{countryName(code)}</span>
          </Option>
        ))}
      </div>
    </fieldset>
  );
}

function Confidences({ model }: { model: Model }) {
  const c = model.columns;
  const counts = useCounts(model, { confidences: NONE }, (row) => [c.dictionaries.confidences[c.confidence[row]]]);
  return (
    <fieldset>
      <legend>How sure{filters.value.confidences.size > 0 ? ", only" : ", all"}</legend>
      <div class="two">
        {c.dictionaries.confidences.map((x) => (
          <Option
            key={x}
            name="confidence"
            on={filters.value.confidences.has(x)}
            count={counts.get(x) ?? 0}
            toggle={() => toggleIn("confidences", x)}
          >
            <span>{capital(x)}</span>
          </Option>
        ))}
      </div>
    </fieldset>
  );
}
