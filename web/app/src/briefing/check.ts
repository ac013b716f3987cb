// Reads a briefing from a file and checks it by the same rules as the server
// (geo/briefing), so that a file that is taken in here can be saved there.

import { parseDate, STEPS } from "../state/days";
import { MODES, parseLength } from "../state/time-mode";
import { FAMILIES } from "../state/words";
import { t } from "../words";
import { ID } from "./edits";
import type { Annotation, Briefing } from "./model";
import { windowOf } from "./scene";

/** What is wrong with a member: "scenes[2].time.to" and a sentence. */
export interface Fault {
  path: string;
  text: string;
}

/** The limits of a briefing; texts are counted in characters. */
export const MOST = {
  bytes: 2 << 20,
  scenes: 100,
  line: 300,
  text: 20_000,
  dwell: 3600,
  annotations: 50,
  points: 500,
  values: 1000,
  citations: 2000,
} as const;

/** Faults after these are not told. */
const MOST_FAULTS = 20;
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
const COUNTRY = /^[A-Z]{2}$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;
const COLLECTIONS = ["events", "flows", "hotspots", "sources"];
const CONFIDENCES = ["confirmed", "reported", "disputed", "alleged"];
/** Points of an annotation, at least and at most. */
const POINTS: Record<Annotation["type"], [number, number]> = { text: [1, 1], arrow: [2, MOST.points], area: [3, MOST.points] };

/** Reads the JSON of a briefing; what is wrong with it, if anything is. */
export function readBriefing(text: string): { briefing: Briefing; faults: [] } | { briefing: null; faults: Fault[] } {
  const wrong = (fault: Fault) => ({ briefing: null, faults: [fault] });
  if (new Blob([text]).size > MOST.bytes) return wrong({ path: "", text: t("briefing.fault.large") });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return wrong({ path: "", text: t("briefing.fault.json") });
  }
  const faults = checkBriefing(json);
  return faults.length > 0
    ? { briefing: null, faults }
    : { briefing: filled({ ...(json as Briefing), id: (json as Briefing).id ?? "" }), faults: [] };
}

/** The briefing with what may be left out of the JSON. */
function filled(b: Briefing): Briefing {
  const scenes = b.scenes.map((s) => ({
    ...s,
    text: s.text ?? "",
    dwell_s: s.dwell_s ?? 0,
    filters: s.filters ?? {},
    layers: s.layers ?? {},
    citations: s.citations ?? null,
  }));
  return { ...b, data_version: b.data_version ?? 0, scenes };
}

/** All that is wrong with a briefing, apart from what it refers to. */
export function checkBriefing(json: unknown): Fault[] {
  const c = new Checker();
  c.briefing(json);
  return c.faults.slice(0, MOST_FAULTS);
}

type Members = Record<string, unknown>;

class Checker {
  readonly faults: Fault[] = [];

  private fault(path: string, text: string): void {
    this.faults.push({ path, text });
  }

  briefing(json: unknown): void {
    const b = this.object("", json, ["id", "dataset", "title", "language", "audience", "data_version", "scenes"]);
    if (!b) return;
    if ((b.id ?? "") !== "" && !matches(b.id, ID)) this.fault("id", t("briefing.fault.id"));
    if (b.dataset !== undefined && b.dataset !== "" && !matches(b.dataset, ID)) this.fault("dataset", t("briefing.fault.id"));
    this.line("title", b.title, true);
    this.line("audience", b.audience ?? "", false);
    if (!matches(b.language, LANGUAGE)) this.fault("language", t("briefing.fault.language"));
    this.number("data_version", b.data_version ?? 0, 0, Number.MAX_SAFE_INTEGER, true);
    const scenes = this.list("scenes", b.scenes, MOST.scenes);
    if (scenes?.length === 0) this.fault("scenes", t("briefing.fault.scenes"));
    const ids = new Set<unknown>();
    scenes?.forEach((scene, i) => {
      const s = this.scene(`scenes[${i}]`, scene);
      if (s && (typeof s.id !== "string" || !ID.test(s.id) || ids.has(s.id)))
        this.fault(`scenes[${i}].id`, t("briefing.fault.sceneId"));
      ids.add(s?.id);
    });
  }

