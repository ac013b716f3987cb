import { describe, expect, it } from "vitest";
import { overlaps } from "./boxes";
import { layOut } from "./layout";
import { markedAlready, placeTowns, type Town } from "./places";
import { spotsOf } from "./spots";
import { hotspot, modelOf, randomFrom } from "./testing";

const measure = (text: string) => text.length * 7;
const town = (name: string, lon: number, lat: number, more: Partial<Town> = {}): Town => ({
  kind: "town",
  name,
  iso: "MM",
  lon,
  lat,
  rank: 8,
  people: 0,
  ...more,
});
const spotsWith = (...hotspots: ReturnType<typeof hotspot>[]) => spotsOf(modelOf([], [], hotspots));
const layoutAt = (zoom: number, spots = spotsWith()) =>
  layOut({ spots, countries: [], countryName: (code) => code, names: [], measure }, zoom);

describe("towns", () => {
  it("of more people take their place first", () => {
    const places = placeTowns([town("Small", 100, 15), town("Large", 100.0005, 15, { people: 9 })], layoutAt(8), measure);
    expect(places.map((p) => p.name)).toEqual(["Large"]);
  });

  it("stand to the right where there is room, else on another side", () => {
    const mark = hotspot("mark", 100.2, 15);
    const layout = layoutAt(8, spotsWith(mark));
    const [free] = placeTowns([town("Free", 101, 15)], layout, measure);
    expect(free.align).toBe("left");
    const [beside] = placeTowns([town("Beside", 100.11, 15)], layout, measure);
    expect(beside.align).not.toBe("left");
  });

  it("never overlap each other or what the layout has", () => {
    const seed = Date.now() % 1e6;
    const random = randomFrom(seed);
    const spots = spotsWith(...Array.from({ length: 6 }, (_, i) => hotspot(`h${i}`, 100 + random(), 15 + random())));
    const layout = layoutAt(9, spots);
    const towns = Array.from({ length: 80 }, (_, i) => town(`Town ${i}`, 100 + random(), 15 + random(), { people: i }));
    const places = placeTowns(towns, layout, measure);
    expect(places.length, `seed ${seed}`).toBeGreaterThan(10);
    for (const [i, p] of places.entries()) {
      expect(layout.taken.free(p.box), `seed ${seed}: ${p.name} on a mark`).toBe(true);
      for (const q of places.slice(0, i)) expect(overlaps(p.box, q.box), `seed ${seed}: ${p.name}, ${q.name}`).toBe(false);
    }
  });

  it("give their name to the province that is called so", () => {
    const province = town("Takeo", 104.9, 10.9, { kind: "province" });
    const all = [province, town("Takéo", 104.5, 11.2), town("Kandal", 105.2, 11.6, { kind: "province" })];
    expect(placeTowns(all, layoutAt(9), measure).map((p) => `${p.kind} ${p.name}`)).toEqual(["town Takéo", "province Kandal"]);
  });
});

describe("a town that is marked already", () => {
  const spots = spotsWith(hotspot("poipet", 102.56, 13.65, { name: "Poipet", names: [{ text: "Paoy Paet", use: "official" }] }));
  const marked = markedAlready(spots);
  it.each([
    ["Poi-Pét", 102.55, 13.66, true],
    ["Paoy Paet", 102.6, 13.7, true],
    ["Poipet", 104.5, 12, false],
    ["Sisophon", 102.57, 13.66, false],
  ])("%s at %f %f", (name, lon, lat, want) => expect(marked(town(name, lon, lat))).toBe(want));
});
