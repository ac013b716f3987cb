// What finds no room in the row, behind its last button.

import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../panels/icon";
import { t } from "../words";
import { BarsChoice, CoverageSwitch, LoopSwitch, ModeChoice, SkipSwitch, SpeedChoice, StepChoice } from "./choices";
import { StepButton } from "./controls";
import { phone } from "./geometry";
import { bars } from "./time-state";
import { ZoomButtons } from "./zoom-buttons";

export function More() {
  const [shown, setShown] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!shown) return;
    const away = (e: Event) => !box.current?.contains(e.target as Node) && setShown(false);
    addEventListener("pointerdown", away);
    return () => removeEventListener("pointerdown", away);
  }, [shown]);
  const keys = (e: KeyboardEvent) => {
    if (e.key !== "Escape" || !shown) return;
    e.preventDefault();
    e.stopPropagation();
    setShown(false);
    button.current?.focus();
  };
  return (
    <div class="tl-more" ref={box} onKeyDown={keys}>
      <button
        ref={button}
        type="button"
        class="ib"
        aria-label={t("time.more")}
        title={t("time.more")}
        aria-expanded={shown}
        aria-controls="tl-more"
        onClick={() => setShown(!shown)}
      >
        <Icon name="tune" />
      </button>
      {shown && <Body />}
    </div>
  );
}

function Body() {
  const apart = bars.value?.amounts ? bars.value.spans.length : 0;
  return (
    <div class="tl-menu" id="tl-more" role="group" aria-label={t("time.more")}>
      <div class="tl-menu-row tl-not-s">
        <StepButton direction={-1} />
        <StepButton direction={1} />
      </div>
      <ModeChoice class="tl-not-l" />
      <StepChoice class="tl-not-m" />
      {phone.value && (
        <BarsChoice>
          <span class="tl-quiet">{t("time.bars")}</span>
        </BarsChoice>
      )}
      {phone.value && apart > 0 && <p class="tl-note">{t("time.apart", { n: apart })}</p>}
      <div class="tl-choice-row tl-not-l">
        <span class="tl-quiet">{t("time.speed")}</span>
        <SpeedChoice />
      </div>
      <LoopSwitch class="tl-not-l" />
      <SkipSwitch class="tl-not-l" />
      {!phone.value && <CoverageSwitch />}
      {!phone.value && <p class="tl-note">{t("time.coverage.hint")}</p>}
      <div class="tl-choice-row tl-not-l">
        <span class="tl-quiet">{t("time.zoom")}</span>
        <ZoomButtons />
      </div>
    </div>
  );
}
