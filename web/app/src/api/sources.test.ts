import { expect, it } from "vitest";
import { sourceOf } from "./sources";

it.each([
  [
    "strings as they are",
    { title: "Scam center", issued: "2025-11", author: "A. Writer" },
    { title: "Scam center", issued: "2025-11", author: "A. Writer" },
  ],
  [
    "CSL members",
    {
      csl: {
        title: "T",
        issued: { "date-parts": [[2025, 3, 9]] },
        author: [{ given: "Ann", family: "Lee" }, { literal: "OHCHR" }],
        URL: "https://example.org/",
      },
    },
    { title: "T", issued: "2025-03-09", author: "Ann Lee, OHCHR", url: "https://example.org/" },
  ],
  ["a name of its own if there is no title", {}, { title: "s1", author: null, issued: null, citedBy: [] }],
  ["the outer value first", { title: "Outer", csl: { title: "Inner" } }, { title: "Outer" }],
  ["the inner value if the outer is null", { title: null, csl: { title: "Inner" } }, { title: "Inner" }],
])("reads %s", (_, raw, want) => {
  expect(sourceOf("s1", raw)).toMatchObject(want);
});
