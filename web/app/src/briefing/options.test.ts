import { describe, expect, it } from "vitest";
import { formatOptions, readOptions } from "./options";

describe("the options of a briefing's address", () => {
  it.each([
    ["", {}],
    ["?embed=1&start=2&autoplay=1&loop=1", { frame: true, start: 2, autoplay: true, loop: true }],
    ["?theme=dark&lang=zh", { theme: "dark", lang: "zh" }],
    ["?print=letter", { paper: "letter" }],
    ["?version=12", { asOf: 12 }],
  ] as const)("%s is read and written alike", (query, options) => {
    expect(readOptions(query)).toMatchObject(options);
    expect(formatOptions(options)).toBe(query);
  });
  it("leaves as usual what it does not understand", () => {
    expect(readOptions("?embed=yes&start=-1&theme=pink&print=a0&lang=xx&version=0")).toEqual(readOptions(""));
  });
});
