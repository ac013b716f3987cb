// All ways of taking a view along: link, files, picture, frame, citation.

import { useEffect, useRef } from "preact/hooks";
import "../words/later";
import { loadDatasets } from "../api/events";
import { Icon } from "../panels/icon";
import { useLoad } from "../panels/use-load";
import { openName } from "../state/loading";
import { lookedFiles } from "../state/looked";
import type { Model } from "../state/model";
import type { Selection } from "../state/selection";
import { allWanted, model, picked, selection } from "../state/store";
import { windowText } from "../state/when";
import { t } from "../words";
import { CitePart } from "./cite";
import { DataPart } from "./data";
import { EmbedPart } from "./embed-part";
import { LinkPart } from "./link";
import { PicturePart } from "./picture-part";

export function ShareDialog({ close }: { close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    allWanted.value = true;
    dialog.current?.showModal();
  }, []);
  const m = model.value;
  const s = selection.value;
  return (
    <dialog
      ref={dialog}
      class="share"
      aria-labelledby="share-head"
      onClose={close}
      onClick={(e) => e.target === e.currentTarget && e.currentTarget.close()}
    >
      <div class="share-body">
        <header>
          <h2 id="share-head">{t("share.head")}</h2>
          <button class="ib" type="button" aria-label={t("common.close")} onClick={() => dialog.current?.close()}>
            <Icon name="close" />
          </button>
        </header>
        {m && s ? <Parts model={m} selection={s} /> : <LinkPart />}
      </div>
    </dialog>
  );
}

/** "October 2025, 28 events, 6 of them only possibly in this time". */
function summary(s: Selection): string {
  const window = windowText(s.window.from, s.window.to);
  const events = t("common.events", { n: s.certain + s.possible });
  return s.possible > 0
    ? t("share.windowPossible", { window, events, possible: s.possible })
    : t("share.window", { window, events });
}

function Parts({ model: m, selection: s }: { model: Model; selection: Selection }) {
  const { state } = useLoad((signal) => loadDatasets(m.lang, signal), [m.store, m.dataVersion, m.lang]);
  const datasets = state.is === "here" ? state.value : null;
  const title = (picked.value && openName()) || t("share.places");
  return (
    <>
      <p class="share-what n">
        {summary(s)}
        {lookedFiles.value.length > 0 && ` ${t("look.share")}`}
      </p>
      <div class="share-parts">
        <div>
          <LinkPart />
          <DataPart model={m} selection={s} />
          <PicturePart model={m} selection={s} datasets={datasets} />
        </div>
        <div>
          <CitePart model={m} window={s.window} title={title} datasets={datasets} />
          <EmbedPart title={`${title}, ${windowText(s.window.from, s.window.to)}`} />
        </div>
      </div>
    </>
  );
}
