import { describe, expect, it } from "vitest";
import { decodePack, PackError } from "./pack";

type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array;
const NAMES = new Map<unknown, string>([
  [Uint8Array, "u8"],
  [Uint16Array, "u16"],
  [Uint32Array, "u32"],
  [Int32Array, "i32"],
  [Float32Array, "f32"],
  [Float64Array, "f64"],
]);

function encode(
  rows: number,
  places: number,
  columns: Record<string, Column>,
  dictionaries: Record<string, string[]>,
  forms: Record<string, { delta?: boolean; from?: string; scale?: number; type?: string }> = {},
): ArrayBuffer {
  const specs: Record<string, { type: string; offset: number; length: number }> = {};
  let offset = 0;
  for (const [name, column] of Object.entries(columns)) {
    specs[name] = { type: NAMES.get(column.constructor) ?? "?", offset, length: column.length, ...forms[name] };
    offset += column.byteLength;
  }
  const header = JSON.stringify({ rows, places, columns: specs, dictionaries });
  const out = new Uint8Array(8 + header.length + offset);
  out.set(new TextEncoder().encode("MPK2"));
  new DataView(out.buffer).setUint32(4, header.length, true);
  out.set(new TextEncoder().encode(header), 8);
  for (const [name, column] of Object.entries(columns)) {
    const plain = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
    const at = 8 + header.length + specs[name].offset;
    const size = column.BYTES_PER_ELEMENT;
    plain.forEach((byte, i) => (out[at + (i % size) * column.length + Math.floor(i / size)] = byte));
  }
  return out.buffer;
}

const utf8 = (s: string) => new TextEncoder().encode(s);

function sample(): { columns: Record<string, Column>; dictionaries: Record<string, string[]> } {
  const offsets = (...n: number[]) => Uint32Array.from(n);
  const ids = utf8("raidpact");
  const titles = utf8("Raid at ខ្មែរA pact");
  return {
    columns: {
      start: Int32Array.of(10, -2147483648),
      end: Int32Array.of(12, 2147483647),
      sureStart: Int32Array.of(11, 2147483647),
      sureEnd: Int32Array.of(11, -2147483648),
      timePrecision: Uint8Array.of(5, 0),
      flags: Uint8Array.of(8, 0),
      kind: Uint16Array.of(1, 0),
      confidence: Uint8Array.of(0, 0),
      dataset: Uint16Array.of(0, 0),
      precision: Uint8Array.of(0, 1),
      placeOffsets: offsets(0, 1, 1),
      placeIndex: Uint32Array.of(0),
      hotspotOffsets: offsets(0, 1, 1),
      hotspotIndex: Uint16Array.of(0),
      countryOffsets: offsets(0, 1, 2),
      countryIndex: Uint16Array.of(0, 1),
      sourceOffsets: offsets(0, 0, 1),
      sourceIndex: Uint16Array.of(0),
      placeLon: Float64Array.of(98.52),
      placeLat: Float64Array.of(16.65),
      placeRadius: Float32Array.of(3000),
      placeHotspot: Int32Array.of(0),
      idOffsets: offsets(0, 4, 8),
      idBytes: ids,
      titleOffsets: offsets(0, titles.length - 6, titles.length),
      titleBytes: titles,
      whenOffsets: offsets(0, 0, 0),
      whenBytes: new Uint8Array(0),
      placeTextOffsets: offsets(0, 0, 0),
      placeTextBytes: new Uint8Array(0),
      figureOffsets: offsets(0, 1, 1),
      figureMeasure: Uint16Array.of(0),
      figureUnit: Uint16Array.of(0),
      figureLow: Float64Array.of(1000),
      figureBest: Float64Array.of(NaN),
      figureHigh: Float64Array.of(NaN),
      figureQualifier: Uint8Array.of(0),
      figureSort: Uint8Array.of(0),
      figurePart: Uint8Array.of(0),
    },
    dictionaries: {
      kinds: ["policy", "raid"],
      confidences: ["reported"],
      precisions: ["near", "country"],
      datasets: ["curated"],
      hotspots: ["kk-park"],
      countries: ["MM", "TW"],
      sources: ["s1"],
      measures: ["freed"],
      units: ["people"],
      qualifiers: ["at least"],
    },
  };
}

