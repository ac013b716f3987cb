import { differing, type Segment } from "../state/differ";
import { figurePhrase } from "../state/figures";
import { capital } from "../state/numbers";
import { shortWhen } from "../state/when";
import type { Claim } from "../state/words";
import { t } from "../words";
import { Differ } from "./event-row";
import { SourceMark } from "./source-mark";

/** Date and figures of a claim, in the page's language. */
export function claimHead(c: Claim): string {
  const figures = (c.figures ?? []).filter((f) => !f.of).map(figurePhrase);
  const [when, what] = [c.when ? capital(shortWhen(c.when)) : "", figures.join(t("claim.between"))];
  const head = when && what ? t("claim.whenWhat", { when, what }) : when || what;
  return head && t("sentence.one", { a: head });
}

/** A claim in one line: its date, its figures, then its words. */
function claimText(c: Claim): string {
  return [claimHead(c), c.claim ?? ""].filter(Boolean).join(" ");
}

/** The pieces of a text before and after a place in it. */
function splitAt(pieces: readonly Segment[], at: number): [Segment[], Segment[]] {
  const [before, after]: [Segment[], Segment[]] = [[], []];
  let from = 0;
  for (const p of pieces) {
    const cut = Math.max(0, Math.min(p.text.length, at - from));
    if (cut > 0) before.push({ ...p, text: p.text.slice(0, cut) });
    if (cut < p.text.length) after.push({ ...p, text: p.text.slice(cut) });
    from += p.text.length;
  }
  return [before, after];
}

interface ClaimsProps {
  claims: readonly Claim[];
  /** Sources in the order of their numbers. */
  cited: string[];
  differ: boolean;
  /** The language of the claims, where it is not the page's. */
  lang?: string | undefined;
}

/** What each source says, side by side; the words that differ are marked. */
export function Claims({ claims, cited, differ, lang }: ClaimsProps) {
  const told = claims.filter((c) => claimText(c) !== "");
  if (told.length === 0) return null;
  const texts = told.map(claimText);
  const pieces = told.length > 1 ? differing(texts) : texts.map((text) => [{ text, differs: false }]);
  const sources = new Set(told.map((c) => c.id)).size;
  return (
    <section class="sec">
      <h2>
        {t(sources > 1 ? "panel.eachSource" : "panel.theSource")}
        {differ && <Differ text={t(sources > 1 ? "panel.differ" : "panel.differOne")} />}
      </h2>
      <div class={`claims of${Math.min(2, told.length)}`}>
        {told.map((c, i) => (
          <div key={i}>
            <p>
              <Said pieces={pieces[i]} head={claimHead(c).length} lang={lang} />
            </p>
            <small>
              {c.locator ? <span lang={lang}>{c.locator}</span> : t("panel.noLocator")}
              <SourceMark number={cited.indexOf(c.id) + 1} />
            </small>
            {c.note && (
              <small class="cnote" lang={lang}>
                {c.note}
              </small>
            )}
          </div>
        ))}
      </div>
    </section>
  );
}

/** The head speaks the page's language, the rest its own. */
function Said({ pieces, head, lang }: { pieces: readonly Segment[]; head: number; lang: string | undefined }) {
  if (!lang) return <Marked pieces={pieces} />;
  const [before, after] = splitAt(pieces, head);
  return (
    <>
      <Marked pieces={before} />
      <span lang={lang}>
        <Marked pieces={after} />
      </span>
    </>
  );
}

function Marked({ pieces }: { pieces: readonly Segment[] }) {
  return <>{pieces.map((p, i) => (p.differs ? <mark key={i}>{p.text}</mark> : p.text))}</>;
}
