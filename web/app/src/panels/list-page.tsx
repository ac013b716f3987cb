import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { filtersSet } from "../state/families";
import { byMonth, firstRows, type Group, undatedRows } from "../state/list";
import type { Model } from "../state/model";
import { countText } from "../state/numbers";
import { phone, sheet, show, shown } from "../state/page";
import { POSSIBLE, type Selection } from "../state/selection";
import { sentence } from "../state/sentence";
import { pass } from "../state/store";
import { EventRow } from "./event-row";
import { Families } from "./families";
import { Icon } from "./icon";
import { Empty, Loading } from "./notices";

/** Rows drawn at once; more follow while scrolling. */
const CHUNK = 200;

export function ListPage({ model }: { model: Model }) {
  const s = shown.value;
  if (!s) return <Loading />;
  const peek = phone.value && sheet.value === "peek";
  return (
    <>
      <h1 class="vh">Events over time</h1>
      <Lede model={model} selection={s} short={peek} />
      {!peek && <Families />}
      {!peek && <Events model={model} selection={s} />}
    </>
  );
}

function Lede({ model, selection, short }: { model: Model; selection: Selection; short: boolean }) {
  const text = useMemo(() => sentence(model, selection), [model, selection]);
  return (
    <div class="lede n">
      <h2>{text.title}</h2>
      <p data-testid="sentence">
        {text.count} {short ? text.firstFigure : text.figures}{" "}
        {!short && text.possible && (
          <span class="x">
            <i class="may" />
            {text.possible}
          </span>
        )}
      </p>
    </div>
  );
}

function Events({ model, selection }: { model: Model; selection: Selection }) {
  const groups = useMemo(() => byMonth(model, selection.rows), [model, selection]);
  const total = selection.rows.length;
  return (
    <>
      <div class="bar">
        <span class="small n">{total > 0 ? `${countText(total, "event")}, latest first` : ""}</span>
        <button class="btn" type="button" onClick={() => show("filters")}>
          <Icon name="filter" size={16} />
          Filters{filtersSet.value > 0 ? ` (${filtersSet.value})` : ""}
        </button>
      </div>
      {total === 0 && <Empty model={model} window={selection.window} />}
      <Months model={model} groups={groups} selection={selection} total={total} />
      <Undated model={model} />
    </>
  );
}

function Months({ model, groups, selection, total }: { model: Model; groups: Group[]; selection: Selection; total: number }) {
  const [limit, setLimit] = useState(CHUNK);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const el = end.current;
    if (!el) return;
    const observer = new IntersectionObserver((entries) => entries.some((e) => e.isIntersecting) && setLimit((n) => n + CHUNK), {
      rootMargin: "600px",
    });
    observer.observe(el);
    return () => observer.disconnect();
  }, [limit < total]);
  const full = new Map(groups.map((g) => [g.key, g.rows.length]));
  return (
    <>
      {firstRows(groups, limit).map((g) => (
        <section key={g.key}>
          <h2 class="mon n">
            {g.title}
            <span>{countText(full.get(g.key)!, "event")}</span>
          </h2>
          <ul>
            {g.rows.map((row) => (
              <EventRow key={row} model={model} row={row} hollow={selection.meets[row] === POSSIBLE} />
            ))}
          </ul>
        </section>
      ))}
      {limit < total && <div class="more" ref={end} />}
    </>
  );
}

/** Facts without a date are never inside a window; they stand apart at the end. */
function Undated({ model }: { model: Model }) {
  const rows = useMemo(() => undatedRows(model, pass.value), [model, pass.value]);
  if (rows.length === 0) return null;
  return (
    <details class="undated">
      <summary class="mon n">
        No date given
        <span>{countText(rows.length, "event")}</span>
      </summary>
      <ul>
        {rows.map((row) => (
          <EventRow key={row} model={model} row={row} hollow={false} />
        ))}
      </ul>
    </details>
  );
}
