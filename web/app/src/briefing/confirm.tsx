// A button that asks once more before it does what cannot be taken back.

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../words";
import { DeskIcon } from "./icons";

interface Props {
  label: string;
  question: string;
  yes: string;
  act: () => Promise<void>;
}

export function Confirm({ label, question, yes, act }: Props) {
  const asks = useSignal(false);
  const failed = useSignal<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asks.value) box.current?.querySelector("button")?.focus();
  }, [asks.value]);
  const run = () => {
    failed.value = null;
    act().then(
      () => (asks.value = false),
      (e: unknown) => (failed.value = e instanceof Error ? e.message : String(e)),
    );
  };
  return (
    <>
      <button
        class="ib"
        type="button"
        aria-label={label}
        title={label}
        aria-expanded={asks.value}
        onClick={() => (asks.value = !asks.value)}
      >
        <DeskIcon name="trash" />
      </button>
      {asks.value && (
        <div class="desk-sure" ref={box} role="group" aria-label={question}>
          <p>{question}</p>
          {failed.value && (
            <p class="small" role="alert">
              {failed.value}
            </p>
          )}
          <p class="desk-tools">
            <button class="btn line" type="button" onClick={run}>
              {yes}
            </button>
            <button class="btn" type="button" onClick={() => (asks.value = false)}>
              {t("briefing.no")}
            </button>
          </p>
        </div>
      )}
    </>
  );
}
