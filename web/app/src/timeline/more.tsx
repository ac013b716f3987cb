// What finds no room in the row, behind its last button.

import { Popup } from "../panels/popup";
import { t } from "../words";
import { BarsChoice, CoverageSwitch, LoopSwitch, ModeChoice, SkipSwitch, SpeedChoice, StepChoice } from "./choices";
import { StepButton } from "./controls";
import { phone } from "./geometry";
import { bars } from "./time-state";
import { ZoomButtons } from "./zoom-buttons";

export function More() {
  return <Popup class="tl-more" id="tl-more" label={t("time.more")} icon="tune" titled body={() => <Body />} />;
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
