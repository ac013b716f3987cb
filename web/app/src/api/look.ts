// The page's side of the worker that looks at a file.

import type { Detail, LookAsk, Opened, Seen } from "../state/looked";
import type { Columns, Model } from "../state/model";
import type { Kind } from "../state/words";
import { extentOfColumns, kindsAt } from "./load";
import type { Answer, Asked, Looked, LookFault } from "./look-messages";
import { decodePack } from "./pack";

/** A file cannot be looked at. */
export class LookError extends Error {
  constructor(readonly fault: LookFault) {
    super(fault.error);
    this.name = "LookError";
  }
}

interface Waiting {
  done: (result: never) => void;
  failed: (error: Error) => void;
  tell: ((pass: number, bytes: number) => void) | undefined;
}

/** Looks at one file, in a worker of its own until it is closed. */
export class Looker {
  private readonly worker = new Worker(new URL("./look-worker.ts", import.meta.url), { type: "module" });
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;

  constructor() {
    this.worker.onmessage = (e: MessageEvent<Answer>) => this.take(e.data);
    this.worker.onerror = (e) => this.fail(e.message || "the worker could not be started");
  }

  open(file: File): Promise<Opened> {
    return this.ask({ id: 0, open: file });
  }

  /** `tell` hears how many bytes of the file have been read, in the first and in the second pass. */
  look(ask: LookAsk, tell: (pass: number, bytes: number) => void): Promise<Looked> {
    return this.ask({ id: 0, look: ask }, tell);
  }

  row(number: number): Promise<Detail> {
    return this.ask({ id: 0, row: number });
  }

  close(): void {
    this.worker.terminate();
    this.waiting.clear();
  }

  private ask<T>(asked: Asked, tell?: Waiting["tell"]): Promise<T> {
    const id = ++this.asked;
    return new Promise((done, failed) => {
      this.waiting.set(id, { done, failed, tell });
      this.worker.postMessage({ ...asked, id });
    });
  }

  private take(a: Answer): void {
    const waiting = this.waiting.get(a.id);
    if (!waiting) return;
    if ("pass" in a) {
      waiting.tell?.(a.pass, a.bytes);
      return;
    }
    this.waiting.delete(a.id);
    if ("fault" in a) waiting.failed(new LookError(a.fault));
    else waiting.done(a.result as never);
  }

  /** The worker itself has failed: out of memory, or never begun. */
  private fail(error: string): void {
    const all = [...this.waiting.values()];
    this.waiting.clear();
    for (const w of all) w.failed(new LookError({ error, command: "", tooMany: false, what: "file" }));
  }
}

/** The events of a file as a model of their own, beside that of the stored data. */
export function modelOfFile(name: string, seen: Seen, part: ArrayBuffer, known: readonly Kind[], lang: string): Model {
  const columns: Columns = decodePack(part);
  const kinds = [...known, ...seen.kinds];
  const kindAt = kindsAt(columns, kinds);
  const [firstDay, lastDay] = extentOfColumns(columns);
  return {
    store: name,
    dataVersion: 0,
    lang,
    columns,
    kinds,
    hotspots: [],
    flows: [],
    sources: [],
    kindAt,
    familyAt: kindAt.map((k) => k.family),
    rowOf: new Map(),
    hotspotOf: new Map(),
    sourceOf: new Map(),
    firstDay,
    lastDay,
  };
}
