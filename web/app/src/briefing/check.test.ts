import { describe, expect, it } from "vitest";
import seeds from "../../../../seeds/briefings.json";
import "../words/later";
import { checkBriefing, readBriefing } from "./check";

const whole = () => structuredClone(seeds[1]) as unknown as Record<string, unknown> & { scenes: Record<string, unknown>[] };

describe("the curated briefings", () => {
  it.each(seeds.map((b) => [b.id, b] as const))("%s: nothing is wrong", (_, b) => {
    expect(checkBriefing(b)).toEqual([]);
    expect(readBriefing(JSON.stringify(b)).briefing).toEqual({
      ...b,
      scenes: b.scenes.map((s) => ({ ...s, citations: s.citations ?? null })),
    });
  });
});

describe("a briefing", () => {
  it("may leave out what has a usual value", () => {
    const { view, time, id, title } = seeds[0].scenes[0];
    const short = { title: "T", language: "en", scenes: [{ id, title, view, time }] };
    expect(readBriefing(JSON.stringify(short)).briefing).toEqual({
      id: "",
      data_version: 0,
      title: "T",
      language: "en",
      scenes: [{ id, title, view, time, text: "", dwell_s: 0, filters: {}, layers: {}, citations: null }],
    });
  });

  it.each([
    ["<x>", ""],
    ["[]", ""],
    [`"${"x".repeat(2 << 20)}"`, ""],
  ])("that is none is refused: %.5s", (text, path) => {
    const { briefing, faults } = readBriefing(text);
    expect([briefing, faults.map((f) => f.path)]).toEqual([null, [path]]);
    expect(faults[0].text).toMatch(/JSON|2 MiB/);
  });

  it.each<[string, (b: ReturnType<typeof whole>) => void]>([
    ["id", (b) => (b.id = "No Id")],
    ["dataset", (b) => (b.dataset = "/")],
    ["title", (b) => (b.title = " ")],
    ["title", (b) => (b.title = 3)],
    ["audience", (b) => (b.audience = "two\nlines")],
    ["language", (b) => (b.language = "english please")],
    ["data_version", (b) => (b.data_version = -1)],
    ["script", (b) => (b.script = "x")],
    ["scenes", (b) => (b.scenes = [])],
    ["scenes", (b) => (b.scenes = "none" as never)],
    ["scenes[1].id", (b) => (b.scenes[1].id = b.scenes[0].id)],
    ["scenes[0].text", (b) => (b.scenes[0].text = "x".repeat(20_001))],
    ["scenes[0].notes", (b) => (b.scenes[0].notes = "\u0007")],
    ["scenes[0].dwell_s", (b) => (b.scenes[0].dwell_s = 4000)],
    ["scenes[0].view", (b) => (b.scenes[0].view = { west: 1, south: 5, east: 2, north: 5 })],
    ["scenes[0].view.west", (b) => (b.scenes[0].view = { west: 181, south: 4, east: 2, north: 5 })],
    ["scenes[0].time", (b) => delete b.scenes[0].time],
    ["scenes[0].time.mode", (b) => (b.scenes[0].time = { to: "2025", mode: "whenever" })],
    ["scenes[0].time.from", (b) => (b.scenes[0].time = { to: "2025", mode: "window" })],
    ["scenes[0].time.from", (b) => (b.scenes[0].time = { from: "2024", to: "2025", mode: "upto" })],
    ["scenes[0].time.to", (b) => (b.scenes[0].time = { from: "2025", to: "2024", mode: "window" })],
    ["scenes[0].time.to", (b) => (b.scenes[0].time = { to: "2025-13", mode: "upto" })],
    ["scenes[0].time.trail", (b) => (b.scenes[0].time = { to: "2025", mode: "trailing" })],
    ["scenes[0].filters.countries[0]", (b) => (b.scenes[0].filters = { countries: ["Burma"] })],
    ["scenes[0].filters.without_families[1]", (b) => (b.scenes[0].filters = { without_families: ["said", "loud"] })],
    ["scenes[0].picked.what", (b) => (b.scenes[0].picked = { what: "page", id: "x" })],
    ["scenes[0].layers.bars", (b) => (b.scenes[0].layers = { bars: "rescued" })],
    ["scenes[0].annotations[0].type", (b) => (b.scenes[0].annotations = [{ type: "html", points: [] }])],
    ["scenes[0].annotations[0].points", (b) => (b.scenes[0].annotations = [{ type: "arrow", points: [[1, 2]] }])],
    ["scenes[0].annotations[0].points[0]", (b) => (b.scenes[0].annotations = [{ type: "text", text: "x", points: [[1, 200]] }])],
    ["scenes[0].annotations[0].text", (b) => (b.scenes[0].annotations = [{ type: "text", points: [[1, 2]] }])],
    ["scenes[0].citations[0].collection", (b) => (b.scenes[0].citations = [{ collection: "people", id: "x" }])],
  ])("with a fault in %s says so", (path, spoil) => {
    const b = whole();
    spoil(b);
    const faults = checkBriefing(b);
    expect(faults.map((f) => f.path)).toEqual([path]);
    expect(faults[0].text).not.toMatch(/^briefing\.|\{/);
  });
});
