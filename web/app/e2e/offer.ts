// A server of its own for tests of what the operator offers.

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";

const bin = process.env.MAPD_BIN ?? "../../bin/mapd";

export interface Offer {
  url: string;
  dir: string;
  stop: () => void;
}

/** Starts mapd with further arguments on a free port. */
export async function serve(args: (dir: string) => string[]): Promise<Offer> {
  const dir = mkdtempSync(join(tmpdir(), "mapd-e2e-"));
  const child: ChildProcess = spawn(
    bin,
    ["serve", "--listen", "127.0.0.1:0", "--log-level", "warn", "--store", join(dir, "a.gpkg"), ...args(dir)],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const url = await new Promise<string>((resolve, reject) => {
    let said = "";
    child.stdout!.on("data", (data: Buffer) => {
      said += data.toString();
      const found = /open (http:\S+)/.exec(said);
      if (found) resolve(found[1]);
    });
    child.on("exit", (code) => reject(new Error(`mapd ended with ${code}: ${said}`)));
  });
  return {
    url,
    dir,
    stop: () => {
      child.removeAllListeners("exit");
      child.kill();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function crc(bytes: Buffer): number {
  let c = ~0;
  for (const b of bytes) {
    c ^= b;
    for (let i = 0; i < 8; i++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  }
  return ~c >>> 0;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A PNG of 256 by 256 pixels in one colour. */
export function png(red: number, green: number, blue: number): Buffer {
  const head = Buffer.from([0, 0, 1, 0, 0, 0, 1, 0, 8, 2, 0, 0, 0]);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(256 * 3).map((_, i) => [red, green, blue][i % 3])]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: 256 }, () => row)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
}

/** The number of a tile type in a PMTiles file. */
export const MVT = 1;
export const PNG = 2;

/** A PMTiles file whose one tile is that of zoom 0. */
export function pmtiles(tile: Buffer, type: number): Buffer {
  const varint = (n: number): number[] => (n < 128 ? [n] : [(n & 127) | 128, ...varint(n >>> 7)]);
  // One entry: its id, how many tiles it stands for, its length, its offset + 1.
  const directory = Buffer.from([1, 0, 1, ...varint(tile.length), 1]);
  const metadata = Buffer.from("{}");
  const head = Buffer.alloc(127);
  head.write("PMTiles", 0);
  head[7] = 3;
  const offsets = [
    127,
    directory.length,
    127 + directory.length,
    metadata.length,
    0,
    0,
    127 + directory.length + metadata.length,
    tile.length,
    1,
    1,
    1,
  ];
  offsets.forEach((n, i) => head.writeBigUInt64LE(BigInt(n), 8 + 8 * i));
  head.set([1, 1, 1, type, 0, 0], 96); // in order, nothing compressed, zooms 0 to 0
  head.writeInt32LE(-1_800_000_000, 102);
  head.writeInt32LE(-850_000_000, 106);
  head.writeInt32LE(1_800_000_000, 110);
  head.writeInt32LE(850_000_000, 114);
  return Buffer.concat([head, directory, metadata, tile]);
}

/** A vector tile with the layer "earth" over its western half. */
export function halfLand(): Buffer {
  const field = (n: number, bytes: number[]) => [(n << 3) | 2, bytes.length, ...bytes];
  // Move to 0,0; lines to 2048,0, to 2048,4096, to 0,4096; close.
  const zigzag = (n: number) => (n << 1) ^ (n >> 31);
  const varint = (n: number): number[] => (n < 128 ? [n] : [(n & 127) | 128, ...varint(n >>> 7)]);
  const geometry = [9, 0, 0, 26, 2048, 0, 0, 4096, -2048, 0, 15].flatMap((n, i) =>
    varint([0, 3, 10].includes(i) ? n : zigzag(n)),
  );
  const feature = [0x18, 3, ...field(4, geometry)];
  const layer = [0x78, 2, ...field(1, [...Buffer.from("earth")]), ...field(2, feature), 0x28, ...varint(4096)];
  return Buffer.from(field(3, layer));
}
