import type { ComponentChildren } from "preact";
import { type Bounds, rateText } from "../state/figures";
import { t } from "../words";

export interface FigureRow {
  key: string;
  label: ComponentChildren;
  bounds: Bounds;
  /** A rate: year, month. */
  per?: string;
  /** It is a part of the figure above and not added again. */
  part?: boolean;
}

/** Figures under "at least" and "at most"; "about" across both; a dash is "not stated". */
export function FigureTable({ caption, rows }: { caption: string; rows: FigureRow[] }) {
  return (
    <table class="fig" aria-label={caption}>
      <thead>
        <tr>
          <th scope="col">{caption}</th>
          <th scope="col" class="r">
            {t("panel.atLeast")}
          </th>
          <th scope="col" class="r">
            {t("panel.atMost")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((r) => (
          <tr key={r.key} class={r.part ? "part" : undefined}>
            <th scope="row">
              {r.label}
              {r.per && <span class="per"> {rateText(r.per)}</span>}
            </th>
            <Cells bounds={r.bounds} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cells({ bounds }: { bounds: Bounds }) {
  if (bounds.across) {
    return (
      <td class="r c n" colSpan={2}>
        {bounds.across.word && <i>{bounds.across.word} </i>}
        {bounds.across.value}
      </td>
    );
  }
  return (
    <>
      <td class="r n">{bounds.low ?? <Dash />}</td>
      <td class="r n">{bounds.high ?? <Dash />}</td>
    </>
  );
}

function Dash() {
  return (
    <span class="none">
      <span aria-hidden="true">–</span>
      <span class="vh">{t("panel.notStated")}</span>
    </span>
  );
}
