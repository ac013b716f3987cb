import { useMemo, useState } from "preact/hooks";
import { YourFiles } from "../look/your-files";
import { facetsShown, filtersSet } from "../state/families";
import { listingOf, undatedListing } from "../state/list";
import type { Model } from "../state/model";
import { phone, printing, settled, sheet, shown } from "../state/page";
import { meets, POSSIBLE, type Selection } from "../state/selection";
import { sentence } from "../state/sentence";
import { pass } from "../state/store";
import { partByPart } from "../turns";
import { language, t } from "../words";
import { Chips } from "./chips";
import { Families } from "./families";
import { FiltersButton } from "./filters-button";
import { Empty, EmptyShort, Loading } from "./notices";
import { useDatasetTitles } from "./use-dataset-titles";
import { PRINTED, VirtualList } from "./virtual-list";

/** The sentence and the families, then the list: nothing comes above what is there. */
const parts = partByPart(2);

export function ListPage({ model }: { model: Model }) {
  parts.useNext();
  const s = shown.value;
  if (!s) return <Loading />;
  const peek = phone.value && sheet.value === "peek";
  return (
    <>
      <h1 class="vh">{t("panel.head")}</h1>
      <Lede model={model} selection={s} short={peek} />
      {peek && s.rows.length === 0 && <EmptyShort model={model} window={s.window} />}
      {!peek && <YourFiles />}
      {!peek && <Families />}
      {!peek && (parts.drawn > 1 ? <Events model={model} selection={settled.value ?? s} /> : <Loading />)}
    </>
  );
}

function Lede({ model, selection, short }: { model: Model; selection: Selection; short: boolean }) {
  const text = useMemo(() => sentence(model, selection), [model, selection, language.value]);
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
  useDatasetTitles(model);
  const list = useMemo(() => listingOf(model, selection), [model, selection]);
  const total = list.rows.length;
  return (
    <>
      <div class="bar">
        <span class="small n">{total > 0 ? t("panel.latestFirst", { n: total }) : ""}</span>
        <FiltersButton />
      </div>
      <Chips model={model} />
      {total > 0 && <Hidden />}
      {total === 0 && <Empty model={model} window={selection.window} />}
      {printing.value && total > PRINTED && <p class="notice">{t("panel.printed", { n: PRINTED, all: total })}</p>}
      <VirtualList model={model} list={list} hollow={(row) => meets(model.columns, row, selection.window) === POSSIBLE} headed />
      <Undated model={model} />
    </>
  );
}

/** A filter never hides how much it hides. */
function Hidden() {
  if (filtersSet.value === 0) return null;
  const f = facetsShown.value;
  if (!f || f.hidden === 0) return null;
  return <p class="small hidden-n n">{t("panel.hidden", { n: f.hidden, all: f.shown + f.hidden })}</p>;
}

/** Facts without a date are never inside a window; they stand apart at the end. */
function Undated({ model }: { model: Model }) {
  const list = useMemo(() => undatedListing(model, pass.value), [model, pass.value]);
  const [open, setOpen] = useState(false);
  if (list.rows.length === 0) return null;
  return (
    <details class="undated" open={open || printing.value} onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary class="mon n">
        {t("panel.undated")}
        <span>{t("common.events", { n: list.rows.length })}</span>
      </summary>
      {(open || printing.value) && <VirtualList model={model} list={list} hollow={() => false} headed={false} />}
    </details>
  );
}
