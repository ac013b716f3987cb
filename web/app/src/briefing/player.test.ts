import { describe, expect, it } from "vitest";
import { after, type Command, commandOf, hashOf, placeOf, START, type Standing } from "./player";

const SCENES = 3;
const follow = (commands: Command[], from: Partial<Standing> = {}) =>
  commands.reduce((s, c) => after(s, c, SCENES), { ...START, ...from });

describe("a briefing", () => {
  it.each<[string, Command[], Partial<Standing>, Partial<Standing>]>([
    ["begins with its title", [], {}, { at: 0 }],
    ["goes on", ["next", "next"], {}, { at: 2 }],
    ["goes back", ["previous"], { at: 2 }, { at: 1 }],
    ["stays at its title", ["previous"], {}, { at: 0 }],
    ["stays at its end", ["next"], { at: 4 }, { at: 4 }],
    ["goes to its title", ["first"], { at: 3 }, { at: 0 }],
    ["goes to its last scene", ["last"], {}, { at: 3 }],
    ["goes to a typed number", [{ digit: "0" }, { digit: "2" }, "enter"], {}, { at: 2, typed: "" }],
    ["goes to its end for a number that is too large", [{ digit: "9" }, { digit: "9" }, "enter"], {}, { at: 4 }],
    ["takes Enter alone for on", ["enter"], { at: 1 }, { at: 2 }],
    ["forgets a number that was not entered", [{ digit: "3" }, "next"], {}, { at: 1, typed: "" }],
    ["is black", ["black"], { at: 2 }, { at: 2, black: true }],
    ["is seen again where it was", ["black", "next"], { at: 2 }, { at: 2, black: false }],
    ["is seen again by the same key", ["black", "black"], { at: 2 }, { at: 2, black: false }],
    ["is seen again when it is sent somewhere", ["black", { goTo: 3 }], { at: 2 }, { at: 3, black: false }],
    ["goes on by itself, until its end", ["auto", "next", "next"], { at: 2 }, { at: 4, auto: false }],
    ["begins again by itself", ["auto"], { at: 4 }, { at: 0, auto: true }],
  ])("%s", (_, commands, from, to) => expect(follow(commands, from)).toMatchObject(to));
});

const press = (key: string, held: Partial<Record<"shiftKey" | "ctrlKey" | "metaKey" | "altKey", boolean>> = {}) => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

describe("a key", () => {
  it.each([
    ["ArrowRight", "next"],
    ["PageDown", "next"],
    [" ", "next"],
    ["PageUp", "previous"],
    ["Backspace", "previous"],
    ["Home", "first"],
    ["End", "last"],
    ["B", "black"],
    [".", "black"],
    ["f", "full"],
    ["x", null],
    ["Tab", null],
  ])("%s means %s", (key, command) => expect(commandOf(press(key))).toBe(command));
  it("with Shift or Ctrl means something else", () => {
    expect(commandOf(press(" ", { shiftKey: true }))).toBe("previous");
    expect(commandOf(press("ArrowRight", { altKey: true }))).toBe(null);
    expect(commandOf(press("p", { ctrlKey: true }))).toBe("print");
  });
  it("that is a letter can be switched off", () => {
    expect(commandOf(press("b"), false)).toBe(null);
    expect(commandOf(press("PageDown"), false)).toBe("next");
  });
});

describe("the end of the address", () => {
  it.each([
    ["", 0],
    ["#2", 2],
    ["#4", 4],
    ["#5", null],
    ["#x", null],
    ["#-1", null],
  ])("%s names %s", (hash, at) => expect(placeOf(hash, SCENES)).toBe(at));
  it("is written as it is read", () => expect([0, 1, 4].map((at) => placeOf(hashOf(at), SCENES))).toEqual([0, 1, 4]));
});
