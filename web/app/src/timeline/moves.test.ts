import { describe, expect, it } from "vitest";
import { type Scale, xOf } from "../state/axis";
import { dayOf, isoDay, parseDate } from "../state/days";
import { type Way, wayTo } from "../state/play";
import type { Window } from "../state/selection";
import { dragEnd, dragNew, dragWindow, keyBar, keyEnd, keySteps, stepped } from "./moves";

const w = (from: string, to = from): Window => ({ from: parseDate(from)!.from, to: parseDate(to)!.to });
const text = (x: Window) => `${isoDay(x.from)}/${isoDay(x.to)}`;
const limits = w("2022", "2025");
const scale: Scale = { ...limits, left: 108, width: 900 };
const x = (date: string) => xOf(scale, parseDate(date)!.from);

describe("dragging an end", () => {
  const start = w("2023-03", "2024-06");
  it("snaps to the step", () => {
    expect(text(dragEnd("from", start, scale, x("2023-05-20"), "month", false, limits))).toBe("2023-06-01/2024-06-30");
    expect(text(dragEnd("to", start, scale, x("2024-02-25"), "month", false, limits))).toBe("2023-03-01/2024-02-29");
  });
  it("goes by days if free", () => {
    expect(text(dragEnd("from", start, scale, x("2023-05-20"), "month", true, limits))).toBe("2023-05-20/2024-06-30");
  });
  it("leaves a step, and a day if free, between the ends", () => {
    expect(text(dragEnd("from", start, scale, x("2025-05-20"), "month", false, limits))).toBe("2024-06-01/2024-06-30");
    expect(text(dragEnd("to", start, scale, x("2022-05-20"), "month", true, limits))).toBe("2023-03-01/2023-03-01");
  });
  it("stops at the limits", () => {
    expect(text(dragEnd("from", start, scale, -500, "month", false, limits))).toBe("2022-01-01/2024-06-30");
    expect(text(dragEnd("to", start, scale, 5000, "quarter", false, limits))).toBe("2023-03-01/2025-12-31");
  });
});

describe("dragging the window", () => {
  it("keeps whole months whole across unequal ones", () => {
    for (let days = -400; days <= 500; days += 9) {
      const to = dragWindow(w("2024-02"), days, "month", false, limits);
      expect(text(to)).toBe(text(w(isoDay(to.from).slice(0, 7))));
      expect(Math.abs(to.from - (dayOf(2024, 2) + days))).toBeLessThanOrEqual(16);
    }
  });
  it("stops at the last whole step within the limits", () => {
    expect(text(dragWindow(w("2023-01", "2023-02"), 5000, "month", false, limits))).toBe("2025-11-01/2025-12-31");
    expect(text(dragWindow(w("2023-01", "2023-02"), -5000, "month", false, limits))).toBe("2022-01-01/2022-02-28");
    expect(text(dragWindow(limits, 40, "month", false, limits))).toBe(text(limits));
  });
  it("goes by days if free", () => {
    expect(text(dragWindow(w("2023-01"), 3, "month", true, limits))).toBe("2023-01-04/2023-02-03");
  });
});

describe("a new window", () => {
  it("is whole steps in either direction", () => {
    const [a, b] = [dayOf(2023, 5, 9), dayOf(2023, 7, 2)];
    expect(text(dragNew(a, b, "month", false, limits))).toBe("2023-05-01/2023-07-31");
    expect(text(dragNew(b, a, "month", false, limits))).toBe("2023-05-01/2023-07-31");
    expect(text(dragNew(a, b, "month", true, limits))).toBe("2023-05-09/2023-07-02");
    expect(text(dragNew(a, a, "year", false, limits))).toBe("2023-01-01/2023-12-31");
  });
});

describe("keys", () => {
  const start = w("2023-03", "2024-06");
  const press = (part: "from" | "to" | "window", key: string, from = start) =>
    text(
      part === "window"
        ? keyBar(wayTo(from), keySteps(key)!, "month", limits).window
        : keyEnd(part, from, keySteps(key)!, "month", limits),
    );
  it("moves an end by one step, by ten, to the limits", () => {
    expect(press("from", "ArrowRight")).toBe("2023-04-01/2024-06-30");
    expect(press("to", "ArrowLeft")).toBe("2023-03-01/2024-05-31");
    expect(press("to", "PageUp")).toBe("2023-03-01/2025-04-30");
    expect(press("from", "Home")).toBe("2022-01-01/2024-06-30");
    expect(press("from", "End")).toBe("2024-06-01/2024-06-30");
    expect(press("to", "End")).toBe("2023-03-01/2025-12-31");
    expect(press("to", "Home")).toBe("2023-03-01/2023-03-31");
  });
  it("goes from within a step to its nearer side first", () => {
    const odd = w("2023-03-15", "2024-06-10");
    expect(press("from", "ArrowLeft", odd)).toBe("2023-03-01/2024-06-10");
    expect(press("from", "ArrowRight", odd)).toBe("2023-04-01/2024-06-10");
    expect(press("to", "ArrowLeft", odd)).toBe("2023-03-15/2024-05-31");
    expect(press("to", "ArrowRight", odd)).toBe("2023-03-15/2024-06-30");
  });
  it("moves the whole window", () => {
    expect(press("window", "ArrowRight")).toBe("2023-04-01/2024-07-31");
    expect(press("window", "PageDown")).toBe("2022-05-01/2023-08-31");
    expect(press("window", "End")).toBe("2024-09-01/2025-12-31");
    expect(press("window", "Home")).toBe("2022-01-01/2023-04-30");
  });
  it("knows no other keys", () => {
    expect(keySteps("Tab")).toBeNull();
  });
  it("goes as many steps as there is room for", () => {
    for (let n = 1; n < 60; n++) {
      const to = (within: Window) => text(stepped(wayTo(w("2023-03")), "month", n, within).window);
      expect(to(limits)).toBe(n <= 33 ? to(w("1900", "2100")) : text(w("2025-12")));
    }
  });
  it("comes back to the 31st over shorter months, also from the limits", () => {
    const walk = (...steps: number[]) => {
      let way: Way = wayTo(w("2023-01-31"));
      return steps.map((n) => text((way = keyBar(way, n, "month", limits)).window).slice(0, 10));
    };
    expect(walk(1, 1, -1, -1)).toEqual(["2023-02-28", "2023-03-31", "2023-02-28", "2023-01-31"]);
    expect(walk(10, 10, 10, 10, -10, -10)).toEqual([
      "2023-11-30",
      "2024-09-30",
      "2025-07-31",
      "2025-12-31",
      "2025-02-28",
      "2024-04-30",
    ]);
    expect(walk(1, 13, -14).at(-1)).toBe("2023-01-31");
  });
});
