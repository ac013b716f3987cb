import { describe, expect, it } from "vitest";
import { History } from "./history";

function typed() {
  let now = 0;
  const h = new History("", () => now);
  return { h, wait: (ms: number) => (now += ms) };
}

describe("steps", () => {
  it("are taken back and done again, many of them", () => {
    const { h } = typed();
    for (let i = 1; i <= 50; i++) h.step(String(i), `step ${i}`);
    for (let i = 50; i >= 1; i--) {
      expect(h.back.value).toBe(`step ${i}`);
      expect(h.undo()).toBe(`step ${i}`);
      expect(h.value.value).toBe(i === 1 ? "" : String(i - 1));
    }
    expect([h.undo(), h.back.value, h.again.value]).toEqual([null, null, "step 1"]);
    for (let i = 1; i <= 50; i++) expect(h.redo()).toBe(`step ${i}`);
    expect([h.redo(), h.value.value]).toEqual([null, "50"]);
  });

  it("of one thing that follow each other are one, after a pause another", () => {
    const { h, wait } = typed();
    for (const text of ["K", "KK", "KK P"]) {
      h.step(text, "title", "title");
      wait(200);
    }
    wait(2000);
    h.step("KK Park", "title", "title");
    expect([h.undo(), h.value.value]).toEqual(["title", "KK P"]);
    expect([h.undo(), h.value.value]).toEqual(["title", ""]);
  });

  it("after one was taken back begin anew", () => {
    const { h } = typed();
    h.step("a", "title", "title");
    h.undo();
    h.step("b", "title", "title");
    expect([h.again.value, h.undo(), h.value.value]).toEqual([null, "title", ""]);
  });

  it("that change nothing are none", () => {
    const { h } = typed();
    h.step("", "nothing");
    expect(h.back.value).toBeNull();
  });
});
