import { useEffect, useState } from "preact/hooks";
import { ceilTo, floorTo, isoDay } from "../state/days";
import { clearFilters, facetsShown, filtersSet } from "../state/families";
import { nearest } from "../state/list";
import type { Beside, Model } from "../state/model";
import type { Window } from "../state/selection";
import { pass, setWindow, step } from "../state/store";
import { addressNotice } from "../state/url";
import { windowText } from "../state/when";
import { t } from "../words";
import { Icon } from "./icon";

/** What stands where the list will be. After two seconds it says so. */
export function Loading() {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 2000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class="loading" aria-busy="true">
      <p class="small" role="status">
        {late ? t("panel.loading") : ""}
      </p>
      {[86, 94, 70, 40].map((w) => (
        <i key={w} class={`w${w}`} />
      ))}
    </div>
  );
}

/** What stands where the details of a page will be. */
export function Skeleton() {
  return (
    <div class="loading" aria-busy="true">
      <span class="vh" role="status">
        {t("panel.loadingDetails")}
      </span>
      {[94, 86, 70].map((w) => (
        <i key={w} class={`w${w}`} />
      ))}
    </div>
  );
}

/** Says what failed and what still works. */
export function LoadFailed({ text, retry, kept }: { text: string | null; retry: () => void; kept: number | null }) {
  return (
    <div class="notice alert" role="alert">
      <p>{t("panel.loadFailed")}</p>
      <p class="small">
        {text && `${text} `}
        {kept !== null && `${t("panel.kept", { version: String(kept) })} `}
        <button class="link" type="button" onClick={retry}>
          {t("panel.tryAgain")}
        </button>
      </p>
    </div>
  );
}

/** What could not be loaded beside the events, each with a sentence. */
export function PartlyLoaded({ missing, retry }: { missing: readonly Beside[]; retry: () => void }) {
  if (missing.length === 0) return null;
  return (
    <div class="notice alert" role="alert">
      {missing.map((m) => (
        <p key={m}>{t(`panel.partly.${m}`)}</p>
      ))}
      <p class="small">
        <button class="link" type="button" onClick={retry}>
          {t("panel.tryAgain")}
        </button>
      </p>
    </div>
  );
}

/** The same for the details of what is open. */
export function DetailFailed({ text, missing, retry }: { text: string; missing: boolean; retry: () => void }) {
  return (
    <div class="notice alert" role="alert">
      <p>{t(missing ? "panel.gone" : "panel.detailsFailed")}</p>
      <p class="small">
        {missing ? (
          t("panel.reload")
        ) : (
          <>
            {text} {t("panel.goesOn")}{" "}
            <button class="link" type="button" onClick={retry}>
              {t("panel.tryAgain")}
            </button>
          </>
        )}
      </p>
    </div>
  );
}

export function AddressNotice() {
  const wrong = addressNotice.value;
  if (!wrong) return null;
  return (
    <div class="notice quiet" role="status">
      <p class="small">{t("page.addressNotice", { n: wrong.length, parts: wrong.join(", ") })}</p>
      <button class="ib" type="button" aria-label={t("common.close")} onClick={() => (addressNotice.value = null)}>
        <Icon name="close" size={14} />
      </button>
    </div>
  );
}

/** The window that shows a row: the step in which it begins, to the one in which it ends. */
function around(m: Model, row: number): Window {
  const c = m.columns;
  return { from: floorTo(step.value, c.start[row]), to: ceilTo(step.value, c.end[row]) };
}

/** The nearest rows before and after a window, and the closer one of them. */
function nearestTo(model: Model, w: Window): { rows: number[]; closest: number | undefined } {
  const near = nearest(model, pass.value, w.from, w.to);
  const rows = [near.before, near.after].filter((r) => r !== null);
  if (rows.length < 2) return { rows, closest: rows[0] };
  const [before, after] = rows;
  return { rows, closest: w.from - model.columns.end[before] <= model.columns.start[after] - w.to ? before : after };
}

/** No events, where there is room for one line only: the way to the nearest, or the filters that leave none. */
export function EmptyShort({ model, window: w }: { model: Model; window: Window }) {
  const { closest } = nearestTo(model, w);
  return (
    <p class="way-out">
      {closest !== undefined ? (
        <GoTo model={model} row={closest} />
      ) : (
        filtersSet.value > 0 && (
          <button class="link" type="button" onClick={() => clearFilters()}>
            {t("panel.allKinds")}
          </button>
        )
      )}
    </p>
  );
}

/** No events: which window is empty, why, and a way to the nearest. */
export function Empty({ model, window: w }: { model: Model; window: Window }) {
  const { rows, closest } = nearestTo(model, w);
  const hidden = filtersSet.value > 0 ? (facetsShown.value?.hidden ?? 0) : 0;
  return (
    <div class="notice">
      <p class="empty">{t(filtersSet.value > 0 ? "panel.emptyFiltered" : "panel.empty", { window: windowText(w.from, w.to) })}</p>
      {closest !== undefined && <Nearest model={model} rows={rows} closest={closest} />}
      {filtersSet.value > 0 && (
        <p class="small">
          {hidden > 0 && `${t("panel.filtersHide", { n: hidden })} `}
          <button class="link" type="button" onClick={() => clearFilters()}>
            {t("panel.allKinds")}
          </button>
        </p>
      )}
    </div>
  );
}

/** What is said of the time around a row. */
function timeOf(model: Model, row: number): string {
  const a = around(model, row);
  return windowText(a.from, a.to);
}

function GoTo({ model, row }: { model: Model; row: number }) {
  const target = around(model, row);
  return (
    <button class="link" type="button" data-from={isoDay(target.from)} onClick={() => setWindow(target.from, target.to)}>
      {t("panel.goTo", { window: timeOf(model, row) })}
    </button>
  );
}

function Nearest({ model, rows, closest }: { model: Model; rows: number[]; closest: number }) {
  const name = (row: number) => timeOf(model, row);
  return (
    <p class="small">
      {rows.length === 2
        ? t("panel.nearestTwo", { before: name(rows[0]), after: name(rows[1]) })
        : t("panel.nearest", { window: name(rows[0]) })}{" "}
      <GoTo model={model} row={closest} />
    </p>
  );
}
