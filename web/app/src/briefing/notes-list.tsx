// Citations of a text and the notes that they lead to.

import type { ComponentChildren } from "preact";
import type { Model } from "../state/model";
import { capital } from "../state/numbers";
import type { Source } from "../state/words";
import { t } from "../words";
import { foreign } from "../words/choice";
import { recordAddress } from "./links";
import type { Cite } from "./markdown";
import type { Mark } from "./marks";
import type { Note, Notes } from "./notes";

/** The numbers of a citation, each a link to the record on the map. */
export const citeWith =
  (m: Model, notes: Notes): Cite =>
  (marks) => {
    const seen = new Map<number, Mark>();
    for (const mark of marks) if (!seen.has(notes.numberOf(mark))) seen.set(notes.numberOf(mark), mark);
    const all = [...seen].filter(([no]) => no > 0);
    if (all.length === 0) return null;
    return (
      <sup class="cite n">
        {all.map(([no, mark], i) => (
          <>
            {i > 0 && ","}
            <Numbered key={no} no={no} address={recordAddress(m, mark.id)} />
          </>
        ))}
      </sup>
    );
  };

function Numbered({ no, address }: { no: number; address: string | null }) {
  const label = t("present.note", { number: String(no) });
  return address ? (
    <a href={address} target="_blank" rel="noopener" aria-label={label}>
      {no}
    </a>
  ) : (
    <span aria-label={label}>{no}</span>
  );
}

/** "Scam center, Wikipedia". */
export function sourceName({ title, publisher, author }: Source): string {
  const by = publisher ?? author;
  return by && !title.includes(by) ? `${title}, ${by}` : title;
}

/** What a note says. */
export function NoteText({ note }: { note: Note }): ComponentChildren {
  if (note.missing) return <>{t("present.noteMissing", { id: note.id })}</>;
  if (note.sources.length === 0) return <span aria-hidden="true">…</span>;
  return (
    <>
      {note.sources.map((s, i) => (
        <span key={s.source.id}>
          {i > 0 && " "}
          <span lang={foreign(s.source.lang)}>{sourceName(s.source)}</span>
          {s.locators.length > 0 && (
            <span lang={foreign(note.lang)}>, {s.locators.map((l, j) => (j === 0 ? l : capital(l))).join("; ")}</span>
          )}
          {note.locator && i === note.sources.length - 1 ? `, ${note.locator}.` : "."}
        </span>
      ))}
    </>
  );
}

export function NoteList({ notes }: { notes: Notes }) {
  if (notes.list.length === 0) return null;
  return (
    <ol class="story-notes n" aria-label={t("present.notes")}>
      {notes.list.map((note) => (
        <li key={note.no} value={note.no}>
          <span class="no" aria-hidden="true">
            {note.no}
          </span>
          <span>
            <NoteText note={note} />
          </span>
        </li>
      ))}
    </ol>
  );
}
