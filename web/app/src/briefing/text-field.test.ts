import { describe, expect, it } from "vitest";
import { around, cite } from "./text-field";

/** "a |b| c": the bars stand around what is marked. */
const marked = (text: string) => {
  const from = text.indexOf("|");
  const to = text.lastIndexOf("|") - (text.lastIndexOf("|") > from ? 1 : 0);
  return { text: text.replaceAll("|", ""), from, to };
};
const shown = ({ text, from, to }: { text: string; from: number; to: number }) =>
  from === to ? `${text.slice(0, from)}|${text.slice(from)}` : `${text.slice(0, from)}|${text.slice(from, to)}|${text.slice(to)}`;

describe("the text tools", () => {
  it.each([
    ["a |raid| here", "a **|raid|** here"],
    ["a | here", "a **|bold|** here"],
  ])("make %s bold", (before, after) => {
    expect(shown(around(marked(before), "**", "**", "bold"))).toBe(after);
  });

  it.each([
    ["People left|.", "People left [@x]|."],
    ["People left |", "People left [@x]|"],
    ["|", "[@x]|"],
    ["Left [@y]|.", "Left [@y; @x]|."],
    ["Left [@y, p. 3]|", "Left [@y, p. 3; @x]|"],
    ["[a](https://b)|", "[a](https://b) [@x]|"],
  ])("cite behind %s", (before, after) => {
    expect(shown(cite(marked(before), "x"))).toBe(after);
  });
});
