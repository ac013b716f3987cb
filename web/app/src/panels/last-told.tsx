import { useMemo } from "preact/hooks";
import { type Day, dayOf } from "../state/days";
import { type Last, lastConfirmed, lastTold } from "../state/life";
import type { Model } from "../state/model";
import { rowsOfPlace } from "../state/rows";
import { window_ } from "../state/store";
import { exactnessOf, shortWhen } from "../state/when";
import type { Hotspot } from "../state/words";
import { rich, t } from "../words";
import { agoText, apartText, dayText } from "../words/format";
import { OpenLink } from "./links";

/** The reader's own calendar day. */
function today(): Day {
  const now = new Date();
  return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

/** How old what is known of a place is, seen from today and from the end of the window. */
export function LastTold({ model, hotspot: h }: { model: Model; hotspot: Hotspot }) {
  const { told, confirmed } = useMemo(() => {
    const rows = rowsOfPlace(model, h.id);
    return { told: lastTold(model, h, rows), confirmed: lastConfirmed(model, h, rows) };
  }, [model, h]);
  if (!told) return <p class="facts">{t("panel.neverDated")}</p>;
  return (
    <p class="facts" data-testid="last">
      <Line model={model} last={told} text="panel.lastTold" />{" "}
      {confirmed ? <Line model={model} last={confirmed} text="panel.lastConfirmed" /> : t("panel.neverConfirmed")}
    </p>
  );
}

function Line({ model, last, text }: { model: Model; last: Last; text: "panel.lastTold" | "panel.lastConfirmed" }) {
  const now = today();
  const row = last.row;
  const when =
    row === null ? (
      shortWhen(last.when)
    ) : (
      <OpenLink to={{ what: "event", id: model.columns.text.id(row) }}>{shortWhen(last.when)}</OpenLink>
    );
  return (
    <>
      {rich(text, { when, ago: agoText(last.day, now, exactnessOf(last.when)), today: dayText(now) })} {windowLine(last)}
    </>
  );
}

/** The same seen from the window's end, where that is another day than today. */
function windowLine({ from, day, when }: Last): string {
  const end = window_.value?.to;
  if (end === undefined || end === today()) return "";
  const exact = exactnessOf(when);
  if (exact === "day" && day === end) return t("panel.atWindowEnd");
  if (exact !== "day" && from <= end && end <= day) return t("panel.aroundWindowEnd");
  const length = apartText(day < end ? day : from, end, exact);
  return t(day < end ? "panel.beforeWindowEnd" : "panel.afterWindowEnd", { length });
}
