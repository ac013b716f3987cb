import { useState } from "preact/hooks";
import type { Model } from "../state/model";
import type { Selection } from "../state/selection";
import { filters } from "../state/store";
import { t } from "../words";
import { dataNotes } from "./data-notes";
import { FORMATS, feedAddress, feedQuery, toolsAddress } from "./feed-address";

/** The shown events as files, which the server writes. */
export function DataPart({ model, selection }: { model: Model; selection: Selection }) {
  const [marked, setMarked] = useState(false);
  const query = feedQuery(selection, filters.value, model.lang);
  const none = selection.rows.length === 0;
  return (
    <section class="share-part">
      <h3>{t("share.data")}</h3>
      {dataNotes(selection).map((note) => (
        <p key={note} class="small">
          {note}
        </p>
      ))}
      {!none && (
        <>
          <p class="share-act">
            {FORMATS.map((format) => (
              <a key={format} class="btn line" href={feedAddress(format, query, marked)} download="">
                {t(`share.${format}`)}
              </a>
            ))}
          </p>
          <label class="share-option">
            <input type="checkbox" checked={marked} onChange={(e) => setMarked(e.currentTarget.checked)} />
            {t("share.bom")}
          </label>
          <p class="share-tools">
            <a href={toolsAddress(query)}>{t("share.tools")}</a>
            <span class="small">{t("share.toolsNote")}</span>
          </p>
        </>
      )}
    </section>
  );
}
