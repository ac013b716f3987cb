// The row above the bars: steps, play, loop, speed, the dates and the step.

import type { ComponentChildren } from "preact";
import { Icon } from "../panels/icon";
import { STEPS, type Step } from "../state/days";
import { loop, model, playing, speed, step } from "../state/store";
import { pause, stepBy } from "./actions";
import { DateField } from "./date-field";
import { lengthText } from "./time-state";

const SPEEDS = [0.5, 1, 2, 4, 8];
const speedText = (s: number) => (s === 0.5 ? "½×" : `${s}×`);

export function Controls() {
  const off = model.value === null;
  return (
    <div class="tl-row">
      <button type="button" class="ib tl-wide" aria-label="Step back" disabled={off} onClick={() => stepBy(-1)}>
        <Icon name="prev" />
      </button>
      <Play disabled={off} />
      <button type="button" class="ib tl-wide" aria-label="Step on" disabled={off} onClick={() => stepBy(1)}>
        <Icon name="next" />
      </button>
      <button
        type="button"
        class="ib tl-wide tl-loop"
        aria-label="Loop"
        aria-pressed={loop.value}
        onClick={() => (loop.value = !loop.value)}
      >
        <Icon name="loop" />
      </button>
      <Choice
        class="tl-wide tl-speed"
        label="Speed"
        value={speed.value}
        options={SPEEDS}
        text={speedText}
        onChoose={(s) => (speed.value = s)}
      />
      <div class="tl-dates">
        <DateField end="from" />
        <span class="tl-quiet">to</span>
        <DateField end="to" />
        <span class="tl-quiet tl-length n">{lengthText}</span>
      </div>
      <Choice class="tl-step" label="Step" value={step.value} options={STEPS} text={String} onChoose={chooseStep}>
        <span class="tl-quiet">Step</span>
      </Choice>
    </div>
  );
}

function chooseStep(s: Step): void {
  pause();
  step.value = s;
}

function Play({ disabled }: { disabled: boolean }) {
  const on = playing.value;
  return (
    <button
      type="button"
      class="tl-play"
      aria-label={on ? "Pause" : "Play"}
      disabled={disabled}
      onClick={() => (playing.value = !on)}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d={on ? "M4 2.8h3v10.4H4zM9 2.8h3v10.4H9z" : "M4.5 2.6v10.8L13.3 8z"} />
      </svg>
    </button>
  );
}

interface ChoiceProps<T extends string | number> {
  class: string;
  label: string;
  value: T;
  options: readonly T[];
  text: (value: T) => string;
  onChoose: (value: T) => void;
  children?: ComponentChildren;
}

function Choice<T extends string | number>(p: ChoiceProps<T>) {
  return (
    <label class={`tl-choice ${p.class}`}>
      {p.children}
      <select aria-label={p.label} value={String(p.value)} onChange={(e) => p.onChoose(p.options[e.currentTarget.selectedIndex])}>
        {p.options.map((o) => (
          <option key={o} value={String(o)}>
            {p.text(o)}
          </option>
        ))}
      </select>
      <Icon name="down" size={14} />
    </label>
  );
}
