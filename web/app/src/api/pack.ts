// Reads a part of the event pack: "MPK1", the length of a JSON header, the
// header, then one block per column. Numbers are views on the received bytes,
// nothing is copied; texts are decoded when they are asked for.

import type { Columns, Lists } from "../state/model";

export class PackError extends Error {
  constructor(readonly what: string) {
    super(`The event pack cannot be read: ${what}.`);
    this.name = "PackError";
  }
}

const TYPES = {
  u8: Uint8Array,
  u16: Uint16Array,
  u32: Uint32Array,
  i32: Int32Array,
  f32: Float32Array,
  f64: Float64Array,
} as const;
type TypeName = keyof typeof TYPES;
type ArrayOf<T extends TypeName> = InstanceType<(typeof TYPES)[T]>;

interface Header {
  rows: number;
  places: number;
  columns: Record<string, { type: string; offset: number; length: number }>;
  dictionaries: Record<string, string[]>;
}

const MAGIC = "MPK1";
const PREFIX = 8;

function readHeader(bytes: ArrayBuffer): { header: Header; data: number } {
  if (bytes.byteLength < PREFIX) throw new PackError("it is too short");
  const magic = String.fromCharCode(...new Uint8Array(bytes, 0, 4));
  if (magic !== MAGIC) throw new PackError(`it begins with ${JSON.stringify(magic)} instead of ${MAGIC}`);
  const length = new DataView(bytes).getUint32(4, true);
  const data = PREFIX + length;
  if (data > bytes.byteLength) throw new PackError("its header is cut off");
  if (data % 8 !== 0) throw new PackError("its header is not padded to eight bytes");
  let header: Header;
  try {
    header = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(new Uint8Array(bytes, PREFIX, length))) as Header;
  } catch {
    throw new PackError("its header is not JSON");
  }
  if (!Number.isInteger(header.rows) || header.rows < 0) throw new PackError("the number of rows is missing");
  if (!Number.isInteger(header.places) || header.places < 0) throw new PackError("the number of places is missing");
  return { header, data };
}

/** Looks up columns and checks that each has the type and length it must have. */
class Reader {
  readonly rows: number;
  readonly places: number;
  constructor(
    private readonly bytes: ArrayBuffer,
    private readonly header: Header,
    private readonly data: number,
  ) {
    this.rows = header.rows;
    this.places = header.places;
  }

  column<T extends TypeName>(name: string, type: T, length?: number): ArrayOf<T> {
    const spec = this.header.columns?.[name];
    if (!spec) throw new PackError(`column ${name} is missing`);
    if (spec.type !== type) throw new PackError(`column ${name} is ${spec.type} instead of ${type}`);
    if (length !== undefined && spec.length !== length)
      throw new PackError(`column ${name} has ${spec.length} entries instead of ${length}`);
    const make = TYPES[type];
    const start = this.data + spec.offset;
    if (spec.offset < 0 || spec.offset % 8 !== 0) throw new PackError(`column ${name} does not begin at a multiple of eight`);
    if (spec.length < 0 || start + spec.length * make.BYTES_PER_ELEMENT > this.bytes.byteLength)
      throw new PackError(`column ${name} is cut off`);
    return new make(this.bytes, start, spec.length) as ArrayOf<T>;
  }

  /** Offsets of a list column: one more than there are rows, never falling. */
  offsets(name: string): Uint32Array {
    const offsets = this.column(name, "u32", this.rows + 1);
    for (let i = 0; i < this.rows; i++) if (offsets[i] > offsets[i + 1]) throw new PackError(`column ${name} falls at row ${i}`);
    return offsets;
  }

  lists(name: string, type: "u16" | "u32", values: number): Lists {
    const offsets = this.offsets(`${name}Offsets`);
    const index = this.column(`${name}Index`, type, offsets[this.rows]);
    for (let i = 0; i < index.length; i++)
      if (index[i] >= values) throw new PackError(`column ${name}Index names entry ${index[i]} of ${values}`);
    return { offsets, index };
  }

