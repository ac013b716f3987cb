// Reads a part of the event pack: "MPK2", the length of a JSON header, the
// header, then one block per column, in planes: the lowest byte of each number,
// then the next byte of each. See package geo/pack for the whole of it.

import type { Lists } from "../state/model";

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

interface Spec {
  type: string;
  offset: number;
  length: number;
  /** Differences from the number before. */
  delta?: boolean;
  /** Differences from the same row of another column. */
  from?: string;
  /** Whole numbers, to be divided by this. */
  scale?: number;
}

interface Header {
  rows: number;
  places: number;
  columns: Record<string, Spec>;
  dictionaries: Record<string, string[]>;
}

const MAGIC = "MPK2";
const PREFIX = 8;
const isCount = (n: unknown): n is number => Number.isInteger(n) && (n as number) >= 0;

function readHeader(bytes: ArrayBuffer): { header: Header; data: number } {
  if (bytes.byteLength < PREFIX) throw new PackError("it is too short");
  const magic = String.fromCharCode(...new Uint8Array(bytes, 0, 4));
  if (magic !== MAGIC) throw new PackError(`it begins with ${JSON.stringify(magic)} instead of ${MAGIC}`);
  const length = new DataView(bytes).getUint32(4, true);
  const data = PREFIX + length;
  if (data > bytes.byteLength) throw new PackError("its header is cut off");
  let header: Header;
  try {
    header = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(new Uint8Array(bytes, PREFIX, length))) as Header;
  } catch {
    throw new PackError("its header is not JSON");
  }
  if (!isCount(header?.rows)) throw new PackError("the number of rows is missing");
  if (!isCount(header.places)) throw new PackError("the number of places is missing");
  return { header, data };
}

/** Undoes differences; numbers that are too large or too small go round, as they did when they were written. */
function addUp(values: Int32Array | Uint32Array, base: Int32Array | Uint32Array | null): void {
  if (base) for (let i = 0; i < values.length; i++) values[i] += base[i];
  else for (let i = 1; i < values.length; i++) values[i] += values[i - 1];
}

/** Looks up columns and checks that each has the type and length it must have. */
export class Part {
  readonly rows: number;
  readonly places: number;
  private readonly header: Header;
  private readonly data: number;

  constructor(private readonly bytes: ArrayBuffer) {
    const { header, data } = readHeader(bytes);
    this.header = header;
    this.data = data;
    this.rows = header.rows;
    this.places = header.places;
  }

  /** depth bounds how many columns may be written one by the other. */
  column<T extends TypeName>(name: string, type: T, length?: number, depth = 8): ArrayOf<T> {
    const spec = this.header.columns?.[name];
    if (!spec) throw new PackError(`column ${name} is missing`);
    if (spec.type !== type) throw new PackError(`column ${name} is ${spec.type} instead of ${type}`);
    if (length !== undefined && spec.length !== length)
      throw new PackError(`column ${name} has ${spec.length} entries instead of ${length}`);
    if (spec.scale) {
      const { scale } = spec;
      return Float64Array.from(this.planes(name, "i32", spec), (n) => n / scale) as ArrayOf<T>;
    }
    const values = this.planes(name, type, spec);
    if (!spec.delta && spec.from === undefined) return values;
    if (type !== "i32" && type !== "u32") throw new PackError(`column ${name} has differences of ${type}`);
    if (depth === 0) throw new PackError(`column ${name} is written by itself`);
    const base = spec.from === undefined ? null : this.column(spec.from, type, values.length, depth - 1);
    addUp(values as Int32Array, base as Int32Array | null);
    return values;
  }

  /** Planes become numbers as the machine has them: little endian wherever there are browsers. */
  private planes<T extends TypeName>(name: string, type: T, { offset, length }: Spec): ArrayOf<T> {
    const make = TYPES[type];
    const size = make.BYTES_PER_ELEMENT;
    const start = this.data + offset;
    if (!isCount(offset) || !isCount(length) || start + length * size > this.bytes.byteLength)
      throw new PackError(`column ${name} is cut off`);
    const read = new Uint8Array(this.bytes, start, length * size);
    const values = new make(length) as ArrayOf<T>;
    const bytes = new Uint8Array(values.buffer);
    for (let plane = 0, from = 0; plane < size; plane++) for (let i = plane; i < bytes.length; i += size) bytes[i] = read[from++];
    return values;
  }

  /** Refuses a number that counts none of so many words. */
  check(name: string, n: number, of: number): void {
    if (n < 0 || n >= of) throw new PackError(`column ${name} names entry ${n} of ${of}`);
  }

  /** Offsets of a list column: one more than there are rows, never falling. */
  offsets(name: string): Uint32Array {
    const offsets = this.column(name, "u32", this.rows + 1);
    if (offsets[0] !== 0) throw new PackError(`column ${name} does not begin at 0`);
    for (let i = 0; i < this.rows; i++) if (offsets[i] > offsets[i + 1]) throw new PackError(`column ${name} falls at row ${i}`);
    return offsets;
  }

  lists(name: string, type: "u16" | "u32", values: number): Lists {
    const offsets = this.offsets(`${name}Offsets`);
    const index = this.column(`${name}Index`, type, offsets[this.rows]);
    for (const i of index) this.check(`${name}Index`, i, values);
    return { offsets, index };
  }

  /** A column of indices into a dictionary. */
  coded<T extends "u8" | "u16">(name: string, type: T, dictionary: string[], length: number): ArrayOf<T> {
    const column = this.column(name, type, length);
    for (const i of column) this.check(name, i, dictionary.length);
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
