import { countryInText } from "../state/countries";
import { partsAfterWholes } from "../state/figure-parts";
import { amountOf, boundsOf, figureHead } from "../state/figures";
import type { Figure } from "../state/words";
import { t } from "../words";
import { listText } from "../words/format";
import { type FigureRow, FigureTable } from "./figure-table";
import { SourceMark } from "./source-mark";

interface EventFiguresProps {
  figures: readonly Figure[];
  cited: string[];
  /** The language of notes, where it is not the page's. */
  lang?: string | undefined;
}

/** The figures of one event, parts indented under their whole. */
export function EventFigures({ figures, cited, lang }: EventFiguresProps) {
  if (figures.length === 0) return null;
  const lines = partsAfterWholes(figures);
  const rows: FigureRow[] = lines.map(({ figure: f, part }, i) => {
    const no = f.source ? cited.indexOf(f.source) + 1 : 0;
    return {
      key: String(i),
      label: (
        <>
          <Head figure={f} part={part} />
          {no > 0 && <SourceMark number={no} />}
          {f.note && (
            <span class="fnote" lang={lang}>
              {f.note}
            </span>
          )}
        </>
      ),
      bounds: boundsOf(amountOf(f), f.unit),
      ...(f.per && { per: f.per }),
      part,
    };
  });
  const levels = figures.some((f) => f.sort === "level");
  const happened = figures.some((f) => f.sort === "happened");
  return (
    <section class="sec">
      <h2>{t("panel.figures")}</h2>
      <FigureTable caption={t(levels ? "panel.asStated" : "panel.happened")} rows={rows} />
      {lines.some((l) => l.part) && <p class="note">{t("panel.partsNote")}</p>}
      {levels && <p class="note">{t(happened ? "panel.levelsSome" : "panel.levelsAll")}</p>}
    </section>
  );
}

function Head({ figure: f, part }: { figure: Figure; part: boolean }) {
  const from = f.nationality?.length ? listText(f.nationality.map(countryInText)) : "";
  if (part) return <>{from ? t("panel.ofThem", { from }) : t("panel.ofThemWhat", { what: figureHead(f.measure, f.unit) })}</>;
  return (
    <>
      {figureHead(f.measure, f.unit)}
      {from && <span class="per"> {t("panel.fromCountries", { from })}</span>}
    </>
  );
}
