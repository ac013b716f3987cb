import { useRef } from "preact/hooks";
import { addressNow } from "../state/url";
import { t } from "../words";
import { CopyButton } from "./copy";

/** The address of what is seen, to copy, or to send by the phone's own means. */
export function LinkPart() {
  const field = useRef<HTMLInputElement>(null);
  const url = addressNow();
  // A reader who changes his mind in the phone's dialog has done nothing wrong.
  const send = () => navigator.share({ title: document.title, url }).catch(() => undefined);
  return (
    <section class="share-part">
      <h3>{t("share.link")}</h3>
      <p class="small">{t("share.linkNote")}</p>
      <input ref={field} readOnly value={url} aria-label={t("share.address")} onFocus={(e) => e.currentTarget.select()} />
      <p class="share-act">
        <CopyButton field={field} text={t("share.copyLink")} />
        {"share" in navigator && (
          <button class="btn" type="button" onClick={() => void send()}>
            {t("share.send")}
          </button>
        )}
      </p>
    </section>
  );
}
