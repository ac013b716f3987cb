import { useMemo } from "preact/hooks";
import { type Day, dayOf, dayText } from "../state/days";
import { type Last, lastConfirmed, lastTold } from "../state/life";
import type { Model } from "../state/model";
import { rowsOfPlace } from "../state/rows";
import { window_ } from "../state/store";
import { shortWhen } from "../state/when";
import type { Hotspot } from "../state/words";
import { rich, t } from "../words";
import { agoText, lengthText } from "../words/format";
import { OpenLink } from "./links";

/** The reader's own calendar day. */
function today(): Day {
  const now = new Date();
  return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

/** "18 days", "7 months", "3 years": how far two days are apart, roughly. */
export function apartText(a: Day, b: Day): string {
  const days = Math.abs(b - a);
  if (days < 60) return lengthText(days, "day");
  return days < 1096 ? lengthText(Math.round(days / 30.44), "month") : lengthText(Math.floor(days / 365.25), "year");
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
      {rich(text, { when, ago: agoText(last.day, now), today: dayText(now) })} {windowLine(last.day)}
    </>
  );
}

/** The same seen from the window's end, where that is another day than today. */
function windowLine(day: Day): string {
  const end = window_.value?.to;
  if (end === undefined || end === today()) return "";
  if (day === end) return t("panel.atWindowEnd");
  return t(day < end ? "panel.beforeWindowEnd" : "panel.afterWindowEnd", { length: apartText(day, end) });
}
