import { describe, expect, it } from "vitest";
import { type Curve, curve, pointAt } from "./arc";
import { evenly, lookAlong } from "./arc-looks";
import { type Box, Boxes, boxAround } from "./boxes";
import { randomFrom } from "./testing";

const arc = (length: number, bend = 0.2) => curve({ x: 0, y: 0 }, { x: length, y: length / 3 }, bend);
const never = () => false;

interface Look {
  box: Box;
  part: number;
}

function looksAlong(k: Curve, isEmpty: (box: Box) => boolean): Look[] {
  const looks: Look[] = [];
  lookAlong(k, isEmpty, (box, part) => {
    looks.push({ box, part });
    return false;
  });
  return looks;
}

describe("looks along an arc", () => {
  it.each([30, 300, 3000, 60_000])("stand for the whole way between the ends of an arc of %i pixels", (length) => {
    const k = arc(length);
    const whole = Math.hypot(length, length / 3);
    const own = Math.min(0.1, 48 / whole);
    const sum = looksAlong(k, never).reduce((n, look) => n + look.part, 0);
    expect(sum * 7).toBeCloseTo(whole * (1 - 2 * own), 3);
  });

  it("miss nothing by passing over what is empty", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = randomFrom(seed);
      const taken = new Boxes();
      const k = arc(400 + random() * 20_000, random() - 0.5);
      // Half of them on the arc, half anywhere near it.
      for (let i = 0; i < 40; i++) {
        const p = pointAt(k, random());
        const off = i % 2 === 0 ? 0 : 300;
        taken.add(boxAround(p.x + (random() - 0.5) * off, p.y + (random() - 0.5) * off, 3 + random() * 20));
      }
      const covered = (empty: (box: Box) => boolean) =>
        looksAlong(k, empty).reduce((sum, look) => sum + look.part * taken.taken(look.box), 0);
      expect(
        covered((box) => taken.free(box)),
        `seed ${seed}`,
      ).toBeCloseTo(covered(never), 6);
    }
  });

  it("are few where little is taken, however long the arc is", () => {
    const k = arc(60_000);
    const dot = pointAt(k, 0.01);
    const taken = new Boxes();
    taken.add(boxAround(dot.x, dot.y, 4));
    const looks = looksAlong(k, (box) => taken.free(box));
    expect(looks.length).toBeLessThan(10);
    expect(looks.some((look) => taken.taken(look.box) > 0)).toBe(true);
  });

  it("end when they are told to", () => {
    let seen = 0;
    lookAlong(arc(3000), never, () => ++seen === 5);
    expect(seen).toBe(5);
  });

  it("at equal distances are no more than asked for", () => {
    expect([...evenly(arc(60_000), 120)]).toHaveLength(120);
    expect([...evenly(arc(70), 120)].length).toBeLessThan(12);
  });
});
