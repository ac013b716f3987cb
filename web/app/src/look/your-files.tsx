import { type LookedFile, lookedFiles } from "../state/looked";
import { openLooked, shown } from "../state/page";
import { t } from "../words";
import { failureText } from "./failure";

/** The reader's own files beside the sentence, which does not count them. */
export function YourFiles() {
  if (lookedFiles.value.length === 0) return null;
  return (
    <section class="your-files" aria-label={t("look.yours")}>
      <h2>{t("look.mark")}</h2>
      <ul>
        {lookedFiles.value.map((f) => (
          <li key={f.id}>
            <button class="link n" type="button" onClick={() => openLooked(f)}>
              {said(f)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function said(file: LookedFile): string {
  const { name } = file;
  const stage = file.stage.value;
  if (stage.is === "reading") return t("look.waiting", { name });
  if (stage.is === "failed") return `${name}: ${failureText(stage.why)}`;
  if (!stage.model) return t("look.asks", { name });
  // At the pace of reading: not of each step of a drag.
  void [shown.value, file.words.value];
  const s = file.shown.value ? file.selection.peek() : null;
  return s ? t("look.yoursNote", { name, n: s.rows.length }) : t("look.hidden", { name });
}
