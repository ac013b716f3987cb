import { countryInText } from "../state/countries";
import { partsAfterWholes } from "../state/figure-parts";
import { amountOf, boundsOf, figureHead } from "../state/figures";
import { andText } from "../state/numbers";
import type { Figure } from "../state/words";
import { type FigureRow, FigureTable } from "./figure-table";

/** The figures of one event, parts indented under their whole. */
export function EventFigures({ figures, cited }: { figures: readonly Figure[]; cited: string[] }) {
  if (figures.length === 0) return null;
  const rows: FigureRow[] = partsAfterWholes(figures).map(({ figure: f, part }, i) => {
    const no = f.source ? cited.indexOf(f.source) + 1 : 0;
    const from = f.nationality?.length ? `from ${andText(f.nationality.map(countryInText))}` : "";
    return {
      key: String(i),
      label: (
        <>
          {part && from ? `of them ${from}` : figureHead(f.measure, f.unit)}
          {!part && from && <span class="per"> {from}</span>}
          {no > 0 && <sup class="s">{no}</sup>}
          {f.note && <span class="fnote">{f.note}</span>}
        </>
      ),
      bounds: boundsOf(amountOf(f), f.unit),
      ...(f.per && { per: f.per }),
      part,
    };
  });
  const levels = figures.some((f) => f.sort === "level");
  return (
    <section class="sec">
      <h2>Figures</h2>
      <FigureTable caption={levels ? "As stated" : "What happened"} rows={rows} />
    </section>
  );
}
