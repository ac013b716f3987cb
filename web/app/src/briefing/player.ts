// Where a briefing stands and what moves it. Places are numbered: 0 is the
// title, then the scenes, and one after the last scene is the end.

export interface Standing {
  at: number;
  /** The screen is blacked out. */
  black: boolean;
  /** The figures typed so far of a scene's number. */
  typed: string;
  /** It goes on by itself. */
  auto: boolean;
}

export type Command =
  | "next"
  | "previous"
  | "first"
  | "last"
  | "black"
  | "auto"
  | "enter"
  | "clear"
  | { digit: string }
  | { goTo: number };

export const START: Standing = { at: 0, black: false, typed: "", auto: false };

/** More figures than this name no scene. */
const MOST_DIGITS = 3;

/** The place of the end, of a briefing with so many scenes. */
export const endOf = (scenes: number): number => scenes + 1;

const within = (at: number, scenes: number): number => Math.max(0, Math.min(endOf(scenes), Math.trunc(at)));

/** Where a command leads. What moves it lifts the blackness first. */
export function after(s: Standing, command: Command, scenes: number): Standing {
  if (typeof command === "object" && "digit" in command) return { ...s, typed: (s.typed + command.digit).slice(-MOST_DIGITS) };
  const rest = { ...s, typed: "" };
  const go = (at: number): Standing => {
    const to = within(at, scenes);
    return { ...rest, at: to, black: false, auto: s.auto && to < endOf(scenes) };
  };
  if (typeof command === "object") return go(command.goTo);
  switch (command) {
    case "next":
    case "previous":
      return s.black ? { ...rest, black: false } : go(s.at + (command === "next" ? 1 : -1));
    case "first":
      return go(0);
    case "last":
      return go(scenes);
    case "black":
      return { ...rest, black: !s.black };
    case "auto":
      return s.auto || s.at < endOf(scenes) ? { ...rest, auto: !s.auto } : { ...rest, at: 0, auto: true };
    case "enter":
      if (s.typed) return go(Number(s.typed));
      return s.black ? { ...rest, black: false } : go(s.at + 1);
    case "clear":
      return rest;
  }
}

/** What a key does beside moving the briefing. */
export type Act = "full" | "notes" | "print" | "play" | "help";

/** What of a key says what it means. */
export interface Press {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

const KEYS: Readonly<Record<string, Command>> = {
  ArrowRight: "next",
  ArrowDown: "next",
  PageDown: "next",
  ArrowLeft: "previous",
  ArrowUp: "previous",
  PageUp: "previous",
  Backspace: "previous",
  Home: "first",
  End: "last",
  Enter: "enter",
};

/** Letters and signs that act by themselves; they can be switched off. */
const SIGNS: Readonly<Record<string, Command | Act>> = {
  ".": "black",
  b: "black",
  a: "auto",
  f: "full",
  n: "notes",
  p: "print",
  r: "play",
  "?": "help",
};

const ACTS: ReadonlySet<unknown> = new Set<Act>(["full", "notes", "print", "play", "help"]);
export const isAct = (c: Command | Act): c is Act => ACTS.has(c);

/** What a key means; null if it is not for the briefing. */
export function commandOf(e: Press, singleKeys = true): Command | Act | null {
  if ((e.ctrlKey || e.metaKey) && !e.altKey && !e.shiftKey && e.key.toLowerCase() === "p") return "print";
  if (e.ctrlKey || e.metaKey || e.altKey) return null;
  if (e.key === " ") return e.shiftKey ? "previous" : "next";
  if (/^\d$/.test(e.key)) return { digit: e.key };
  if (e.key in KEYS) return KEYS[e.key];
  return singleKeys ? (SIGNS[e.key.toLowerCase()] ?? null) : null;
}

/** The place that the end of an address names: "#3"; null if it names none. */
export function placeOf(hash: string, scenes: number): number | null {
  if (hash === "" || hash === "#") return 0;
  const n = /^#(\d{1,4})$/.exec(hash);
  return n && Number(n[1]) <= endOf(scenes) ? Number(n[1]) : null;
}

export const hashOf = (at: number): string => (at === 0 ? "" : `#${at}`);
