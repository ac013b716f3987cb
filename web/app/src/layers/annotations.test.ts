import { describe, expect, it } from "vitest";
import { linesOf, middleOf, noteAt } from "./annotations";

/** Ten pixels a character. */
const width = (text: string) => 10 * text.length;

describe("lines of an annotation", () => {
  it.each([
    ["KK Park", ["KK Park"]],
    ["People leave by the river, most at night", ["People leave by the", "river, most at night"]],
    ["妙瓦底的园区在边境河流的对岸离美索很近只有几公里远", ["妙瓦底的园区在边境河流的对岸离美索很近只有几公里", "远"]],
    ["", []],
  ])("of %s", (text, lines) => {
    expect(linesOf(text, width)).toEqual(lines);
  });

  it("keep what is longer than a line whole", () => {
    expect(linesOf(`a ${"x".repeat(40)} b`, width)).toEqual(["a", "x".repeat(40), "b"]);
  });
});

describe("the text of an annotation", () => {
  const square = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 10, y: 30 },
    { x: 0, y: 30 },
  ];
  it("stands in the middle of an area, behind an arrow", () => {
    expect(middleOf(square)).toEqual({ x: 5, y: 15 });
    const size = { width: 40, height: 20 };
    const east = [
      { x: 0, y: 0 },
      { x: 50, y: 5 },
    ];
    expect(noteAt("arrow", east, size)).toEqual({ x: -26, y: 0 });
    expect(noteAt("arrow", east.toReversed(), size)).toEqual({ x: 76, y: 5 });
    expect(noteAt("area", square, size)).toEqual({ x: 5, y: 15 });
    expect(noteAt("arrow", square.slice(1, 3), size).y).toBeLessThan(0);
    expect(noteAt("arrow", square.slice(1, 3).reverse(), size).y).toBeGreaterThan(30);
    expect(noteAt("text", square, size)).toBe(square[0]);
  });
});
