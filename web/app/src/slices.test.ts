import { describe, expect, it, vi } from "vitest";
import { goOn, longEnough, turn } from "./slices";

const elsewhere = () => new Promise<void>((resolve) => setTimeout(resolve));

describe("turn", () => {
  it("comes to each once, in the order of asking", async () => {
    const seen: number[] = [];
    await Promise.all([1, 2, 3].map((n) => turn().then(() => seen.push(n))));
    expect(seen).toEqual([1, 2, 3]);
  });

  it("lets the promises of one end before the next begins", async () => {
    const seen: string[] = [];
    const work = async (name: string) => {
      await turn();
      seen.push(`${name} begins`);
      await Promise.resolve();
      seen.push(`${name} ends`);
    };
    await Promise.all([work("a"), work("b")]);
    expect(seen).toEqual(["a begins", "a ends", "b begins", "b ends"]);
  });

  it("never comes at once, and comes again after a rest", async () => {
    for (let i = 0; i < 2; i++) {
      let came = false;
      const asked = turn().then(() => (came = true));
      await Promise.resolve();
      expect(came).toBe(false);
      await asked;
      await elsewhere();
    }
  });
});

describe("goOn", () => {
  it("comes before those that wait for their turn, in a task of its own", async () => {
    const seen: string[] = [];
    const long = async () => {
      await turn();
      seen.push("begins");
      await goOn();
      seen.push("goes on");
    };
    await Promise.all([long(), turn().then(() => seen.push("next"))]);
    expect(seen).toEqual(["begins", "goes on", "next"]);
  });

  it("is due after a while, and begins a new while", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    await turn();
    expect(longEnough()).toBe(false);
    vi.advanceTimersByTime(20);
    expect(longEnough()).toBe(true);
    await goOn();
    expect(longEnough()).toBe(false);
    vi.useRealTimers();
  });
});
