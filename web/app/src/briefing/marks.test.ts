import { describe, expect, it } from "vitest";
import { cutAtMarks, marksIn, withoutMarks } from "./marks";

describe("citations in a text", () => {
  it.each([
    ["nothing", "Plain text.", ["Plain text."]],
    ["one", "Raided [@raid].", ["Raided", [{ id: "raid", locator: "" }], "."]],
    [
      "several, with a locator",
      "So [@a; @b.c, p. 3, note] it is",
      [
        "So",
        [
          { id: "a", locator: "" },
          { id: "b.c", locator: "p. 3, note" },
        ],
        " it is",
      ],
    ],
    ["a link, which is none", "[text](https://x.org) and [@]", ["[text](https://x.org) and [@]"]],
    ["no blanks in an id", "[@a b]", ["[@a b]"]],
  ])("finds %s", (_, text, pieces) => expect(cutAtMarks(text as string)).toEqual(pieces));
  it("lists them and leaves them out", () => {
    expect(marksIn("A [@x]. B [@y; @x].").map((m) => m.id)).toEqual(["x", "y", "x"]);
    expect(withoutMarks("A [@x]. B [@y; @x].")).toBe("A. B.");
  });
});