  private scene(at: string, json: unknown): Members | null {
    const s = this.object(at, json, SCENE);
    if (!s) return null;
    this.line(`${at}.title`, s.title, true);
    this.text(`${at}.text`, s.text ?? "", MOST.text);
    this.text(`${at}.notes`, s.notes ?? "", MOST.text);
    this.number(`${at}.dwell_s`, s.dwell_s ?? 0, 0, MOST.dwell);
    this.view(`${at}.view`, s.view);
    this.time(`${at}.time`, s.time);
    this.filters(`${at}.filters`, s.filters ?? {});
    this.layers(`${at}.layers`, s.layers ?? {});
    if (s.picked !== undefined && s.picked !== null) this.picked(`${at}.picked`, s.picked);
    this.list(`${at}.annotations`, s.annotations ?? [], MOST.annotations)?.forEach((a, i) =>
      this.annotation(`${at}.annotations[${i}]`, a),
    );
    this.list(`${at}.citations`, s.citations ?? [], MOST.citations)?.forEach((cited, i) => {
      const path = `${at}.citations[${i}]`;
      const c = this.object(path, cited, ["collection", "id"]);
      if (!c) return;
      this.oneOf(`${path}.collection`, c.collection, COLLECTIONS);
      this.line(`${path}.id`, c.id, true);
    });
    return s;
  }

  private view(at: string, json: unknown): void {
    const v = this.object(at, json, ["west", "south", "east", "north"]);
    if (!v) return;
    const sound =
      ["west", "east"].every((k) => this.number(`${at}.${k}`, v[k], -180, 180)) &&
      ["south", "north"].every((k) => this.number(`${at}.${k}`, v[k], -90, 90));
    if (sound && (v.west === v.east || Number(v.south) >= Number(v.north))) this.fault(at, t("briefing.fault.view"));
  }

  private time(at: string, json: unknown): void {
    const time = this.object(at, json, ["from", "to", "mode", "trail", "step", "plays"]);
    if (!time) return;
    const { from = "", to, mode, trail = "", step = "", plays = false } = time;
    this.oneOf(`${at}.mode`, mode, MODES);
    this.oneOf(`${at}.step`, step, ["", ...STEPS]);
    if (typeof plays !== "boolean") this.fault(`${at}.plays`, t("briefing.fault.type", { type: "true, false" }));
    if ((mode === "window") !== (from !== "")) this.fault(`${at}.from`, t("briefing.fault.from"));
    if ((mode === "trailing") !== (trail !== "") || (trail !== "" && !parseLength(String(trail))))
      this.fault(`${at}.trail`, t("briefing.fault.trail"));
    const ends = [["from", from] as const, ["to", to] as const].filter(([key, v]) => key === "to" || v !== "");
    const unread = ends.filter(([, v]) => typeof v !== "string" || !parseDate(v));
    for (const [key] of unread) this.fault(`${at}.${key}`, t("briefing.fault.date"));
    if (unread.length > 0 || mode !== "window" || from === "") return;
    const w = windowOf({ from: String(from), to: String(to), mode: "window" });
    if (w && w.to < w.from) this.fault(`${at}.to`, t("briefing.fault.order"));
  }

  private filters(at: string, json: unknown): void {
    const f = this.object(at, json, Object.keys(FILTERS));
    if (!f) return;
    for (const [key, sound] of Object.entries(FILTERS))
      this.list(`${at}.${key}`, f[key] ?? [], MOST.values)?.forEach((value, i) => {
        if (typeof value !== "string" || !sound(value)) this.fault(`${at}.${key}[${i}]`, t("briefing.fault.value"));
      });
  }

  private layers(at: string, json: unknown): void {
    const l = this.object(at, json, ["base", "bars", "coverage"]);
    if (!l) return;
    this.oneOf(`${at}.base`, l.base ?? "", ["", "own", "raster", "pmtiles"]);
    this.text(`${at}.bars`, l.bars ?? "", MOST.line);
    if (l.bars && !/^[^,]+,[^,]+$/.test(String(l.bars))) this.fault(`${at}.bars`, t("briefing.fault.bars"));
    if (typeof (l.coverage ?? false) !== "boolean")
      this.fault(`${at}.coverage`, t("briefing.fault.type", { type: "true, false" }));
  }

