// The words of mapd as types: what the server sends and the page draws.

export type Family = "force" | "press" | "freed" | "moved" | "harm" | "said" | "other";

/** All families in the order in which stacks and legends show them. */
export const FAMILIES: readonly Family[] = ["force", "press", "freed", "moved", "harm", "said", "other"];

export interface Kind {
  id: string;
  label: string;
  glyph: string;
  family: Family;
}

export type Role = "site" | "transit" | "context";

export interface Name {
  text: string;
  lang?: string;
  script?: string;
  use?: string;
}

export interface Figure {
  id?: string;
  measure: string;
  unit: string;
  low: number | null;
  best: number | null;
  high: number | null;
  qualifier: "exactly" | "about" | "nearly" | "at least" | "at most";
  sort: "happened" | "level";
  of?: string;
  per?: string;
  nationality?: string[];
  source?: string;
  note?: string;
}

/** What one source says of one record. */
export interface Claim {
  id: string;
  locator?: string;
  when?: string;
  claim?: string;
  figures?: Figure[];
  cites?: string[];
  note?: string;
}

export interface Hotspot {
  id: string;
  lon: number;
  lat: number;
  name: string;
  /** The language of the name, if it is known. */
  nameLang?: string;
  names: Name[];
  type: string;
  role: Role;
  country: string;
  admin1: string | null;
  part_of: string | null;
  precision: string;
  radius_m: number;
  located: string;
  status: { status: string; when: string; sources: Claim[] }[];
  first_cited: string | null;
  last_cited: string | null;
  summary: string | null;
  /** The language of summary and claims. */
  lang?: string;
  sources: Claim[];
}

export interface Flow {
  id: string;
  kind: string;
  title: string;
  start: number; // Day, or OPEN_START
  end: number; // Day, or OPEN_END
  sureStart: number;
  sureEnd: number;
  when: string;
  /** Hotspot id, country code, or null if it is not known. */
  from: string | null;
  to: string | null;
  /** Id of the event that this movement is a part of. */
  event: string | null;
  figures: Figure[];
}

/** One event with all that is known of it, as its page shows it. */
export interface EventDetail {
  id: string;
  kind: string;
  title: string;
  summary: string | null;
  /** The language of title, summary and claims. */
  lang?: string;
  when: string | null;
  start: string | null;
  end: string | null;
  sure_start: string | null;
  sure_end: string | null;
  time_precision: string | null;
  ongoing: boolean;
  place: string | null;
  countries: string[];
  precision: string;
  radius_m: number;
  hotspots: string[];
  figures: Figure[];
  sources: Claim[];
  confidence: "confirmed" | "reported" | "disputed" | "alleged";
  dataset: string;
  version: number;
}

export interface Source {
  id: string;
  title: string;
  /** The language of the title, if it is known. */
  lang?: string;
  author: string | null;
  issued: string | null;
  publisher: string | null;
  url: string | null;
  type: string | null;
  reliability: string | null;
  citedBy: string[];
}
