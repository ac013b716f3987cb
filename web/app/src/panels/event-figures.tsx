import { countryInText } from "../state/countries";
import { amountOf, boundsOf, figureHead } from "../state/figures";
import { andText } from "../state/numbers";
import type { Figure } from "../state/words";
import { type FigureRow, FigureTable } from "./figure-table";

/** The figures with each part after its whole. */
function ordered(figures: readonly Figure[]): { figure: Figure; part: boolean }[] {
  const ids = new Set(figures.map((f) => f.id).filter(Boolean));
  const isPart = (f: Figure) => f.of !== undefined && f.of !== "" && ids.has(f.of.replace(/^.*#/, ""));
  const out: { figure: Figure; part: boolean }[] = [];
  const add = (f: Figure, depth: number) => {
    out.push({ figure: f, part: depth > 0 });
    if (!f.id || depth > 3) return;
    for (const p of figures) if (p !== f && isPart(p) && p.of!.replace(/^.*#/, "") === f.id) add(p, depth + 1);
  };
  for (const f of figures) if (!isPart(f)) add(f, 0);
  return out;
}

/** The figures of one event, parts indented under their whole. */
export function EventFigures({ figures, cited }: { figures: readonly Figure[]; cited: string[] }) {
  if (figures.length === 0) return null;
  const rows: FigureRow[] = ordered(figures).map(({ figure: f, part }, i) => {
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
