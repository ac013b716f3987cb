import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { addSteps, ceilTo, dayOf, floorTo, isoDay, parseDate, STEPS, type Step } from "./days";
import {
  advance,
  aligned,
  atEnd,
  boundsOf,
  playFrom,
  type Rules,
  runPlayer,
  shift,
  startAt,
  stepIndex,
  stepOnce,
  stepsIn,
  wayOf,
  wayTo,
} from "./play";
import type { Window } from "./selection";
import { playing, speed, window_ } from "./store";

const w = (from: string, to = from): Window => ({ from: parseDate(from)!.from, to: parseDate(to)!.to });
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

const rules = (more: Partial<Rules> = {}): Rules => ({
  step: "month",
  bounds: w("2022", "2025"),
  loops: false,
  endAt: null,
  busy: null,
  ...more,
});
const upTo = (to: number): Window => ({ from: dayOf(2003), to });
const trailing = (to: number): Window => ({ from: addSteps("month", to + 1, -12), to });

describe("playing", () => {
  const bounds = w("2022", "2025");
  const next = (window: Window, n: number, more: Partial<Rules> = {}) => {
    const found = advance(rules(more), window, n);
    return found && text(found.window);
  };
  it("moves on, stops at the end, or begins again", () => {
    expect(next(w("2025-10", "2025-11"), 1)).toBe("2025-11-01/2025-12-31");
    expect(next(w("2025-11", "2025-12"), 1)).toBeNull();
    expect(next(w("2025-11", "2025-12"), 1, { loops: true })).toBe("2022-01-01/2022-02-28");
  });
  it("grows from the beginning, or trails with its length", () => {
    expect(next(upTo(w("2023-11").to), 1, { endAt: upTo })).toBe("2003-01-01/2023-12-31");
    expect(next(upTo(w("2025-12").to), 1, { endAt: upTo, loops: true })).toBe("2003-01-01/2022-01-31");
    expect(next(trailing(w("2024-01").to), 1, { endAt: trailing })).toBe("2023-03-01/2024-02-29");
    expect(text(playFrom(rules({ endAt: upTo }), upTo(bounds.to)))).toBe("2003-01-01/2022-01-31");
  });
  it("passes over what is empty, and stops where nothing follows", () => {
    const days = [dayOf(2022, 3, 9), dayOf(2024, 2, 29)];
    const busy = (x: Window) => days.some((d) => x.from <= d && d <= x.to);
    expect(next(w("2022-03"), 1, { busy })).toBe("2024-02-01/2024-02-29");
    expect(next(w("2024-02"), 1, { busy })).toBeNull();
    expect(next(w("2024-02"), 1, { busy, loops: true })).toBe("2022-03-01/2022-03-31");
    expect(next(w("2024-02"), 1, { busy: () => false, loops: true })).toBeNull();
    const adds = (x: Window, before: Window) => days.some((d) => d > before.to && d <= x.to);
    expect(next(upTo(w("2022-03").to), 1, { busy: adds, endAt: upTo })).toBe("2003-01-01/2024-02-29");
  });
  it("steps by hand in both directions, past what is empty", () => {
    const days = [dayOf(2022, 3, 9), dayOf(2024, 2, 29)];
    const busy = (x: Window) => days.some((d) => x.from <= d && d <= x.to);
    const adds = (x: Window, before: Window) => days.some((d) => d > before.to && d <= x.to);
    const once = (r: Rules, from: Window, direction: 1 | -1) => {
      const to = stepOnce(r, wayTo(from), direction);
      return to && text(to.window);
    };
    expect(once(rules(), w("2022-02"), -1)).toBe("2022-01-01/2022-01-31");
    expect(once(rules(), w("2022-01"), -1)).toBeNull();
    expect(once(rules(), w("2025-12"), 1)).toBeNull();
    expect(once(rules({ busy }), w("2025-05"), -1)).toBe("2024-02-01/2024-02-29");
    expect(once(rules({ busy: adds, endAt: upTo }), upTo(w("2025-05").to), -1)).toBe("2003-01-01/2024-02-29");
    expect(once(rules({ busy: adds, endAt: upTo }), upTo(w("2024-02").to), -1)).toBe("2003-01-01/2022-03-31");
  });
  it("comes back to the 31st by the steps that led away from it", () => {
    const from = w("2023-01-31");
    const there = stepOnce(rules(), wayTo(from), 1)!;
    expect(text(there.window)).toBe("2023-02-28/2023-02-28");
    expect(text(stepOnce(rules(), wayOf(there, there.window), -1)!.window)).toBe(text(from));
    // A window that was set otherwise begins a way of its own.
    expect(wayOf(there, from)).toEqual(wayTo(from));
  });
  it("does not creep from the 31st to the 28th", () => {
    const anchor = w("2023-01-31", "2023-02-27");
    expect(next(anchor, 2)!.slice(0, 10)).toBe("2023-03-31");
  });
  it("begins where it is, at the start if it is at the end, short if it fills all", () => {
    expect(text(playFrom(rules(), w("2023-05", "2023-06")))).toBe("2023-05-01/2023-06-30");
    expect(text(playFrom(rules(), w("2025-11", "2025-12")))).toBe("2022-01-01/2022-02-28");
    expect(text(playFrom(rules(), bounds))).toBe("2022-01-01/2022-03-31");
    const month = rules({ bounds: w("2024-05"), endAt: upTo });
    expect(text(playFrom(month, upTo(w("2024-05").to)))).toBe("2003-01-01/2024-05-31");
    expect([atEnd(rules(), w("2025-12")), atEnd(rules({ loops: true }), w("2025-11"))]).toEqual([true, false]);
  });
  it("puts a window that is no whole steps at the start with its days", () => {
    expect(text(startAt(w("2023-05-10", "2023-05-19"), "month", dayOf(2022)))).toBe("2022-01-01/2022-01-10");
  });
  it("stays in what the bars show where there is room, else takes all years", () => {
    const all = w("2003", "2025");
    expect(text(boundsOf(w("2023-05"), bounds, all, "month"))).toBe(text(bounds));
    expect(text(boundsOf(w("2019"), bounds, all, "month"))).toBe(text(all));
    expect(text(boundsOf(w("2023-05-09", "2023-05-12"), w("2023-05-01", "2023-05-20"), all, "month"))).toBe(text(all));
  });
});

describe("the player", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal("self", globalThis);
    [speed.value, playing.value] = [1, false];
    window_.value = w("2025-09", "2025-09");
  });
  afterEach(() => {
    playing.value = false;
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });
  it("goes one step a second and stops at the end", () => {
    const stop = runPlayer(() => rules());
    playing.value = true;
    vi.advanceTimersByTime(2000);
    expect(text(window_.value)).toBe("2025-11-01/2025-11-30");
    vi.advanceTimersByTime(5000);
    expect(text(window_.value)).toBe("2025-12-01/2025-12-31");
    expect(playing.value).toBe(false);
    stop();
  });
  it("follows speed, a window that was moved meanwhile, and pausing", () => {
    const stop = runPlayer(() => rules());
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
    const stop = runPlayer(() => rules({ bounds: w("2025"), loops: true }));
    playing.value = true;
    vi.advanceTimersByTime(5000);
    expect(text(window_.value)).toBe("2025-02-01/2025-02-28");
    expect(playing.value).toBe(true);
    stop();
  });
});