  private picked(at: string, json: unknown): void {
    const p = this.object(at, json, ["what", "id"]);
    if (!p) return;
    this.oneOf(`${at}.what`, p.what, ["event", "hotspot", "country", "source"]);
    this.line(`${at}.id`, p.id, true);
    if (p.what === "country" && !COUNTRY.test(String(p.id))) this.fault(`${at}.id`, t("briefing.fault.value"));
  }

  private annotation(at: string, json: unknown): void {
    const a = this.object(at, json, ["type", "text", "points"]);
    if (!a || !this.oneOf(`${at}.type`, a.type, Object.keys(POINTS))) return;
    this.line(`${at}.text`, a.text ?? "", a.type === "text");
    const points = this.list(`${at}.points`, a.points, MOST.points);
    const [least, most] = POINTS[a.type as Annotation["type"]];
    if (points && (points.length < least || points.length > most)) this.fault(`${at}.points`, t("briefing.fault.points"));
    points?.forEach((p, i) => {
      const [lon, lat] = Array.isArray(p) && p.length === 2 ? p : [NaN, NaN];
      if (!(Math.abs(lon) <= 180) || !(Math.abs(lat) <= 90)) this.fault(`${at}.points[${i}]`, t("briefing.fault.position"));
    });
  }

  private object(at: string, json: unknown, members: readonly string[]): Members | null {
    if (typeof json !== "object" || json === null || Array.isArray(json)) {
      this.fault(at, t("briefing.fault.object"));
      return null;
    }
    for (const key of Object.keys(json))
      if (!members.includes(key)) this.fault(at ? `${at}.${key}` : key, t("briefing.fault.unknown"));
    return json as Members;
  }

  private list(at: string, json: unknown, most: number): unknown[] | null {
    if (!Array.isArray(json)) {
      this.fault(at, t("briefing.fault.list"));
      return null;
    }
    if (json.length > most) this.fault(at, t("briefing.fault.most", { n: json.length, most }));
    return json.slice(0, most);
  }

  private line(at: string, value: unknown, needed: boolean): void {
    if (!this.text(at, value, MOST.line)) return;
    if (needed && (value as string).trim() === "") this.fault(at, t("briefing.fault.empty"));
    if (/[\n\t]/.test(value as string)) this.fault(at, t("briefing.fault.oneLine"));
  }

  private text(at: string, value: unknown, most: number): boolean {
    if (typeof value !== "string") {
      this.fault(at, t("briefing.fault.text"));
      return false;
    }
    const n = [...value].length;
    if (n > most) this.fault(at, t("briefing.fault.long", { n, most }));
    if (CONTROL.test(value)) this.fault(at, t("briefing.fault.control"));
    return true;
  }

  private number(at: string, value: unknown, least: number, most: number, whole = false): boolean {
    const sound = typeof value === "number" && value >= least && value <= most && (!whole || Number.isInteger(value));
    if (!sound) this.fault(at, t("briefing.fault.number", { least, most }));
    return sound;
  }

  private oneOf(at: string, value: unknown, allowed: readonly string[]): boolean {
    const is = typeof value === "string" && allowed.includes(value);
    if (!is) this.fault(at, t("briefing.fault.oneOf", { values: allowed.filter(Boolean).join(", ") }));
    return is;
  }
}

const matches = (value: unknown, pattern: RegExp): boolean => typeof value === "string" && pattern.test(value);

const SCENE = [
  "id",
  "title",
  "text",
  "notes",
  "dwell_s",
  "view",
  "time",
  "filters",
  "picked",
  "layers",
  "annotations",
  "citations",
] as const;

const isLine = (v: string) => v.trim() !== "" && !/[\n\t]/.test(v) && v.length <= MOST.line;

const FILTERS: Record<string, (value: string) => boolean> = {
  without_families: (v) => (FAMILIES as readonly string[]).includes(v),
  without_kinds: isLine,
  countries: (v) => COUNTRY.test(v),
  hotspots: isLine,
  sources: isLine,
  confidence: (v) => CONFIDENCES.includes(v),
  datasets: isLine,
};
