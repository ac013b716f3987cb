// Looks at one file, in a thread of its own: runs mapd's own import, compiled
// to WebAssembly (web/app/wasm). The file stays here.

import { program } from "virtual:look-program";
import type { LookAsk } from "../state/looked";
import type { Answer, Asked, LookFault } from "./look-messages";

/** Go's runtime, as wasm_exec.js defines it. */
declare class Go {
  readonly importObject: WebAssembly.Imports;
  run(instance: WebAssembly.Instance): Promise<void>;
}

/** What main.go offers. Results are JSON texts. */
interface MapdLook {
  open(name: string, bytes: Uint8Array): string;
  look(ask: string, progress: (pass: number, bytes: number) => void): string | { seen: string; part: Uint8Array | null };
  row(number: number): string;
}

class Fault extends Error {
  constructor(readonly fault: LookFault) {
    super(fault.error);
  }
}

const noProgram = (what: "program" | "fetch", error: unknown) =>
  new Fault({ error: error instanceof Error ? error.message : String(error), command: "", tooMany: false, what });

/** Fetches the program and starts it. It comes packed whatever the server does. */
async function start(): Promise<MapdLook> {
  if (program === null) throw noProgram("program", "");
  let packed: Response;
  try {
    packed = await fetch(program);
    if (!packed.ok || !packed.body) throw new Error(String(packed.status));
  } catch (error) {
    throw noProgram("fetch", error);
  }
  const unpacked = packed.body!.pipeThrough(new DecompressionStream("gzip"));
  const go = new Go();
  const answer = new Response(unpacked, { headers: { "Content-Type": "application/wasm" } });
  const { instance } = await WebAssembly.instantiateStreaming(answer, go.importObject);
  void go.run(instance);
  return (globalThis as unknown as { mapdLook: MapdLook }).mapdLook;
}

let started: Promise<MapdLook> | null = null;

function read<T>(text: string): T {
  const value = JSON.parse(text) as T | Omit<LookFault, "what">;
  if (value && typeof value === "object" && "error" in value) throw new Fault({ ...value, what: "file" });
  return value as T;
}

function look(mapd: MapdLook, ask: LookAsk, tell: (pass: number, bytes: number) => void) {
  const result = mapd.look(JSON.stringify(ask), tell);
  if (typeof result === "string") return read<never>(result);
  const bytes = result.part;
  return { seen: JSON.parse(result.seen), part: bytes ? (bytes.buffer as ArrayBuffer) : null };
}

async function answer(asked: Asked): Promise<void> {
  const { id } = asked;
  const say = (a: Answer, move: Transferable[] = []) => self.postMessage(a, { transfer: move });
  try {
    const mapd = await (started ??= start());
    if ("open" in asked) {
      const bytes = new Uint8Array(await asked.open.arrayBuffer());
      say({ id, result: read(mapd.open(asked.open.name, bytes)) });
    } else if ("look" in asked) {
      const result = look(mapd, asked.look, (pass, bytes) => say({ id, pass, bytes }));
      say({ id, result }, result.part ? [result.part] : []);
    } else say({ id, result: read(mapd.row(asked.row)) });
  } catch (error) {
    const fault =
      error instanceof Fault ? error.fault : { error: String(error), command: "", tooMany: false, what: "file" as const };
    say({ id, fault });
  }
}

/** One after the other, as they come. */
let last: Promise<void> = Promise.resolve();
self.addEventListener("message", (e: MessageEvent<Asked>) => {
  last = last.then(() => answer(e.data));
});
