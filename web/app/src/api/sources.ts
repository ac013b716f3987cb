// Sources come as CSL-JSON members (the form that reference managers read);
// the page shows them as short texts.

import type { Source } from "../state/words";

interface CslName {
  family?: string;
  given?: string;
  literal?: string;
}
interface CslDate {
  "date-parts"?: (number | string)[][];
  literal?: string;
  raw?: string;
}

export interface RawSource {
  lang?: string | null;
  title?: string | null;
  author?: string | CslName[] | null;
  issued?: string | CslDate | null;
  publisher?: string | null;
  "container-title"?: string | null;
  url?: string | null;
  URL?: string | null;
  type?: string | null;
  reliability?: string | null;
  cited_by?: string[] | null;
  csl?: RawSource | null;
}

function authorText(author: RawSource["author"]): string | null {
  if (typeof author === "string") return author || null;
  const names = (author ?? []).map((n) => n.literal ?? [n.given, n.family].filter(Boolean).join(" ")).filter(Boolean);
  return names.length > 0 ? names.join(", ") : null;
}

/** YYYY, YYYY-MM or YYYY-MM-DD, or the words of the source. */
function issuedText(issued: RawSource["issued"]): string | null {
  if (typeof issued === "string") return issued || null;
  const parts = issued?.["date-parts"]?.[0];
  if (parts && parts.length > 0) return parts.map((n, i) => String(n).padStart(i === 0 ? 4 : 2, "0")).join("-");
  return issued?.literal ?? issued?.raw ?? null;
}

export function sourceOf(id: string, properties: RawSource): Source {
  const p: RawSource = { ...properties.csl, ...dropEmpty(properties) };
  return {
    id,
    title: p.title || id,
    ...(p.lang && { lang: p.lang }),
    author: authorText(p.author),
    issued: issuedText(p.issued),
    publisher: p.publisher || p["container-title"] || null,
    url: p.url || p.URL || null,
    type: p.type ?? null,
    reliability: p.reliability ?? null,
    citedBy: p.cited_by ?? [],
  };
}

const dropEmpty = (p: RawSource): RawSource =>
  Object.fromEntries(Object.entries(p).filter(([, v]) => v !== null && v !== undefined));
