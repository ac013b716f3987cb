// What the page and the worker that looks at a file say to each other.

import type { Detail, LookAsk, Opened, Seen } from "../state/looked";

/** What the page asks for, with a number that comes back. */
export type Asked = { id: number } & ({ open: File } | { look: LookAsk } | { row: number });

/** Events as columns (pack.ts); null while questions are open. */
export interface Looked {
  seen: Seen;
  part: ArrayBuffer | null;
}

/** Why a file cannot be looked at. */
export interface LookFault {
  error: string;
  /** How to import it all the same; empty if that is not known. */
  command: string;
  tooMany: boolean;
  /** The page was built without what reads files, or it could not be fetched. */
  what: "file" | "program" | "fetch";
}

export type Answer =
  | { id: number; result: Opened | Looked | Detail }
  | { id: number; fault: LookFault }
  | { id: number; pass: number; bytes: number };