  /** A column of indices into a dictionary. */
  coded<T extends "u8" | "u16">(name: string, type: T, dictionary: string[], length: number): ArrayOf<T> {
    const column = this.column(name, type, length);
    for (let i = 0; i < length; i++)
      if (column[i] >= dictionary.length) throw new PackError(`column ${name} names entry ${column[i]} of ${dictionary.length}`);
    return column;
  }

  dictionary(name: string): string[] {
    const d = this.header.dictionaries?.[name];
    if (!Array.isArray(d)) throw new PackError(`dictionary ${name} is missing`);
    return d;
  }

  text(name: string): (row: number) => string {
    const offsets = this.offsets(`${name}Offsets`);
    const bytes = this.column(`${name}Bytes`, "u8", offsets[this.rows]);
    const decoder = new TextDecoder();
    const known: string[] = [];
    return (row) => (known[row] ??= decoder.decode(bytes.subarray(offsets[row], offsets[row + 1])));
  }
}

function readDictionaries(r: Reader): Columns["dictionaries"] {
  return {
    kinds: r.dictionary("kinds"),
    confidences: r.dictionary("confidences"),
    precisions: r.dictionary("precisions"),
    datasets: r.dictionary("datasets"),
    hotspots: r.dictionary("hotspots"),
    countries: r.dictionary("countries"),
    sources: r.dictionary("sources"),
    measures: r.dictionary("measures"),
    units: r.dictionary("units"),
    qualifiers: r.dictionary("qualifiers"),
  };
}

function readFigures(r: Reader, d: Columns["dictionaries"]): Columns["figures"] {
  const offsets = r.offsets("figureOffsets");
  const n = offsets[r.rows];
  return {
    offsets,
    measure: r.coded("figureMeasure", "u16", d.measures, n),
    unit: r.coded("figureUnit", "u16", d.units, n),
    low: r.column("figureLow", "f64", n),
    best: r.column("figureBest", "f64", n),
    high: r.column("figureHigh", "f64", n),
    qualifier: r.coded("figureQualifier", "u8", d.qualifiers, n),
    sort: r.column("figureSort", "u8", n),
    part: r.column("figurePart", "u8", n),
  };
}

/** Decodes one part. Throws PackError if anything in it is not as it must be. */
export function decodePack(bytes: ArrayBuffer): Columns {
  const { header, data } = readHeader(bytes);
  const r = new Reader(bytes, header, data);
  const n = header.rows;
  const d = readDictionaries(r);
  return {
    rows: n,
    start: r.column("start", "i32", n),
    end: r.column("end", "i32", n),
    sureStart: r.column("sureStart", "i32", n),
    sureEnd: r.column("sureEnd", "i32", n),
    timePrecision: r.column("timePrecision", "u8", n),
    flags: r.column("flags", "u8", n),
    kind: r.coded("kind", "u16", d.kinds, n),
    confidence: r.coded("confidence", "u8", d.confidences, n),
    dataset: r.coded("dataset", "u16", d.datasets, n),
    precision: r.coded("precision", "u8", d.precisions, n),
    places: r.lists("place", "u32", header.places),
    hotspots: r.lists("hotspot", "u16", d.hotspots.length),
    countries: r.lists("country", "u16", d.countries.length),
    sources: r.lists("source", "u16", d.sources.length),
    placeLon: r.column("placeLon", "f64", header.places),
    placeLat: r.column("placeLat", "f64", header.places),
    placeRadius: r.column("placeRadius", "f32", header.places),
    placeHotspot: r.column("placeHotspot", "i32", header.places),
    figures: readFigures(r, d),
    text: { id: r.text("id"), title: r.text("title"), when: r.text("when"), place: r.text("placeText") },
    dictionaries: d,
  };
}