describe("decodePack", () => {
  it("reads numbers, lists, texts and figures", () => {
    const s = sample();
    const c = decodePack(encode(2, 1, s.columns, s.dictionaries));
    expect(c.rows).toBe(2);
    expect([...c.start]).toEqual([10, -2147483648]);
    expect(c.text.id(0)).toBe("raid");
    expect(c.text.id(1)).toBe("pact");
    expect(c.text.title(0)).toBe("Raid at ខ្មែរ");
    expect(c.text.title(1)).toBe("A pact");
    expect([...c.countries.index.subarray(c.countries.offsets[1], c.countries.offsets[2])]).toEqual([1]);
    expect(c.figures.low[0]).toBe(1000);
    expect(c.figures.best[0]).toBeNaN();
    expect(c.dictionaries.hotspots[c.placeHotspot[0]]).toBe("kk-park");
  });

  it("adds up differences, and divides decimals", () => {
    const s = sample();
    s.columns.start = Int32Array.of(10, -2147483658); // 10 and as many days less as go round
    s.columns.end = Int32Array.of(2, -1);
    s.columns.placeOffsets = Uint32Array.of(0, 1, 0);
    s.columns.placeLon = Int32Array.of(9852);
    const forms = {
      start: { delta: true },
      end: { from: "start" },
      placeOffsets: { delta: true },
      placeLon: { type: "f64", scale: 100 },
    };
    const c = decodePack(encode(2, 1, s.columns, s.dictionaries, forms));
    expect([...c.start]).toEqual([10, -2147483648]);
    expect([...c.end]).toEqual([12, 2147483647]);
    expect([...c.places.offsets]).toEqual([0, 1, 1]);
    expect([...c.placeLon]).toEqual([98.52]);
  });

  it("refuses columns that are written by themselves or by others unlike them", () => {
    const s = sample();
    const forms: [Parameters<typeof encode>[4], RegExp][] = [
      [{ start: { from: "end" }, end: { from: "start" } }, /is written by itself/],
      [{ end: { from: "placeHotspot" } }, /placeHotspot has 1 entries instead of 2/],
      [{ flags: { delta: true } }, /flags has differences of u8/],
    ];
    for (const [form, message] of forms) expect(() => decodePack(encode(2, 1, s.columns, s.dictionaries, form))).toThrow(message);
  });

  const faults: [string, (s: ReturnType<typeof sample>) => void, RegExp][] = [
    ["a missing column", (s) => delete s.columns.end, /column end is missing/],
    ["a wrong type", (s) => (s.columns.kind = Uint8Array.of(0, 0)), /kind is u8 instead of u16/],
    ["a short column", (s) => (s.columns.start = Int32Array.of(1)), /start has 1 entries instead of 2/],
    ["falling offsets", (s) => (s.columns.placeOffsets = Uint32Array.of(0, 2, 1)), /falls at row 1/],
    ["an index outside its dictionary", (s) => (s.columns.hotspotIndex = Uint16Array.of(7)), /names entry 7 of 1/],
    ["a kind outside its dictionary", (s) => (s.columns.kind = Uint16Array.of(0, 2)), /names entry 2 of 2/],
    ["a missing dictionary", (s) => delete s.dictionaries.units, /dictionary units is missing/],
    ["texts shorter than their offsets", (s) => (s.columns.idBytes = utf8("raid")), /idBytes has 4 entries instead of 8/],
  ];
  it.each(faults)("refuses %s", (_, spoil, message) => {
    const s = sample();
    spoil(s);
    expect(() => decodePack(encode(2, 1, s.columns, s.dictionaries))).toThrow(message);
  });

  it("refuses whatever bytes are turned over, or reads them", () => {
    const s = sample();
    const good = encode(2, 1, s.columns, s.dictionaries);
    for (let at = 0; at < good.byteLength; at++) {
      const spoilt = good.slice(0);
      new Uint8Array(spoilt)[at] ^= 1 << (at % 8);
      try {
        decodePack(spoilt);
      } catch (error) {
        if (!(error instanceof PackError)) throw new Error(`byte ${at}`, { cause: error });
      }
    }
  });

  it("refuses what is no pack, or not all of one", () => {
    const s = sample();
    const good = encode(2, 1, s.columns, s.dictionaries);
    expect(() => decodePack(new ArrayBuffer(3))).toThrow(PackError);
    expect(() => decodePack(good.slice(0, 100))).toThrow(/header is cut off/);
    expect(() => decodePack(good.slice(0, good.byteLength - 9))).toThrow(/is cut off/);
    const other = good.slice(0);
    new Uint8Array(other)[3] = 0x31;
    expect(() => decodePack(other)).toThrow(/begins with "MPK1"/);
  });
});
