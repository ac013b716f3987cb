// The row above the bars: steps, play, loop, speed, the dates, mode and step,
// what is skipped, and the axis. What finds no room stands behind its last button.

import { Icon } from "../panels/icon";
import { loop, model, playing } from "../state/store";
import { mode } from "../state/time-view";
import { t } from "../words";
import { stepBy } from "./actions";
import { ModeChoice, SkipSwitch, SpeedChoice, StepChoice } from "./choices";
import { DateField } from "./date-field";
import { LengthField } from "./length-field";
import { More } from "./more";
import { ended } from "./rules";
import { lengthText } from "./texts";
import { ZoomButtons } from "./zoom-buttons";

/** As far as the dates, or `whole`. */
export function Controls({ whole }: { whole: boolean }) {
  const off = model.value === null;
  return (
    <div class="tl-row">
      <StepButton direction={-1} class="tl-in-row-s" />
      <Play disabled={off} />
      <StepButton direction={1} class="tl-in-row-s" />
      <button
        type="button"
        class="ib tl-loop tl-in-row-l"
        aria-label={t("time.loop")}
        title={t("time.loop")}
        aria-pressed={loop.value}
        onClick={() => (loop.value = !loop.value)}
      >
        <Icon name="loop" />
      </button>
      <SpeedChoice class="tl-in-row-l" />
      <Dates />
      {whole && <AfterDates />}
    </div>
  );
}

function AfterDates() {
  return (
    <>
      <ModeChoice class="tl-mode tl-in-row-l" />
      <StepChoice class="tl-step tl-in-row-m" />
      <SkipSwitch class="tl-in-row-l" />
      <ZoomButtons class="tl-in-row-l" />
      <More />
    </>
  );
}

/** The window's ends, as far as they can be moved. */
function Dates() {
  const m = mode.value;
  return (
    <div class="tl-dates">
      {m === "window" && <DateField key="from" end="from" />}
      {m === "trailing" && <LengthField />}
      <span class="tl-quiet">{t(m === "upto" ? "time.sinceBeginning" : "time.between")}</span>
      <DateField key="to" end="to" />
      {m === "window" && <span class="tl-quiet tl-length n">{lengthText}</span>}
    </div>
  );
}

export function StepButton({ direction, class: name = "" }: { direction: 1 | -1; class?: string }) {
  const label = t(direction < 0 ? "time.back" : "time.on");
  return (
    <button
      type="button"
      class={`ib ${name}`}
      aria-label={label}
      title={label}
      disabled={model.value === null}
      onClick={() => stepBy(direction)}
    >
      <Icon name={direction < 0 ? "prev" : "next"} />
    </button>
  );
}

const PLAY = "M4.5 2.6v10.8L13.3 8z";
const PAUSE = "M4 2.8h3v10.4H4zM9 2.8h3v10.4H9z";
const AGAIN = "M2.6 2.8h2v10.4h-2zM6 2.6v10.8L14 8z";

function Play({ disabled }: { disabled: boolean }) {
  const on = playing.value;
  const label = t(on ? "time.pause" : ended.value ? "time.again" : "time.play");
  return (
    <button
      type="button"
      class="tl-play"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={() => (playing.value = !on)}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d={on ? PAUSE : ended.value ? AGAIN : PLAY} />
      </svg>
    </button>
  );
}
