import type { Dataset } from "../api/events";
import { pictured } from "../layers/pictured";
import { isoDay } from "../state/days";
import type { Model } from "../state/model";
import type { Selection } from "../state/selection";
import { t } from "../words";
import { fileName } from "./about-view";
import { paintPicture, Tainted } from "./paint-picture";
import { save } from "./save";
import { useJob } from "./use-job";

const sayError = (e: unknown): string => t(e instanceof Tainted ? "share.tainted" : "share.noPicture");

interface Props {
  model: Model;
  selection: Selection;
  datasets: readonly Dataset[] | null;
}

/** The map as a picture. */
export function PicturePart({ model, selection: s, datasets }: Props) {
  const job = useJob(sayError);
  const engine = pictured.value;
  const start = () =>
    engine &&
    job.run(t("share.painting"), async () => {
      const picture = await paintPicture(engine, { model, selection: s, datasets: datasets ?? [] });
      const name = fileName("map", { from: isoDay(s.window.from), to: isoDay(s.window.to) }, "png");
      save(name, picture);
      return t("share.saved", { file: name });
    });
  return (
    <section class="share-part">
      <h3>{t("share.picture")}</h3>
      <p class="small">{t("share.pictureNote")}</p>
      <p class="share-act">
        <button class="btn line" type="button" disabled={!engine || job.busy} onClick={start}>
          {t("share.png")}
        </button>
        <span class={`small said${job.failed ? " failed" : ""}`} role="status">
          {job.said}
        </span>
      </p>
    </section>
  );
}
