// Comma-separated values as RFC 4180 has them, safe to open in a spreadsheet.

/** A number is written as it is; null is an empty cell. */
export type Cell = string | number | null;

/** What spreadsheets take for the beginning of a formula. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** A text that a spreadsheet would run is made one that it shows. */
export function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

function cell(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const text = harmless(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows end with CR LF, the last one too. */
export function toCSV(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** Tells some spreadsheets that the file is UTF-8. */
export const BYTE_ORDER_MARK = "\uFEFF";
