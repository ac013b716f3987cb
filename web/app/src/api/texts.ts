// The texts of a large pack, which come in small files of some rows each when
// somebody wants to read them.

import { type Signal, signal } from "@preact/signals";
import type { TextColumns } from "../state/model";
import { AtRest } from "../state/rest";
import { readTexts } from "./pack";
import { Part } from "./part";

/** A row whose id is not known yet goes by this and its number. */
const PROVISIONAL = "~";

/** Whether this only stands for an id until that is known. */
export const isProvisional = (id: string): boolean => id.startsWith(PROVISIONAL);

/** More rows than this are not on the screen. */
const MOST_WANTED = 60;

interface File {
  address: string;
  /** Null until it has come. */
  texts: Signal<Omit<TextColumns, "want"> | null>;
  coming: Promise<void> | null;
}

/** Where the texts of a part of the pack are: {file} stands for the number of a file. */
export interface TextPart {
  rows: number;
  texts: string;
}

export class Texts implements TextColumns {
  /** The files of all parts, one behind the other; and by part its first row and its first file. */
  private readonly files: File[] = [];
  private readonly firstRow: number[] = [];
  private readonly firstFile: number[] = [];
  private readonly rowOf = new Map<string, number>();
  private readonly rest = new AtRest(MOST_WANTED);

  /** origin: by row, where it is when the parts stand one behind the other. */
  constructor(
    private readonly origin: Uint32Array,
    parts: readonly TextPart[],
    private readonly fileRows: number,
    private readonly fetchFile: (address: string) => Promise<ArrayBuffer>,
  ) {
    let row = 0;
    for (const part of parts) {
      this.firstRow.push(row);
      this.firstFile.push(this.files.length);
      row += part.rows;
      for (let i = 0; i * fileRows < part.rows; i++)
        this.files.push({ address: part.texts.replace("{file}", String(i)), texts: signal(null), coming: null });
    }
  }

  id(row: number): string {
    return this.known(row, "id") || `${PROVISIONAL}${row}`;
  }
  title(row: number): string {
    return this.known(row, "title");
  }
  when(row: number): string {
    return this.known(row, "when");
  }
  place(row: number): string {
    return this.known(row, "place");
  }

  /** The row of an id that is known, or stands for a row. */
  get(id: string): number | undefined {
    if (!isProvisional(id)) return this.rowOf.get(id);
    const row = Number(id.slice(PROVISIONAL.length));
    return row < this.origin.length ? row : undefined;
  }

  want(row: number): void {
    const { file } = this.at(row);
    // Wanted again, it is asked for again.
    if (file.texts.value === null) this.rest.do(() => void this.load(row).catch(() => undefined));
  }

  /** Resolves once the texts of a row are here. */
  load(row: number): Promise<void> {
    const { file } = this.at(row);
    file.coming ??= this.fetch(file).catch((error: unknown) => {
      file.coming = null;
      throw error;
    });
    return file.coming;
  }

  private async fetch(file: File): Promise<void> {
    const part = new Part(await this.fetchFile(file.address));
    const texts = readTexts(part);
    const rows = this.rowsOf(file, part.rows);
    rows.forEach((row, i) => this.rowOf.set(texts.id(i), row));
    file.texts.value = texts;
  }

  /** By place in the parts, the row. Made when the first file comes. */
  private rowAt: Uint32Array | null = null;

  private rowsOf(file: File, n: number): number[] {
    if (!this.rowAt) {
      this.rowAt = new Uint32Array(this.origin.length);
      for (let row = 0; row < this.origin.length; row++) this.rowAt[this.origin[row]] = row;
    }
    const at = this.files.indexOf(file);
    const part = last(this.firstFile, at);
    const from = this.firstRow[part] + (at - this.firstFile[part]) * this.fileRows;
    return [...this.rowAt.subarray(from, from + n)];
  }

  private at(row: number): { file: File; local: number } {
    const place = this.origin[row];
    const part = last(this.firstRow, place);
    const inPart = place - this.firstRow[part];
    return { file: this.files[this.firstFile[part] + Math.floor(inPart / this.fileRows)], local: inPart % this.fileRows };
  }

  private known(row: number, name: "id" | "title" | "when" | "place"): string {
    const { file, local } = this.at(row);
    return file.texts.peek()?.[name](local) ?? "";
  }
}

/** The last of rising numbers that is not above n. */
function last(numbers: readonly number[], n: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const mid = (low + high + 1) >> 1;
    if (numbers[mid] <= n) low = mid;
    else high = mid - 1;
  }
  return low;
}
