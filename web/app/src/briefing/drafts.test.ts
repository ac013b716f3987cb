import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { allDrafts, draftOf, dropDraft, isUnsaved, keepDraft, newDraft, notKept, textOfBriefing } from "./drafts";
import { newBriefing } from "./edits";

/** A storage with room for so many characters. */
function fakeStorage(room: number): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (i: number) => [...kept.keys()][i] ?? null,
    getItem: (k: string) => kept.get(k) ?? null,
    removeItem: (k: string) => void kept.delete(k),
    setItem: (k: string, v: string) => {
      if (v.length > room) throw new DOMException("no room", "QuotaExceededError");
      kept.set(k, v);
    },
  } as unknown as Storage;
}

beforeEach(() => vi.stubGlobal("localStorage", fakeStorage(2000)));
afterEach(() => vi.unstubAllGlobals());

describe("drafts", () => {
  const titled = (title: string) => ({ ...newBriefing("en", 1), title });

  it("are kept, the last changed first, and dropped", () => {
    const [a, b] = [newDraft(titled("A")), newDraft(titled("B"))];
    keepDraft({ ...a, edited: 2 });
    keepDraft({ ...b, edited: 1 });
    localStorage.setItem("mapd.draft.broken", "{");
    localStorage.setItem("mapd.draft.other", '{"key":"other"}');
    localStorage.setItem("mapd.theme", "dark");
    expect(allDrafts().map((d) => d.briefing.title)).toEqual(["A", "B"]);
    expect(draftOf(b.key)?.briefing).toEqual(titled("B"));
    dropDraft(a.key);
    expect(allDrafts().map((d) => d.key)).toEqual([b.key]);
  });

  it("know whether they were saved elsewhere", () => {
    const draft = newDraft(titled("A"));
    expect(isUnsaved(draft)).toBe(true);
    expect(isUnsaved({ ...draft, saved: textOfBriefing(draft.briefing) })).toBe(false);
  });

  it("that find no room say so, until there is", () => {
    keepDraft(newDraft(titled("x".repeat(3000))));
    expect(notKept.value).toBe("full");
    keepDraft(newDraft(titled("A")));
    expect(notKept.value).toBeNull();
  });

  it("that may not be kept say so", () => {
    vi.stubGlobal("localStorage", undefined);
    Object.defineProperty(globalThis, "localStorage", {
      configurable: true,
      get: () => {
        throw new DOMException("off", "SecurityError");
      },
    });
    keepDraft(newDraft(titled("A")));
    expect([notKept.value, allDrafts()]).toEqual(["off", []]);
  });
});
