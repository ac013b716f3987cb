import { useMemo } from "preact/hooks";
import { dateOf, OPEN_END } from "../state/days";
import type { Model } from "../state/model";
import { insideOf, rowsOfHotspot, splitByWindow } from "../state/rows";
import { CERTAIN, meets } from "../state/selection";
import { window_ } from "../state/store";
import { t } from "../words";
import { EventRow } from "./event-row";
import { useMore } from "./use-more";

/** The events of a place: those of the window first, then those before, after and undated. */
export function PlaceEvents({ model, rows, place }: { model: Model; rows: readonly number[]; place?: string }) {
  const own = useMemo(() => (place === undefined ? null : new Set(rowsOfHotspot(model, place))), [model, place]);
  const named = (row: number) => own === null || own.has(row);
  const w = window_.value;
  const parts = useMemo(() => splitByWindow(model, rows, insideOf(model, w), w?.from ?? 0), [model, rows, w]);
  const hollow = (row: number) => !w || meets(model.columns, row, w) !== CERTAIN;
  return (
    <section class="sec">
      <h2>
        {t("panel.events")}
        <span>{t("panel.latest")}</span>
      </h2>
      {parts.in.length === 0 && <p class="small">{t("panel.noneInWindow")}</p>}
      <Rows model={model} rows={parts.in} hollow={hollow} named={named} />
      <Part title={t("panel.afterWindow")} model={model} rows={parts.after} named={named} />
      <Part title={t("panel.beforeWindow")} model={model} rows={parts.before} named={named} />
      <Part title={t("panel.undated")} model={model} rows={parts.undated} named={named} />
    </section>
  );
}

interface RowsProps {
  model: Model;
  rows: readonly number[];
  hollow: (row: number) => boolean;
  /** The row names the place itself; of others it is told where they were. */
  named: (row: number) => boolean;
}

function Part({ title, model, rows, named }: Omit<RowsProps, "hollow"> & { title: string }) {
  if (rows.length === 0) return null;
  return (
    <>
      <h3 class="apart">{title}</h3>
      <Rows model={model} rows={rows} hollow={() => false} named={named} />
    </>
  );
}

function Rows({ model, rows, hollow, named }: RowsProps) {
  const { first, end } = useMore(rows.length);
  return (
    <>
      <ul class="wide">
        {rows.slice(0, first).map((row, i) => (
          <EventRow
            key={row}
            model={model}
            row={row}
            hollow={hollow(row)}
            dated={i === 0 || yearOf(model, row) !== yearOf(model, rows[i - 1]) ? "year" : "month"}
            kind={named(row)}
          />
        ))}
      </ul>
      {end}
    </>
  );
}

/** The year that a row's date is written with: its last possible one. */
function yearOf(model: Model, row: number): number {
  const end = model.columns.end[row];
  return dateOf(end === OPEN_END ? model.columns.start[row] : end)[0];
}
