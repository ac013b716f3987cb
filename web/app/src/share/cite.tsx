import { useRef } from "preact/hooks";
import type { Dataset } from "../api/events";
import { parseDate } from "../state/days";
import type { Model } from "../state/model";
import type { Window } from "../state/selection";
import { addressNow } from "../state/url";
import { windowText } from "../state/when";
import { t } from "../words";
import { dayText } from "../words/format";
import { today } from "./about-view";
import { CopyButton } from "./copy";

interface Props {
  model: Model;
  window: Window;
  title: string;
  /** Null while they are not there. */
  datasets: readonly Dataset[] | null;
}

/** The sentence that names this view in a footnote. */
export function citation({ model, window: w, title, datasets }: Props): string {
  const edition = datasets?.find((d) => d.edition)?.edition;
  return t("share.citation", {
    title,
    window: windowText(w.from, w.to),
    version: String(model.dataVersion),
    edition: edition ? t("share.citeEdition", { edition }) : "",
    address: addressNow({ embed: null }),
    day: dayText(parseDate(today())?.from ?? 0),
  });
}

export function CitePart(props: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const first = props.datasets?.[0];
  return (
    <section class="share-part">
      <h3>{t("share.cite")}</h3>
      <textarea
        ref={field}
        readOnly
        rows={4}
        value={citation(props)}
        aria-label={t("share.citeText")}
        onFocus={(e) => e.currentTarget.select()}
      />
      <p class="share-act">
        <CopyButton field={field} text={t("share.copyCitation")} />
      </p>
      <p class="small">
        {first ? t("share.citeNote", { licence: first.licence, credit: first.credit }) : t("share.citeNoteShort")}
      </p>
    </section>
  );
}
