// How the importer takes a file: the roles of its columns, its remarks, what
// became of the rows and which it would refuse.

import type { LookColumn, LookedFile, Refusal, Seen } from "../state/looked";
import { t, textOf } from "../words";
import { listText } from "../words/format";
import { askFor, withRole } from "./files";

/** How much of it can be drawn and what cannot. */
export function Counts({ seen, drawn }: { seen: Seen; drawn: boolean }) {
  if (!drawn) return null;
  const c = seen.counts;
  const bare = c.events - c.located;
  const parts = [
    c.located > 0 && t("look.located", { n: c.located }),
    bare > 0 && t("look.bare", { n: bare }),
    c.undated > 0 && t("look.undated", { n: c.undated }),
    c.again > 0 && t("look.again", { n: c.again }),
    c.others > 0 && t("look.others", { n: c.others }),
    c.refused > 0 && t("look.refused", { n: c.refused }),
  ].filter((x) => x !== false);
  return (
    <section class="sec">
      <h2>{t("look.counts")}</h2>
      <p class="n" data-testid="look-read">
        {t("look.read", { n: c.read })}
      </p>
      <ul class="points n">
        {parts.map((x) => (
          <li key={x}>{x}</li>
        ))}
      </ul>
    </section>
  );
}

/** The importer's remarks. */
export function Findings({ seen }: { seen: Seen }) {
  const { findings } = seen.plan;
  if (findings.length === 0) return null;
  return (
    <details class="sec">
      <summary>{t("look.findings")}</summary>
      <ul class="points small" lang="en">
        {findings.map((x) => (
          <li key={x}>{x}</li>
        ))}
      </ul>
    </details>
  );
}

const at = (r: Refusal) => (r.line > 0 ? t("look.line", { line: String(r.line) }) : t("look.row", { row: String(r.row) }));

/** The rows that an import would refuse, and what helps. */
export function Refused({ seen }: { seen: Seen }) {
  const { refused, counts } = seen;
  if (refused.length === 0) return null;
  return (
    <details class="sec looked-refused">
      <summary>{t("look.refusedHead", { n: counts.refused })}</summary>
      <ul>
        {refused.map((r) => (
          <li key={r.row}>
            <b class="n">{at(r)}</b>
            <span lang="en">
              {r.column && <q>{r.column}</q>} {r.reason}
              {r.remedy && <small>{r.remedy}</small>}
            </span>
          </li>
        ))}
      </ul>
      {counts.refused > refused.length && <p class="small">{t("look.more", { n: counts.refused - refused.length })}</p>}
    </details>
  );
}

/** The columns with their roles, which the reader may change. */
export function Plan({ file, seen }: { file: LookedFile; seen: Seen }) {
  const { columns, profile } = seen.plan;
  return (
    <details class="sec looked-plan">
      <summary>{t("look.columns", { n: columns.length })}</summary>
      {profile && <p class="small">{t("look.profile", { profile })}</p>}
      <ul>
        {columns.map((c) => (
          <Column key={c.name} file={file} column={c} />
        ))}
      </ul>
    </details>
  );
}

export function roleText(role: string): string {
  const figure = /^figure:(.+)$/.exec(role);
  return figure ? t("look.figure", { what: figure[1] }) : (textOf(`look.role.${role}`) ?? role);
}

/** The plain roles in the order of the importer's own list. */
const ROLES = [
  ...["id", "kind", "subkind", "title", "summary", "when", "start", "end", "year", "month", "day", "time", "date_precision"],
  ...["latitude", "longitude", "position", "geometry", "place", "admin1", "admin2", "admin3", "country", "precision", "radius_m"],
  ...["actor", "source", "source_url", "source_title", "confidence", "notes", "hotspots", "lang", "extra"],
];

function Column({ file, column: c }: { file: LookedFile; column: LookColumn }) {
  const roles = ROLES.includes(c.role) ? ROLES : [...ROLES, c.role];
  return (
    <li>
      <b>{c.name}</b>
      <select
        aria-label={t("look.roleOf", { column: c.name })}
        value={c.role}
        onChange={(e) => askFor(file, withRole(file.ask.peek(), c.name, e.currentTarget.value))}
      >
        {roles.map((r) => (
          <option key={r} value={r}>
            {roleText(r)}
          </option>
        ))}
      </select>
      <small>
        <span class="n">{t("look.filled", { n: c.filled })}</span>
        {c.examples.length > 0 && `: ${listText(c.examples)}`}
      </small>
    </li>
  );
}
