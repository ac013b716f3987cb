import { useRef } from "preact/hooks";
import { CopyButton } from "../share/copy";
import { t } from "../words";

/** The command line that imports a file, to copy. */
export function ImportLine({ line }: { line: string }) {
  const field = useRef<HTMLTextAreaElement>(null);
  return (
    <div class="import-line">
      <textarea
        ref={field}
        readOnly
        rows={2}
        value={line}
        aria-label={t("look.command")}
        onFocus={(e) => e.currentTarget.select()}
      />
      <p class="share-act">
        <CopyButton field={field} text={t("look.copy")} />
      </p>
    </div>
  );
}
