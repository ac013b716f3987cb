import type { Model } from "../state/model";
import { insideOf, rowsOfPlace } from "../state/rows";
import { window_ } from "../state/store";
import type { Hotspot } from "../state/words";
import { t } from "../words";
import { PlaceLink } from "./links";

/** Deeper parts than this are not told. */
const DEEPEST = 4;

/** The places of which one is a part, the largest first. */
export function wholesOf(model: Model, h: Hotspot): Hotspot[] {
  const out: Hotspot[] = [];
  let above = h.part_of ? model.hotspotOf.get(h.part_of) : undefined;
  while (above && out.length < DEEPEST && !out.includes(above)) {
    out.unshift(above);
    above = above.part_of ? model.hotspotOf.get(above.part_of) : undefined;
  }
  return out;
}

/** What it is a part of and what is a part of it, indented, with the events of each in the window. */
export function Parts({ model, hotspot: h }: { model: Model; hotspot: Hotspot }) {
  const wholes = wholesOf(model, h);
  const parts = model.hotspots.filter((x) => x.part_of === h.id);
  if (wholes.length + parts.length === 0) return null;
  return (
    <section class="sec">
      <h2>
        {t("panel.parts")}
        <span>{t("panel.eventsInWindow")}</span>
      </h2>
      <ul class="places tree">
        {wholes.map((x, i) => (
          <Line key={x.id} model={model} hotspot={x} depth={i} />
        ))}
        <Line model={model} hotspot={h} depth={wholes.length} here />
        <Below model={model} hotspot={h} depth={wholes.length + 1} />
      </ul>
      <p class="note">{t("panel.partsOwn")}</p>
    </section>
  );
}

function Below({ model, hotspot: h, depth }: { model: Model; hotspot: Hotspot; depth: number }) {
  if (depth > DEEPEST * 2) return null;
  return (
    <>
      {model.hotspots
        .filter((x) => x.part_of === h.id)
        .map((x) => (
          <>
            <Line key={x.id} model={model} hotspot={x} depth={depth} />
            <Below model={model} hotspot={x} depth={depth + 1} />
          </>
        ))}
    </>
  );
}

function Line({ model, hotspot: h, depth, here }: { model: Model; hotspot: Hotspot; depth: number; here?: boolean }) {
  const n = rowsOfPlace(model, h.id).filter(insideOf(model, window_.value)).length;
  return (
    <li style={{ paddingLeft: `${depth * 16}px` }} aria-current={here ? "true" : undefined}>
      <span class="what">
        {depth > 0 && <span class="vh">{t("panel.inIt")} </span>}
        {here ? <b>{h.name}</b> : <PlaceLink hotspot={h} />}
      </span>
      <span class="n">{n}</span>
    </li>
  );
}
