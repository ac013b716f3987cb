// Citations in the text of a scene: "[@one; @two, p. 3]", the grammar of
// geo/briefing.

export interface Mark {
  /** Of an event, a flow, a hotspot or a source. */
  id: string;
  /** Where in it; empty if that is not said. */
  locator: string;
}

const ONE = String.raw`@[^\]\[\s;,]+(?:,[^\]\[;]*)?`;
const MARKS = new RegExp(String.raw`\[(${ONE}(?:;\s*${ONE})*)\]`, "g");

function marksOf(inside: string): Mark[] {
  return inside.split(";").map((part) => {
    const [id, ...locator] = part.trim().slice(1).split(",");
    return { id, locator: locator.join(",").trim() };
  });
}

/** A text cut at its citations. */
export function cutAtMarks(text: string): (string | Mark[])[] {
  const pieces: (string | Mark[])[] = [];
  let last = 0;
  for (const match of text.matchAll(MARKS)) {
    // What is cited belongs to the word before it.
    const before = text.slice(last, match.index).trimEnd();
    if (before) pieces.push(before);
    pieces.push(marksOf(match[1]));
    last = match.index + match[0].length;
  }
  if (last < text.length) pieces.push(text.slice(last));
  return pieces;
}

/** All citations of a text in their order. */
export const marksIn = (text: string): Mark[] => cutAtMarks(text).flatMap((piece) => (typeof piece === "string" ? [] : piece));

/** A text without its citations. */
export const withoutMarks = (text: string): string =>
  cutAtMarks(text)
    .filter((piece) => typeof piece === "string")
    .join("");
