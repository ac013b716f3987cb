// The ways in for a file of the reader's own: dropped anywhere on the page, or
// chosen. What reads it comes when it is first needed.

import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { embed } from "../state/embed";
import { t } from "../words";

/** What reads files could not be loaded. */
const failed = signal(false);

async function take(files: File[]): Promise<void> {
  if (files.length === 0) return;
  failed.value = false;
  try {
    const { lookAt } = await import("./begin");
    lookAt(files);
  } catch {
    failed.value = true;
  }
}

/** Lets the reader choose files to look at. */
export function chooseFile(): void {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.addEventListener("change", () => void take([...(input.files ?? [])]));
  input.click();
}

const hasFiles = (e: DragEvent) => e.dataTransfer?.types.includes("Files") === true;

/** Takes dropped files, and says so while one is over the page. */
export function DropZone() {
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (embed.peek()) return;
    const stop = new AbortController();
    const on = (type: "dragenter" | "dragover" | "dragleave" | "drop", act: (e: DragEvent) => void) =>
      addEventListener(type, (e) => hasFiles(e) && act(e), { signal: stop.signal });
    on("dragenter", (e) => {
      e.preventDefault();
      setOver(true);
    });
    on("dragover", (e) => {
      e.preventDefault();
      e.dataTransfer!.dropEffect = "copy";
    });
    // Out of the page, and not just into another part of it.
    on("dragleave", (e) => e.relatedTarget === null && setOver(false));
    on("drop", (e) => {
      e.preventDefault();
      setOver(false);
      void take([...e.dataTransfer!.files]);
    });
    return () => stop.abort();
  }, []);
  return (
    <>
      {over && (
        <div class="drop" aria-hidden="true">
          <p>
            <b>{t("look.drop")}</b>
            {t("look.stays")}
          </p>
        </div>
      )}
      {failed.value && (
        <div class="notice alert drop-failed" role="alert">
          <p>{t("look.failed.fetch")}</p>
          <button class="link" type="button" onClick={() => (failed.value = false)}>
            {t("common.close")}
          </button>
        </div>
      )}
    </>
  );
}
