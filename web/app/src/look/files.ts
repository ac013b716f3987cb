// Taking files in to look at them, and asking the worker for what they hold.

import { batch, computed, signal } from "@preact/signals";
import { LookError, Looker, modelOfFile } from "../api/look";
import {
  type Detail,
  drawnModel,
  LARGEST_FILE,
  type LookAnswer,
  type LookAsk,
  type LookedFile,
  type LookStage,
  lookedAt,
  lookedFiles,
  lookedHover,
} from "../state/looked";
import type { Model } from "../state/model";
import { open, openLooked } from "../state/page";
import { select } from "../state/selection";
import { model, window_ } from "../state/store";
import { language } from "../words";

interface Behind {
  looker: Looker;
  size: number;
}

const behind = new WeakMap<LookedFile, Behind>();
let ids = 0;

const NOTHING: LookAsk = { table: "", map: [], dates: "", swap: false, allowSwapped: false, kinds: [] };

/** Opens files in the panel, the last one in front. */
export function lookAt(files: Iterable<File>): void {
  for (const file of files) begin(file);
}

function begin(source: File): void {
  const file = made(source.name);
  batch(() => {
    lookedFiles.value = [...lookedFiles.value, file];
    openLooked(file);
  });
  if (source.size > LARGEST_FILE) {
    file.stage.value = { is: "failed", why: "tooLarge", text: "", command: plainCommand(source.name) };
    return;
  }
  const looker = new Looker();
  behind.set(file, { looker, size: source.size });
  looker.open(source).then(
    (opened) => {
      file.opened.value = opened;
      const known = model.peek()?.kinds ?? [];
      const table = (opened.tables.find((t) => t.rows !== 0) ?? opened.tables[0])?.name ?? "";
      askFor(file, { ...NOTHING, table, kinds: known });
    },
    (error: unknown) => (file.stage.value = failed(error, file)),
  );
}

function made(name: string): LookedFile {
  const stage = signal<LookStage>({ is: "reading", part: null });
  const words = signal("");
  const file: LookedFile = {
    id: ++ids,
    name,
    opened: signal(null),
    ask: signal(NOTHING),
    stage,
    shown: signal(true),
    words,
    pass: computed(() => {
      const m = drawnModel(file);
      return m ? withWords(m, words.value) : new Uint8Array(0);
    }),
    selection: computed(() => {
      const m = drawnModel(file);
      const w = window_.value;
      return m && w ? select(m, w, file.pass.value) : null;
    }),
  };
  return file;
}

/** 1 for each row whose title, place or kind has all the words. */
export function withWords(m: Model, text: string): Uint8Array {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const { rows, kind, text: texts } = m.columns;
  const pass = new Uint8Array(rows).fill(1);
  if (words.length === 0) return pass;
  for (let row = 0; row < rows; row++) {
    const all = `${texts.title(row)} ${texts.place(row)} ${m.kindAt[kind[row]].label}`.toLocaleLowerCase();
    if (!words.every((word) => all.includes(word))) pass[row] = 0;
  }
  return pass;
}

/** What the first pass over a file takes of the whole. */
const FIRST_PASS = 0.45;

/** Looks at the file anew, in another way. */
export function askFor(file: LookedFile, ask: LookAsk): void {
  const b = behind.get(file);
  if (!b) return;
  batch(() => {
    file.ask.value = ask;
    file.stage.value = { is: "reading", part: 0 };
    if (lookedAt.peek()?.file === file) lookedAt.value = { file, row: null };
    lookedHover.value = null;
  });
  const tell = (pass: number, bytes: number) => {
    const done = Math.min(1, bytes / Math.max(1, b.size));
    const part = pass === 1 ? done * FIRST_PASS : FIRST_PASS + done * (1 - FIRST_PASS);
    if (file.ask.peek() === ask) file.stage.value = { is: "reading", part };
  };
  b.looker.look(ask, tell).then(
    ({ seen, part }) => {
      if (file.ask.peek() !== ask) return;
      const own = part && modelOfFile(file.name, seen, part, ask.kinds, language.peek());
      file.stage.value = { is: "seen", seen, model: own };
    },
    (error: unknown) => {
      if (file.ask.peek() === ask) file.stage.value = failed(error, file);
    },
  );
}

function failed(error: unknown, file: LookedFile): LookStage {
  if (!(error instanceof LookError)) return { is: "failed", why: "file", text: String(error), command: plainCommand(file.name) };
  const { fault } = error;
  const why = fault.tooMany ? "tooMany" : fault.what;
  return { is: "failed", why, text: fault.error, command: fault.command || plainCommand(file.name) };
}

/** The line that imports a file of which nothing else is known. */
function plainCommand(name: string): string {
  return `mapd import ${/^[\p{L}\p{N}_.][\p{L}\p{N}_.-]*$/u.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`} --dataset …`;
}

/** What is asked for once an answer is given. */
export function answered(ask: LookAsk, a: LookAnswer): LookAsk {
  switch (a.flag) {
    case "map":
      return { ...ask, map: [...ask.map, a.value] };
    case "dates":
      return { ...ask, dates: [ask.dates, a.value].filter(Boolean).join(",") };
    case "swap":
      return { ...ask, swap: true };
    case "allow-swapped":
      return { ...ask, allowSwapped: true };
    default:
      return ask;
  }
}

/** The same with another role for a column; null lets the importer decide again. */
export function withRole(ask: LookAsk, column: string, role: string | null): LookAsk {
  const others = ask.map.filter((m) => m.slice(m.indexOf("=") + 1) !== column);
  return { ...ask, map: role === null ? others : [...others, `${role}=${column}`] };
}

/** All that a row says, by its place in the columns. */
export function detailOf(file: LookedFile, m: Model, row: number): Promise<Detail> {
  const b = behind.get(file);
  if (!b) return Promise.reject(new Error("closed"));
  return b.looker.row(Number(m.columns.text.id(row)));
}

/** Takes the file off the page. */
export function remove(file: LookedFile): void {
  behind.get(file)?.looker.close();
  batch(() => {
    lookedFiles.value = lookedFiles.value.filter((f) => f !== file);
    if (lookedHover.value?.file === file) lookedHover.value = null;
    if (lookedAt.value?.file === file) open(null);
  });
}
