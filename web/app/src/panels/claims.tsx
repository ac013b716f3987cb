import { differing, type Segment } from "../state/differ";
import { figurePhrase } from "../state/figures";
import { capital } from "../state/numbers";
import { shortWhen } from "../state/when";
import type { Claim } from "../state/words";
import { t } from "../words";
import { Differ } from "./event-row";

/** A claim in one line: its date, its figures, then its words. */
export function claimText(c: Claim): string {
  const figures = (c.figures ?? []).filter((f) => !f.of).map(figurePhrase);
  const head = [c.when ? capital(shortWhen(c.when)) : "", figures.join("; ")].filter(Boolean).join(": ");
  return [head && t("sentence.one", { a: head }), c.claim ?? ""].filter(Boolean).join(" ");
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
            <p lang={lang}>
              <Marked pieces={pieces[i]} />
            </p>
            <small>
              {c.locator ?? t("panel.noLocator")}
              <sup class="s">{cited.indexOf(c.id) + 1}</sup>
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

function Marked({ pieces }: { pieces: readonly Segment[] }) {
  return <>{pieces.map((p, i) => (p.differs ? <mark key={i}>{p.text}</mark> : p.text))}</>;
}
