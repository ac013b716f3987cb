import { describe, expect, it } from "vitest";
import type { Figure } from "../state/words";
import { curve } from "./arc";
import { boxAround, overlaps } from "./boxes";
import { alongArc, besideArc, flowTexts, isBeside, isFree, seenPart } from "./flow-texts";
import { flow, randomFrom } from "./testing";

describe("texts beside an arc", () => {
  const people: Figure = {
    measure: "moved",
    unit: "people",
    low: null,
    best: 1500,
    high: null,
    qualifier: "about",
    sort: "happened",
  };
  const f = flow("a", "kk", "TH", { when: "2025-10-21/2025-10-31", figures: [people] });

  it("say how many and when, then only when, ever shorter", () => {
    expect(flowTexts([f])).toEqual([
      "about 1,500 people, late October 2025",
      "about 1,500 people, late Oct 2025",
      "late October 2025",
      "late Oct 2025",
    ]);
    expect(flowTexts([flow("b", "kk", null, { when: "2025" })])).toEqual(["2025"]);
  });

  it("say that there is more than one", () => {
    expect(flowTexts([flow("b", "kk", null, { when: "2025" }), f])).toEqual(["2025, and 1 more"]);
  });

  it("cover neither the arc nor what is taken, whatever the way", () => {
    const random = randomFrom(7);
    const point = () => ({ x: random() * 800, y: random() * 600 });
    let placed = 0;
    for (let i = 0; i < 300; i++) {
      const k = curve(point(), point(), random() - 0.5);
      const { x, y } = point();
      const taken = [{ left: x, right: x + 90, top: y, bottom: y + 60 }];
      const part = seenPart(k, [0, 1], (p) => p.x > 0);
      const box = part && besideArc(k, part, 120, (b) => isFree(b, taken) && isBeside(b, alongArc(k, [0, 1]), []));
      if (!box) continue;
      placed++;
      expect(overlaps(box, taken[0]), `way ${i}`).toBe(false);
      expect(
        alongArc(k, [0, 1]).some(({ x, y }) => overlaps(boxAround(x, y, 0.1), box)),
        `way ${i}`,
      ).toBe(false);
    }
    expect(placed).toBeGreaterThan(200);
  });

  it("are nearer to their own arc than to any other", () => {
    const box = { left: 0, right: 100, top: 0, bottom: 16 };
    const below = (y: number) => [{ x: 50, y }];
    expect(isBeside(box, below(22), [])).toBe(true);
    expect(isBeside(box, below(22), below(30))).toBe(true);
    expect(isBeside(box, below(22), below(24))).toBe(false);
    expect(isBeside(box, below(30), [{ x: 50, y: -6 }])).toBe(false);
    expect(isBeside(box, below(8), []), "on the arc").toBe(false);
  });

  it("stand beside the part that is in sight", () => {
    const k = curve({ x: 0, y: 0 }, { x: 1000, y: 0 }, 0);
    const part = seenPart(k, [0, 1], (p) => p.x < 400)!;
    expect(part[0]).toBe(0);
    expect(part[1]).toBeCloseTo(0.375, 1);
    const box = besideArc(k, part, 100, () => true)!;
    expect((box.left + box.right) / 2).toBeLessThan(250);
    expect(seenPart(k, [0, 1], () => false)).toBeNull();
  });
});
