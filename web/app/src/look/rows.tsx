// The rows of a file as a list, by month, with those words that the reader asks for.

import { useMemo } from "preact/hooks";
import type { RowProps } from "../panels/event-row";
import { VirtualList } from "../panels/virtual-list";
import { countryName } from "../state/countries";
import { listing, undatedListing } from "../state/list";
import { type LookedFile, lookedHover } from "../state/looked";
import { listOf, type Model } from "../state/model";
import { openLooked, shown } from "../state/page";
import { POSSIBLE, select } from "../state/selection";
import { window_ } from "../state/store";
import { dayWord } from "../state/when";
import { t } from "../words";
import { listText } from "../words/format";
import { Diamond } from "./file-page";
import { withWords } from "./files";

export function Rows({ file, model }: { file: LookedFile; model: Model }) {
  const words = file.words.value;
  const pass = useMemo(() => withWords(model, words), [model, words]);
  // At the pace of reading, like the list of events.
  const window = shown.value?.window ?? window_.peek();
  const s = useMemo(() => window && select(model, window, pass), [model, window, pass]);
  const list = useMemo(() => s && listing(model, s.meets), [model, s]);
  const undated = useMemo(() => undatedListing(model, pass), [model, pass]);
  const Row = useMemo(() => rowOf(file), [file]);
  if (!s || !list) return null;
  const all = pass.reduce((n, p) => n + p, 0);
  return (
    <section class="looked-rows">
      <div class="looked-find">
        <input
          type="search"
          value={words}
          aria-label={t("look.filter")}
          placeholder={t("look.filter")}
          onInput={(e) => (file.words.value = e.currentTarget.value)}
        />
        <p class="small n" role="status" data-testid="look-in-window">
          {t(words.trim() ? "look.withWords" : "look.inWindow", { n: list.rows.length, all })}{" "}
          {s.possible > 0 && t("look.possible", { n: s.possible })}
        </p>
      </div>
      <VirtualList model={model} list={list} hollow={(row) => s.meets[row] === POSSIBLE} headed row={Row} counted={rowsText} />
      {undated.rows.length > 0 && (
        <details class="undated">
          <summary class="mon n">
            {t("look.undatedHead")}
            <span>{rowsText(undated.rows.length)}</span>
          </summary>
          <VirtualList model={model} list={undated} hollow={() => false} headed={false} row={Row} counted={rowsText} />
        </details>
      )}
    </section>
  );
}

const rowsText = (n: number) => t("look.read", { n });

/** Where a row happened, as far as the file says. */
export function whereText(m: Model, row: number): string {
  const c = m.columns;
  const countries = listText(listOf(c.countries, row).map((i) => countryName(c.dictionaries.countries[i])));
  const place = c.text.place(row);
  const named =
    place && countries && place !== countries ? t("place.withCountry", { place, country: countries }) : place || countries;
  if (c.places.offsets[row] === c.places.offsets[row + 1]) return [named, t("look.noPosition")].filter(Boolean).join(", ");
  if (named) return named;
  const at = c.places.index[c.places.offsets[row]];
  return `${c.placeLat[at].toFixed(3)}, ${c.placeLon[at].toFixed(3)}`;
}

/** The lines of a list of one file. */
function rowOf(file: LookedFile) {
  return function Row({ model, row, hollow, at, of, tab }: RowProps) {
    const { text, kind } = model.columns;
    const hover = () => (lookedHover.value = { file, row });
    const leave = () => (lookedHover.value = null);
    return (
      <li aria-posinset={at} aria-setsize={of}>
        <button
          class="ev"
          type="button"
          data-looked={text.id(row)}
          data-row={row}
          tabIndex={tab === false ? -1 : undefined}
          onClick={() => openLooked(file, row)}
          onMouseEnter={hover}
          onMouseLeave={leave}
          onFocus={hover}
          onBlur={leave}
        >
          <span class="d n">{dayWord(text.when(row))}</span>
          <Diamond hollow={hollow} />
          <span class="tx">
            <span class="t">{text.title(row)}</span>
            <span class="m">
              {[model.kindAt[kind[row]].label, whereText(model, row)].join(" · ")}
              {hollow && <span class="vh">{t("panel.mayFall")}</span>}
            </span>
          </span>
        </button>
      </li>
    );
  };
}
