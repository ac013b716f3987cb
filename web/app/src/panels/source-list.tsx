import type { Model } from "../state/model";
import { capital } from "../state/numbers";
import { shortWhen, whenDays } from "../state/when";
import type { Claim, Source } from "../state/words";
import { t, textOf } from "../words";
import { foreign } from "../words/choice";
import { SourceLink } from "./links";

export interface Cited {
  source: Source;
  locators: string[];
  /** Publications that the source itself names for it. */
  cites: string[];
}

/** The sources of some claims in order of their first mention; their place is their number. */
export function citedSources(m: Model, claims: readonly Claim[]): Cited[] {
  const out = new Map<string, Cited>();
  for (const c of claims) {
    let cited = out.get(c.id);
    if (!cited) out.set(c.id, (cited = { source: sourceOr(m, c.id), locators: [], cites: [] }));
    if (c.locator && !cited.locators.includes(c.locator)) cited.locators.push(c.locator);
    for (const id of c.cites ?? []) if (!cited.cites.includes(id)) cited.cites.push(id);
  }
  return [...out.values()];
}

/** A source by its id; one that the data do not have is known by its id only. */
export function sourceOr(m: Model, id: string): Source {
  const bare = { title: id, author: null, issued: null, publisher: null, url: null, type: null, reliability: null, citedBy: [] };
  return m.sourceOf.get(id) ?? { id, ...bare };
}

/** When it was published, in words; as the source has it, if that is no date. */
export function issuedText(s: Source): string | null {
  if (!s.issued) return null;
  return whenDays(s.issued) ? shortWhen(s.issued) : s.issued;
}

/** "Primary source." */
export function reliabilityText(word: string): string {
  return textOf(`panel.reliability.${word}`) ?? capital(word);
}

/** Numbered sources with the place in the document. */
export function SourceList({ model, cited }: { model: Model; cited: readonly Cited[] }) {
  return (
    <ol class="src n">
      {cited.map((c, i) => (
        <li key={c.source.id} id={`source-${i + 1}`} tabIndex={-1}>
          <span class="no">{i + 1}</span>
          <span>
            <b>
              <SourceLink source={c.source} />
            </b>
            {[c.source.author, c.source.publisher, issuedText(c.source)].filter(Boolean).map((x) => `, ${x}`)}
            {/[.?!]$/.test(c.source.title) && !c.source.author && !c.source.publisher && !c.source.issued ? "" : "."}
            {c.locators.length > 0 && (
              <span lang={foreign(model.titleLang)}> {c.locators.map((l, j) => (j === 0 ? capital(l) : l)).join("; ")}.</span>
            )}
            {c.source.reliability && <span class="rel"> {reliabilityText(c.source.reliability)}</span>}
            {c.cites.length > 0 && <Cites model={model} ids={c.cites} />}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Cites({ model, ids }: { model: Model; ids: string[] }) {
  return (
    <span class="cites">
      {t("panel.itNames")}{" "}
      {ids.map((id, i) => {
        const s = sourceOr(model, id);
        const by = [s.author ?? s.publisher, issuedText(s)].filter(Boolean).join(", ");
        return (
          <span key={id}>
            {i > 0 && "; "}
            <SourceLink source={s} />
            {by && ` (${by})`}
          </span>
        );
      })}
      .
    </span>
  );
}
