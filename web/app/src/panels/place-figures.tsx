import { useMemo } from "preact/hooks";
import { amountOf, boundsOf, boundsOfSum, figureHead, newestLevels, partsIn, sumFigures } from "../state/figures";
import type { Model } from "../state/model";
import { CERTAIN, meets } from "../state/selection";
import { model, window_ } from "../state/store";
import { dateWord, windowText } from "../state/when";
import type { Flow } from "../state/words";
import { language, rich, t } from "../words";
import { foreign } from "../words/choice";
import { type FigureRow, FigureTable } from "./figure-table";
import { OpenLink } from "./links";

function rowsFor(model: Model, rows: readonly number[]): FigureRow[] {
  const sums = sumFigures(model, rows).map((s) => ({
    key: `sum ${s.measure} ${s.unit}`,
    label: (
      <>
        {figureHead(s.measure, s.unit)}
        {s.rows.length > 1 && <span class="per"> {t("panel.inEvents", { n: s.rows.length })}</span>}
      </>
    ),
    bounds: boundsOfSum(s),
  }));
  const levels = newestLevels(model, rows).map((l) => ({
    key: `level ${l.measure} ${l.unit}`,
    label: (
      <>
        {figureHead(l.measure, l.unit)} <span class="per">{dateWord(model.columns.text.when(l.row))}</span>
      </>
    ),
    bounds: boundsOf(l.amount, l.unit),
  }));
  return [...sums, ...levels];
}

/** What happened in the window, added over distinct events; of levels the newest. */
export function PlaceFigures({ model, rows }: { model: Model; rows: readonly number[] }) {
  const w = window_.value;
  const { table, parts } = useMemo(() => {
    if (!w) return { table: [], parts: 0 };
    const sure = rows.filter((r) => meets(model.columns, r, w) === CERTAIN);
    return { table: rowsFor(model, sure), parts: partsIn(model, sure) };
  }, [model, rows, w, language.value]);
  if (!w || table.length === 0) return null;
  return (
    <section class="sec">
      <h2>{t("panel.figures")}</h2>
      <FigureTable caption={windowText(w.from, w.to)} rows={table} />
      <p class="note">
        {t("panel.sumNote")}
        {parts > 0 && ` ${t("panel.partsLeftOut", { n: parts })}`}
      </p>
    </section>
  );
}

/** Movements out of or into a place, each with its title and numbers; each opens its event. */
export function Flows({ title, flows, endOf }: { title: string; flows: readonly Flow[]; endOf: (f: Flow) => string }) {
  if (flows.length === 0) return null;
  const rows = flows.map((f) => {
    const figure = f.figures.find((x) => x.unit === "people");
    return {
      key: f.id,
      label: <FlowName flow={f} end={endOf(f)} />,
      bounds: figure ? boundsOf(amountOf(figure), figure.unit) : {},
    };
  });
  return (
    <section class="sec">
      <h2>{title}</h2>
      <FigureTable caption={t("panel.people")} rows={rows} />
    </section>
  );
}

function FlowName({ flow, end }: { flow: Flow; end: string }) {
  const when = flow.when ? <span class="per">{dateWord(flow.when)}</span> : null;
  const text = when ? rich("panel.endWhen", { end, when }) : end;
  return (
    <>
      {flow.event ? <OpenLink to={{ what: "event", id: flow.event }}>{text}</OpenLink> : text}
      {flow.title && (
        <span class="fnote" lang={foreign(model.value?.titleLang)}>
          {flow.title}
        </span>
      )}
    </>
  );
}
