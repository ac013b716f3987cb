import type { ComponentChildren } from "preact";
import { DISAGREE, type Model } from "../state/model";
import { open } from "../state/page";
import { whereOf } from "../state/places";
import { hovered } from "../state/store";
import { unbroken } from "../state/unbroken";
import { dateAndYear, dayWord } from "../state/when";
import { t } from "../words";
import { foreign, yearFirst } from "../words/choice";
import { Disc, Icon } from "./icon";
import { memo } from "./memo";
import { WhereText } from "./where-text";

export interface RowProps {
  model: Model;
  row: number;
  hollow: boolean;
  /** Write the month too, where no month heading stands above; "year" writes the year below it. */
  dated?: "month" | "year";
  /** Write the kind instead of the place, where the place is known. */
  kind?: boolean;
  /** Its place in its month, from 1, and how many the month has, where not all are in the document. */
  at?: number;
  of?: number;
  /** Stands below the row: what is said of it. */
  children?: ComponentChildren;
  /** Whether the Tab key stops here; it does if this is not said. */
  tab?: boolean;
}

/** One event in a list. The text twin of its mark on the map. */
export const EventRow = memo(function EventRow({ model, row, hollow, dated, kind, at, of, tab, children }: RowProps) {
  const c = model.columns;
  c.text.want(row);
  const k = model.kindAt[c.kind[row]];
  const id = c.text.id(row);
  const when = c.text.when(row);
  const where = whereOf(model, row);
  return (
    <li aria-posinset={at} aria-setsize={of}>
      <button
        class="ev"
        type="button"
        data-event={id}
        data-row={row}
        tabIndex={tab === false ? -1 : undefined}
        onClick={() => open({ what: "event", id })}
        onMouseEnter={() => (hovered.value = { what: "event", id })}
        onMouseLeave={() => (hovered.value = null)}
        onFocus={() => (hovered.value = { what: "event", id })}
        onBlur={() => (hovered.value = null)}
      >
        <span class="d n">{dated ? <Dated when={when} year={dated === "year"} /> : dayWord(when)}</span>
        <Disc
          glyph={k.glyph}
          family={k.family}
          hollow={hollow}
          title={hollow ? t("panel.mayFallLabel", { kind: k.label }) : k.label}
        />
        <span class="tx">
          <span class="t" lang={foreign(model.titleLang)}>
            {unbroken(model, c.text.title(row))}
          </span>
          <span class="m">
            {kind ? (
              k.label
            ) : (
              <>
                {where.how === "country" && <i class="sq" />}
                <WhereText where={where} />
              </>
            )}
            {hollow && <span class="vh">{t("panel.mayFall")}</span>}
          </span>
          {(c.flags[row] & DISAGREE) !== 0 && (
            <Differ text={t(c.sources.offsets[row + 1] - c.sources.offsets[row] > 1 ? "panel.differ" : "panel.differOne")} />
          )}
        </span>
      </button>
      {children}
    </li>
  );
});

/** A date with its year apart; without more than a year, the year alone. */
function Dated({ when, year: shown }: { when: string; year: boolean }) {
  const { date, year } = dateAndYear(when);
  if (!date) return <>{year}</>;
  const small = year && <small class={shown ? undefined : "vh"}> {year} </small>;
  return yearFirst() ? (
    <>
      {small}
      {date}
    </>
  ) : (
    <>
      {date}
      {small}
    </>
  );
}

export function Differ({ text }: { text: string }) {
  return (
    <span class="tag">
      <Icon name="differ" size={12} />
      {text}
    </span>
  );
}
