// The choices and switches of the time control, each as it stands in the row
// and behind its last button.

import type { ComponentChildren } from "preact";
import { STEPS, type Step } from "../state/days";
import { allWanted, loop, speed, step } from "../state/store";
import { MODES, type Mode } from "../state/time-mode";
import { coverage, type Measured, measured, mode, skipEmpty } from "../state/time-view";
import { t } from "../words";
import { pause } from "./actions";
import type { Choice as Counted } from "./amounts";
import { Choice } from "./choice";
import { choices, counted, hoverBin } from "./time-state";

const SPEEDS = [0.5, 1, 2, 4, 8];
const speedText = (s: number) => (s === 0.5 ? "½×" : `${s}×`);

interface Place {
  children?: ComponentChildren;
  /** The class that shows it where there is room. */
  class?: string | undefined;
}

export function SpeedChoice(p: Place) {
  return (
    <Choice
      class={p.class}
      label={t("time.speed")}
      value={speed.value}
      options={SPEEDS}
      text={speedText}
      onChoose={(s) => (speed.value = s)}
    />
  );
}

export function ModeChoice(p: Place) {
  return (
    <Choice
      class={p.class}
      label={t("time.mode")}
      title={t(`time.mode.${mode.value}.hint`)}
      value={mode.value}
      options={MODES}
      text={(m: Mode) => t(`time.mode.${m}`)}
      onChoose={(m) => (pause(), (mode.value = m))}
    >
      <span class="tl-quiet">{t("time.mode")}</span>
    </Choice>
  );
}

export function StepChoice(p: Place) {
  return (
    <Choice
      class={p.class}
      label={t("time.step")}
      value={step.value}
      options={STEPS}
      text={(s: Step) => t(`time.step.${s}`)}
      onChoose={chooseStep}
    >
      <span class="tl-quiet">{t("time.step")}</span>
    </Choice>
  );
}

function chooseStep(s: Step): void {
  pause();
  hoverBin.value = null;
  step.value = s;
}

/** What the bars count, as words above or beside them. */
export function BarsChoice(p: Place) {
  const all: readonly (Counted | null)[] = [null, ...choices.value];
  const now = counted.value;
  const keyOf = (c: Measured | null) => (c ? `${c.measure},${c.unit}` : "");
  return (
    <Choice
      class={p.class}
      label={t("time.barsOf")}
      value={keyOf(now)}
      options={all.map(keyOf)}
      text={(key) => all.find((c) => keyOf(c) === key)?.text ?? t("time.gutter.events")}
      onOpen={() => (allWanted.value = true)}
      onChoose={(key) => {
        const found = all.find((c) => keyOf(c) === key);
        hoverBin.value = null;
        measured.value = found ? { measure: found.measure, unit: found.unit } : null;
      }}
    >
      {p.children}
    </Choice>
  );
}

interface SwitchProps extends Place {
  label: string;
  title?: string | undefined;
  on: boolean;
  toggle: () => void;
}

function Switch(p: SwitchProps) {
  return (
    <button
      type="button"
      class={`tl-switch ${p.class ?? ""}`}
      role="switch"
      aria-checked={p.on}
      title={p.title}
      onClick={p.toggle}
    >
      {p.label}
      <i />
    </button>
  );
}

export function SkipSwitch(p: Place) {
  return (
    <Switch
      class={p.class}
      label={t("time.skip")}
      title={t("time.skip.hint")}
      on={skipEmpty.value}
      toggle={() => (skipEmpty.value = !skipEmpty.peek())}
    />
  );
}

export function LoopSwitch(p: Place) {
  return <Switch class={p.class} label={t("time.loop")} on={loop.value} toggle={() => (loop.value = !loop.peek())} />;
}

/** A line of how many sources speak of each step. */
export function CoverageSwitch(p: Place) {
  return (
    <Switch
      class={p.class}
      label={t("time.coverage")}
      title={t("time.coverage.hint")}
      on={coverage.value}
      toggle={() => (coverage.value = !coverage.peek())}
    />
  );
}
