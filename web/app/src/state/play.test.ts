import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { addSteps, ceilTo, dayOf, floorTo, isoDay, parseDate, STEPS, type Step } from "./days";
import { advance, aligned, playFrom, runPlayer, shift, startAt, stepIndex, stepsIn } from "./play";
import type { Window } from "./selection";
import { loop, playing, speed, step, window_ } from "./store";

const w = (from: string, to: string): Window => ({ from: parseDate(from)!.from, to: parseDate(to)!.to });
const text = (x: Window | null) => x && `${isoDay(x.from)}/${isoDay(x.to)}`;

describe("moving a window by steps", () => {
  const cases: [step: Step, window: Window, n: number, want: string][] = [
    ["month", w("2024-01", "2024-01"), 1, "2024-02-01/2024-02-29"],
    ["month", w("2023-01", "2023-01"), 1, "2023-02-01/2023-02-28"],
    ["month", w("2024-02", "2024-02"), -1, "2024-01-01/2024-01-31"],
    ["month", w("2022-09", "2025-11"), 1, "2022-10-01/2025-12-31"],
    ["quarter", w("2023-10", "2023-12"), 1, "2024-01-01/2024-03-31"],
    ["year", w("2003", "2005"), 20, "2023-01-01/2025-12-31"],
    ["week", w("2024-02-26", "2024-03-03"), 1, "2024-03-04/2024-03-10"],
    ["day", w("2024-02-28", "2024-02-28"), 1, "2024-02-29/2024-02-29"],
    ["month", w("2024-01-15", "2024-02-14"), 1, "2024-02-15/2024-03-14"],
  ];
  it.each(cases)("%s %o by %d", (s, window, n, want) => {
    expect(text(shift(window, s, n))).toBe(want);
  });
  it("keeps whole steps whole and as many, from 2003 to 2025", () => {
    for (const s of STEPS) {
      for (let from = floorTo(s, dayOf(2003, 1, 6)); from < dayOf(2025); from = addSteps(s, from, 23)) {
        const start = { from, to: addSteps(s, from, 3) - 1 };
        for (const n of [-7, -1, 1, 13]) {
          const next = shift(start, s, n);
          expect(aligned(next, s)).toBe(true);
          expect(stepsIn(next, s)).toBe(3);
          expect(stepIndex(s, next.from) - stepIndex(s, from)).toBe(n);
        }
      }
    }
  });
  it("numbers steps as walking through the days does", () => {
    for (const s of STEPS) {
      let index = stepIndex(s, dayOf(2003));
      for (let d = dayOf(2003); d < dayOf(2025); d++) {
        if (stepIndex(s, d) !== index) throw new Error(`${s} ${isoDay(d)}`);
        if (ceilTo(s, d) === d) index++;
      }
    }
  });
});

describe("playing", () => {
  const bounds = w("2022", "2025");
  it("moves on, stops at the end, or begins again", () => {
    expect(text(advance(w("2025-10", "2025-11"), "month", 1, bounds, false))).toBe("2025-11-01/2025-12-31");
    expect(advance(w("2025-11", "2025-12"), "month", 1, bounds, false)).toBeNull();
    expect(text(advance(w("2025-11", "2025-12"), "month", 1, bounds, true))).toBe("2022-01-01/2022-02-28");
  });
  it("does not creep from the 31st to the 28th", () => {
    const anchor = w("2023-01-31", "2023-02-27");
    expect(text(advance(anchor, "month", 2, bounds, false))!.slice(0, 10)).toBe("2023-03-31");
  });
  it("begins where it is, at the start if it is at the end, short if it fills all", () => {
    expect(text(playFrom(w("2023-05", "2023-06"), "month", bounds))).toBe("2023-05-01/2023-06-30");
    expect(text(playFrom(w("2025-11", "2025-12"), "month", bounds))).toBe("2022-01-01/2022-02-28");
    expect(text(playFrom(bounds, "month", bounds))).toBe("2022-01-01/2022-03-31");
  });
  it("puts a window that is no whole steps at the start with its days", () => {
    expect(text(startAt(w("2023-05-10", "2023-05-19"), "month", dayOf(2022)))).toBe("2022-01-01/2022-01-10");
  });
});

describe("the player", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal("self", globalThis);
    [step.value, speed.value, loop.value, playing.value] = ["month", 1, false, false];
    window_.value = w("2025-09", "2025-09");
  });
  afterEach(() => {
    playing.value = false;
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });
  it("goes one step a second and stops at the end", () => {
    const stop = runPlayer(() => w("2022", "2025"));
    playing.value = true;
    vi.advanceTimersByTime(2000);
    expect(text(window_.value)).toBe("2025-11-01/2025-11-30");
    vi.advanceTimersByTime(5000);
    expect(text(window_.value)).toBe("2025-12-01/2025-12-31");
    expect(playing.value).toBe(false);
    stop();
  });
  it("follows speed, a window that was moved meanwhile, and pausing", () => {
    const stop = runPlayer(() => w("2022", "2025"));
    speed.value = 4;
    playing.value = true;
    vi.advanceTimersByTime(250);
    expect(text(window_.value)).toBe("2025-10-01/2025-10-31");
    window_.value = w("2023-01", "2023-01");
    vi.advanceTimersByTime(500);
    expect(text(window_.value)).toBe("2023-03-01/2023-03-31");
    playing.value = false;
    vi.advanceTimersByTime(5000);
    expect(text(window_.value)).toBe("2023-03-01/2023-03-31");
    stop();
  });
  it("begins again when it loops", () => {
    loop.value = true;
    const stop = runPlayer(() => w("2025", "2025"));
    playing.value = true;
    vi.advanceTimersByTime(5000);
    expect(text(window_.value)).toBe("2025-02-01/2025-02-28");
    expect(playing.value).toBe(true);
    stop();
  });
});
