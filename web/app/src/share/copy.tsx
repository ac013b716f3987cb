// Copying a text, where the browser lets it.

import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../words";

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Browsers have no clipboard for pages that come without encryption: the
 * marked text is copied as by the reader's own hand. */
async function copyFrom(field: Field): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return document.execCommand("copy");
  }
}

const SAID_MS = 2500;

/** Copies what stands in a field, and says so. */
export function CopyButton({ field, text }: { field: RefObject<Field | null>; text: string }) {
  const [said, setSaid] = useState<"" | "copied" | "failed">("");
  useEffect(() => {
    if (said !== "copied") return;
    const timer = setTimeout(() => setSaid(""), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async () => {
    if (!field.current) return;
    const done = await copyFrom(field.current);
    setSaid(done ? "copied" : "failed");
  };
  return (
    <>
      <button class="btn line" type="button" onClick={() => void copy()}>
        {text}
      </button>
      <span class="small said" role="status">
        {said === "copied" && t("share.copied")}
        {said === "failed" && t("share.notCopied")}
      </span>
    </>
  );
}
