import { describe, expect, it } from "vitest";
import { dayOf, STEPS } from "./days";
import { NO_FILTERS } from "./selection";
import { randomOf } from "./testing";
import { usualTime } from "./time-address";
import { MODES, USUAL_TRAIL } from "./time-mode";
import { type Address, formatAddress, parseAddress } from "./url";
import { FAMILIES } from "./words";

const usual: Address = {
  window: null,
  time: usualTime(),
  view: null,
  found: null,
  picked: null,
  page: "list",
  filters: NO_FILTERS,
  step: "month",
  theme: "auto",
  base: "own",
  lang: null,
  embed: null,
};

describe("the address", () => {
  it("is empty for the usual state", () => {
    expect(formatAddress(usual)).toBe("");
    expect(parseAddress("")).toEqual({ address: usual, wrong: [] });
  });
  it("is short and readable", () => {
    const a: Address = {
      ...usual,
      window: { from: dayOf(2025, 10), to: dayOf(2025, 10, 31) },
      view: { lat: 16.651234567, lon: 98.5249999, zoom: 9 },
      picked: { what: "event", id: "kk-park-raid" },
      filters: { ...usual.filters, families: new Set(["said", "force"]), countries: new Set(["MM", "KH"]) },
      step: "week",
      theme: "dark",
    };
    expect(formatAddress(a)).toBe(
      "from=2025-10-01&to=2025-10-31&at=16.65123,98.525,9&event=kk-park-raid&off=force,said&in=KH,MM&step=week&theme=dark",
    );
  });
  it("comes back as it was", () => {
    const seed = 7;
    const next = randomOf(seed);
    const some = <T>(list: readonly T[]) => new Set(list.filter(() => next(2) === 0));
    for (let i = 0; i < 300; i++) {
      const from = 4000 + next(16000);
      const mode = MODES[next(3)];
      const begin = 4000 + next(16000);
      const a: Address = {
        window: next(4) ? { from, to: mode === "window" ? from + next(3000) : from } : null,
        time: {
          mode,
          trail: mode === "trailing" && next(2) ? { n: 1 + next(100), unit: STEPS[next(5)] } : USUAL_TRAIL,
          axis: next(2) ? { from: begin, to: begin + next(9000) } : null,
          bars: next(2) ? { measure: "sentenced to death", unit: "people" } : null,
          coverage: next(2) === 0,
          play: { speed: [0.5, 1, 2, 4][next(4)], loop: next(2) === 0, skip: next(2) === 0 },
        },
        view: next(3) ? { lat: next(160) / 2 - 40, lon: next(700) / 2 - 175, zoom: 3 + next(90) / 10 } : null,
        found: [null, { name: "Lashio", lat: 22.94, lon: 97.75 }, { name: "X, Y & Z 7", lat: -0.5, lon: -120 }][next(3)],
        picked: [
          null,
          { what: "event", id: "a.b_c-1" } as const,
          { what: "hotspot", id: "kk-park" } as const,
          { what: "country", id: "MM" } as const,
          { what: "source", id: "scam-center" } as const,
        ][next(5)],
        page: (["list", "filters", "about"] as const)[next(3)],
        filters: {
          families: some(FAMILIES),
          kinds: some(["raid", "cut-off"]),
          countries: some(["KH", "MM"]),
          confidences: some(["alleged", "reported"]),
          hotspots: some(["kk-park", "laukkai"]),
          sources: some(["scam-center", "a.b_c"]),
          datasets: some(["curated", "un"]),
        },
        step: STEPS[next(5)],
        theme: (["auto", "light", "dark"] as const)[next(3)],
        base: (["own", "raster", "pmtiles"] as const)[next(3)],
        lang: ([null, "en", "zh"] as const)[next(3)],
        embed: next(2) ? { time: next(2) === 0, panel: next(2) === 0 } : null,
      };
      expect(parseAddress(formatAddress(a)), `seed ${seed}, turn ${i}`).toEqual({ address: a, wrong: [] });
    }
  });
  it.each([
    ["from=2025-13-01", "from"],
    ["from=2025-10-02&to=2025-10-01", "from"],
    ["to=yesterday", "to"],
    ["at=1,2", "at"],
    ["at=1,2,NaN", "at"],
    ["at=95,2,5", "at"],
    ["at=,,", "at"],
    ["found=Lashio", "found"],
    ["found=Lashio,22.9", "found"],
    ["found=,22.9,97.7", "found"],
    ["found=Lashio,122.9,97.7", "found"],
    ["event=%3Cscript%3E", "event"],
    ["country=Myanmar", "country"],
    ["off=force,nonsense", "off"],
    ["step=fortnight", "step"],
    ["theme=pink", "theme"],
    ["base=moon", "base"],
    ["lang=xx", "lang"],
    ["mode=sideways", "mode"],
    ["trail=0m", "trail"],
    ["trail=12", "trail"],
    ["trail=500y", "trail"],
    ["axis=2024", "axis"],
    ["axis=2023..2024..2025", "axis"],
    ["axis=2025..2024", "axis"],
    ["axis=1800..2024", "axis"],
    ["bars=rescued", "bars"],
    ["coverage=much", "coverage"],
    ["play=fast", "play"],
    ["play=3x", "play"],
    ["play=2x,", "play"],
    ["show=all", "show"],
    ["confidence=sure", "confidence"],
    ["embed=yes", "embed"],
    ["embed=map,menu", "embed"],
    ["embed=time", "embed"],
  ])("ignores %s and says so", (query, name) => {
    expect(parseAddress(query)).toEqual({ address: usual, wrong: [name] });
  });
  it("says the axis as short as it can be, and no first day that follows from the mode", () => {
    const time = { ...usualTime(), mode: "trailing" as const, trail: { n: 90, unit: "day" as const } };
    const window = { from: dayOf(2025, 1), to: dayOf(2025, 10, 31) };
    const axis = (from: number, to: number) => formatAddress({ ...usual, time: { ...usualTime(), axis: { from, to: to - 1 } } });
    expect(formatAddress({ ...usual, window, time })).toBe("to=2025-10-31&mode=trailing&trail=90d");
    expect(axis(dayOf(2019), dayOf(2026))).toBe("axis=2019..2025");
    expect(axis(dayOf(2019, 3), dayOf(2026))).toBe("axis=2019-03..2025-12");
    expect(axis(dayOf(2019, 3, 2), dayOf(2026))).toBe("axis=2019-03-02..2025-12-31");
  });
  it("takes years and months, one end, and parameters of others", () => {
    expect(parseAddress("from=2024&to=2025-02").address.window).toEqual({ from: dayOf(2024), to: dayOf(2025, 2, 28) });
    expect(parseAddress("from=2025-10").address.window).toEqual({ from: dayOf(2025, 10), to: dayOf(2025, 10, 31) });
    expect(parseAddress("lang=zh-Hans").address.lang).toBe("zh");
    expect(parseAddress("utm_source=x&%zz=1").wrong).toEqual([]);
  });
});
