import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { fold } from "../state/search";
import { count, t } from "../words";
import { foreign } from "../words/choice";

export interface FacetEntry {
  id: string;
  label: string;
  /** The language of the label, if it is known. */
  lang?: string | undefined;
  count: number;
  on: boolean;
  mark?: ComponentChildren;
}

interface FacetProps {
  /** Of the checkboxes. */
  name: string;
  legend: string;
  /** In the order in which they stand. */
  entries: readonly FacetEntry[];
  toggle: (id: string) => void;
  /** What stands beside the legend: the way to take the choice back. */
  action?: { label: string; name: string; run: () => void } | null;
  /** All entries show at once. */
  whole?: boolean;
  /** Names are long: one column. */
  wide?: boolean;
}

/** A longer facet shows these many first. */
const FIRST = 6;
/** From so many entries on one can search among them. */
const SEARCHED = 12;

/** The values of one property as checkboxes, each with what the window holds of it. */
export function Facet({ name, legend, entries, toggle, action, whole, wide }: FacetProps) {
  const [all, setAll] = useState(false);
  const [text, setText] = useState("");
  const most = Math.max(1, ...entries.map((e) => e.count));
  const found = text.trim() ? entries.filter((e) => fold(e.label).includes(fold(text))) : entries;
  const short = !whole && !all && entries.length > FIRST + 1;
  const list = short ? found.filter((e, i) => i < FIRST || e.on) : found;
  return (
    <fieldset>
      <legend>
        <span>{legend}</span>
        {action && (
          <button class="link" type="button" aria-label={action.name} onClick={action.run}>
            {action.label}
          </button>
        )}
      </legend>
      {all && entries.length >= SEARCHED && (
        <input
          class="find"
          type="text"
          aria-label={t("panel.facetFind", { facet: legend })}
          placeholder={t("panel.facetFindShort")}
          value={text}
          onInput={(e) => setText(e.currentTarget.value)}
          onKeyDown={(e) => {
            if (e.key !== "Escape" || text === "") return;
            e.stopPropagation();
            setText("");
          }}
        />
      )}
      <div class={wide ? "one" : "two"}>
        {list.map((e) => (
          <Option key={e.id} name={name} entry={e} part={e.count / most} toggle={() => toggle(e.id)} />
        ))}
      </div>
      {list.length === 0 && <p class="small">{t("panel.facetNone", { text: text.trim() })}</p>}
      {!whole && entries.length > FIRST + 1 && (
        <button class="link more" type="button" aria-expanded={all} onClick={() => (setAll(!all), setText(""))}>
          {all ? t("panel.facetLess") : t("panel.facetMore", { n: entries.length - list.length })}
        </button>
      )}
    </fieldset>
  );
}

function Option({ name, entry: e, part, toggle }: { name: string; entry: FacetEntry; part: number; toggle: () => void }) {
  return (
    <label class={`opt${e.count === 0 ? " zero" : ""}`}>
      <input type="checkbox" name={name} checked={e.on} onChange={toggle} />
      {e.mark}
      <span lang={foreign(e.lang)}>
        {e.label}
        <i class="amount" style={{ width: `${Math.round(part * 100)}%` }} />
      </span>
      <em class="n">{count(e.count)}</em>
    </label>
  );
}
