import { effect } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { isProvisional, Texts } from "./texts";

const utf8 = (texts: string[]) => {
  const bytes = texts.map((t) => new TextEncoder().encode(t));
  const offsets = new Uint32Array(texts.length + 1);
  bytes.forEach((b, i) => (offsets[i + 1] = offsets[i] + b.length));
  return { offsets, bytes: bytes.flatMap((b) => [...b]) };
};

/** A file of texts: the columns in planes, as the server writes them. */
function file(ids: string[]): ArrayBuffer {
  const data: number[] = [];
  const columns: Record<string, unknown> = {};
  for (const name of ["id", "title", "when", "placeText"]) {
    const { offsets, bytes } = utf8(ids.map((id) => (name === "id" ? id : name === "title" ? `Title ${id}` : "")));
    columns[`${name}Offsets`] = { type: "u32", offset: data.length, length: offsets.length };
    for (const plane of [0, 8, 16, 24]) for (const n of offsets) data.push((n >> plane) & 255);
    columns[`${name}Bytes`] = { type: "u8", offset: data.length, length: bytes.length };
    data.push(...bytes);
  }
  const header = new TextEncoder().encode(JSON.stringify({ rows: ids.length, places: 0, columns, dictionaries: {} }));
  const out = new Uint8Array(8 + header.length + data.length);
  out.set(new TextEncoder().encode("MPK2"));
  new DataView(out.buffer).setUint32(4, header.length, true);
  out.set(header, 8);
  out.set(data, 8 + header.length);
  return out.buffer;
}

/** Five rows in two parts, files of two rows. */
function texts(): { texts: Texts; asked: string[]; answer: { fail: boolean } } {
  const files: Record<string, string[]> = { "p.0": ["p0", "p1"], "p.1": ["p2"], "q.0": ["q0", "q1"] };
  const asked: string[] = [];
  const answer = { fail: false };
  const parts = [
    { rows: 3, texts: "p.{file}" },
    { rows: 2, texts: "q.{file}" },
  ];
  const fetchFile = async (address: string) => {
    asked.push(address);
    if (answer.fail) throw new Error("away");
    return file(files[address]);
  };
  return { texts: new Texts(Uint32Array.of(3, 2, 0, 4, 1), parts, 2, fetchFile), asked, answer };
}

describe("texts of a large pack", () => {
  it("asks for nothing by itself", () => {
    const { texts: all, asked } = texts();
    expect(all.title(0)).toBe("");
    expect(isProvisional(all.id(0))).toBe(true);
    expect(all.get(all.id(4))).toBe(4);
    expect(all.get("~5")).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it("has each row's own texts once they are wanted", async () => {
    const { texts: all, asked } = texts();
    await Promise.all([0, 1, 2, 3, 4].map((row) => all.load(row)));
    expect([0, 1, 2, 3, 4].map((row) => all.id(row))).toEqual(["q0", "p2", "p0", "q1", "p1"]);
    expect(all.title(1)).toBe("Title p2");
    expect(["q0", "p2", "p0", "q1", "p1"].map((id) => all.get(id))).toEqual([0, 1, 2, 3, 4]);
    expect(asked.sort()).toEqual(["p.0", "p.1", "q.0"]);
  });

  it("tells who wanted them when they come", async () => {
    const { texts: all } = texts();
    const seen: string[] = [];
    const stop = effect(() => {
      all.want(2);
      seen.push(all.title(2));
    });
    await all.load(2);
    expect(seen).toEqual(["", "Title p0"]);
    stop();
  });

  it("asks again after a failure", async () => {
    const { texts: all, asked, answer } = texts();
    answer.fail = true;
    await expect(all.load(0)).rejects.toThrow("away");
    answer.fail = false;
    await all.load(0);
    expect(all.id(0)).toBe("q0");
    expect(asked).toEqual(["q.0", "q.0"]);
  });
});
