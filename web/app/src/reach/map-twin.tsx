// The map in words, for those who listen: told anew when the window, the
// filters or the language have come to rest, never for each frame.

import { useMemo } from "preact/hooks";
import { toldInView } from "../layers/signs";
import type { Model } from "../state/model";
import { rested } from "../state/page";
import type { Selection } from "../state/selection";
import { filters, model, pass } from "../state/store";
import { dateWord, windowText } from "../state/when";
import { partByPart } from "../turns";
import { language, t } from "../words";
import { foreign } from "../words/choice";
import { listText } from "../words/format";
import { type Line, type Movement, mapTable } from "./map-table";

/** More lines than this are told by their number alone. */
const MOST = 300;

export function MapTwin() {
  const m = model.value;
  const s = rested.value;
  return (
    <div class="vh" id="map-text">
      <h2>{t("map.text.head")}</h2>
      {m && s && s.meets.length === m.columns.rows ? <Tell model={m} selection={s} /> : <p>{t("map.text.waiting")}</p>}
    </div>
  );
}

const Tell = ({ model, selection }: { model: Model; selection: Selection }) =>
  model.large ? <InView selection={selection} /> : <Tables model={model} selection={selection} />;

/** Of very many events, what of the map is in view: the same that can be opened there. */
function InView({ selection: s }: { selection: Selection }) {
  const all = toldInView.value;
  return (
    <>
      <p>{windowText(s.window.from, s.window.to)}</p>
      <p>{t("map.text.view", { n: all.length })}</p>
      <ul>
        {all.map((text, i) => (
          <li key={i}>{text}</li>
        ))}
      </ul>
    </>
  );
}

/** One table after the other. */
const parts = partByPart(4);

function Tables({ model: m, selection: s }: { model: Model; selection: Selection }) {
  parts.useNext();
  const table = useMemo(() => mapTable(m, s, pass.peek(), filters.peek()), [m, s, language.value]);
  return (
    <>
      <p>{windowText(s.window.from, s.window.to)}</p>
      {parts.drawn > 1 && <Lines caption={t("map.text.places", { n: table.places.length })} lines={table.places} where />}
      {parts.drawn > 2 && <Lines caption={t("map.text.countries", { n: table.countries.length })} lines={table.countries} />}
      {table.region > 0 && <p>{t("map.text.region", { n: table.region })}</p>}
      {parts.drawn > 3 && <Movements lines={table.movements} />}
      {table.quiet.length > 0 && <p>{t("map.text.quiet", { n: table.quiet.length, places: listText(table.quiet) })}</p>}
    </>
  );
}

function Lines({ caption, lines, where = false }: { caption: string; lines: Line[]; where?: boolean }) {
  if (lines.length === 0) return <p>{caption}</p>;
  return (
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t(where ? "map.text.place" : "map.text.country")}</th>
          {where && <th scope="col">{t("map.text.country")}</th>}
          <th scope="col">{t("map.text.certain")}</th>
          <th scope="col">{t("map.text.possible")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.slice(0, MOST).map((l) => (
          <tr key={l.key}>
            <th scope="row" lang={foreign(l.lang)}>
              {l.name || t("map.text.unnamed")}
            </th>
            {where && <td>{l.country}</td>}
            <td>{l.certain}</td>
            <td>{l.possible}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Movements({ lines }: { lines: Movement[] }) {
  const caption = t("map.text.movements", { n: lines.length });
  if (lines.length === 0) return <p>{caption}</p>;
  return (
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t("map.text.from")}</th>
          <th scope="col">{t("map.text.to")}</th>
          <th scope="col">{t("map.text.when")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.slice(0, MOST).map((l) => (
          <tr key={l.key}>
            <td>{l.from ?? t("map.text.notNamed")}</td>
            <td>{l.to ?? t("map.text.notNamed")}</td>
            <td>{l.certain ? dateWord(l.when) : t("map.text.possibly", { when: dateWord(l.when) })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
