import type { Model } from "../state/model";
import { shortWhen } from "../state/when";
import type { Claim, Source } from "../state/words";

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
    if (!cited) out.set(c.id, (cited = { source: m.sourceOf.get(c.id) ?? bare(c.id), locators: [], cites: [] }));
    if (c.locator && !cited.locators.includes(c.locator)) cited.locators.push(c.locator);
    for (const id of c.cites ?? []) if (!cited.cites.includes(id)) cited.cites.push(id);
  }
  return [...out.values()];
}

function bare(id: string): Source {
  return { id, title: id, author: null, issued: null, publisher: null, url: null, type: null, reliability: null, citedBy: [] };
}

const issued = (s: Source) => (s.issued ? shortWhen(s.issued).replace(/^no date given$/, s.issued) : null);

function Title({ source }: { source: Source }) {
  if (!source.url || !/^https?:/.test(source.url)) return <b>{source.title}</b>;
  return (
    <a class="link" href={source.url} rel="noreferrer noopener" target="_blank">
      <b>{source.title}</b>
    </a>
  );
}

/** Numbered sources with the place in the document. */
export function SourceList({ model, cited }: { model: Model; cited: readonly Cited[] }) {
  return (
    <ol class="src n">
      {cited.map((c, i) => (
        <li key={c.source.id} id={`source-${i + 1}`}>
          <span class="no">{i + 1}</span>
          <span>
            <Title source={c.source} />
            {[c.source.author, c.source.publisher, issued(c.source)].filter(Boolean).map((x) => `, ${x}`)}.
            {c.locators.length > 0 && <> {c.locators.map(capitalLocator).join("; ")}.</>}
            {c.source.reliability && <span class="rel"> {reliabilityText(c.source.reliability)}</span>}
            {c.cites.length > 0 && <Cites model={model} ids={c.cites} />}
          </span>
        </li>
      ))}
    </ol>
  );
}

const capitalLocator = (t: string, i: number) => (i === 0 ? t.charAt(0).toUpperCase() + t.slice(1) : t);

function reliabilityText(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)} source.`;
}

function Cites({ model, ids }: { model: Model; ids: string[] }) {
  return (
    <span class="cites">
      It names:{" "}
      {ids.map((id, i) => {
        const s = model.sourceOf.get(id) ?? bare(id);
        const by = [s.author ?? s.publisher, issued(s)].filter(Boolean).join(", ");
        return (
          <span key={id}>
            {i > 0 && "; "}
            {s.title}
            {by && ` (${by})`}
          </span>
        );
      })}
      .
    </span>
  );
}
