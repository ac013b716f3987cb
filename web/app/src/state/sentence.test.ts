import { describe, expect, it } from "vitest";
import { parseDate } from "./days";
import { NO_FILTERS, passing, select } from "./selection";
import { sentence, spoken } from "./sentence";
import { type TestEvent, testFlow, testHotspot, testModel } from "./testing";

const spots = [testHotspot("kk-park", "KK Park", "MM"), testHotspot("laukkai", "Laukkai", "MM")];

function said(events: TestEvent[], from: string, to: string, flows = [] as ReturnType<typeof testFlow>[]): string {
  const m = testModel(events, spots, flows);
  const w = { from: parseDate(from)!.from, to: parseDate(to)!.to };
  return spoken(sentence(m, select(m, w, passing(m, NO_FILTERS))));
}

const people = (measure: string, low: number, qualifier: "at least" | "exactly" = "at least") => [
  {
    measure,
    unit: "people",
    low,
    best: qualifier === "exactly" ? low : null,
    high: qualifier === "exactly" ? low : null,
    qualifier,
    sort: "happened" as const,
  },
];

describe("the sentence", () => {
  it("counts, adds and names where people went", () => {
    const text = said(
      [
        {
          id: "back",
          when: "2024-01-10",
          kind: "repatriation",
          hotspots: ["laukkai"],
          countries: ["MM"],
          figures: people("returned", 40000),
        },
        { id: "back2", when: "2025-02-03", kind: "repatriation", countries: ["MM"], figures: people("returned", 1000) },
        { id: "raid", when: "2024-03-02", kind: "raid", countries: ["PH"], figures: people("rescued", 800) },
        { id: "rescue", when: "2024-08-02", kind: "rescue", countries: ["PH"], figures: people("rescued", 162, "exactly") },
        {
          id: "cross",
          when: "2025-10-25",
          kind: "relocation",
          hotspots: ["kk-park"],
          countries: ["MM"],
          figures: people("crossed", 1500),
        },
        { id: "maybe", when: "2023/2026", countries: ["MM"] },
      ],
      "2024-01",
      "2025-11",
      [testFlow("back", "laukkai", "CN"), testFlow("back2", "MM", "CN"), testFlow("cross", "kk-park", "TH")],
    );
    expect(text).toBe(
      "January 2024 to November 2025. 5 events in 2 places and 2 countries. At least 41,000 people were returned to China, at least 1,500 crossed from KK Park into Thailand and at least 962 were freed in raids and rescues. One more event may fall in this time.",
    );
  });
  it("says one of each in the singular", () => {
    expect(
      said(
        [
          {
            id: "a",
            when: "2025-01-03",
            kind: "rescue",
            hotspots: ["kk-park"],
            countries: ["MM"],
            figures: people("rescued", 1, "exactly"),
          },
        ],
        "2025-01",
        "2025-01",
      ),
    ).toBe("January 2025. 1 event in 1 place and 1 country. 1 person was freed.");
  });
  it("says that nothing is there, or nothing certain", () => {
    expect(said([], "2019-03", "2019-06")).toBe("March to June 2019. No events.");
    expect(said([{ id: "a", when: "2019" }], "2019-03", "2019-03")).toBe(
      "March 2019. No event certainly falls in this time. One event may.",
    );
    expect(
      said(
        [
          { id: "a", when: "2019" },
          { id: "b", when: "2019" },
        ],
        "2019-03",
        "2019-03",
      ),
    ).toContain("2 events may.");
  });
  it("takes figures of certain events alone", () => {
    const events = [{ id: "a", when: "2025", figures: people("arrested", 50) }];
    expect(said(events, "2025-01", "2025-06")).not.toContain("arrested");
    expect(said(events, "2025", "2025")).toContain("At least 50 people were arrested.");
  });
  it("names no way where movements disagree or are not known", () => {
    const events = [
      { id: "a", when: "2025-01-01", figures: people("returned", 10) },
      { id: "b", when: "2025-01-02", figures: people("returned", 10) },
    ];
    expect(said(events, "2025-01", "2025-01", [testFlow("a", "MM", "CN")])).toContain("At least 20 people were returned.");
    expect(said(events, "2025-01", "2025-01", [testFlow("a", "MM", "CN"), testFlow("b", "MM", "PH")])).toContain(
      "returned from Myanmar.",
    );
  });
});
