// The state of the page in the address, so that every view can be sent on.

import { batch, effect, signal, untracked } from "@preact/signals";
import { type Language, usualLanguage, wanted } from "../words/choice";
import { languageOf } from "../words/languages";
import { mapPage } from "./addresses";
import { isoDay, parseDate, STEPS, type Step } from "./days";
import { type Embed, embed, formatEmbed, parseEmbed } from "./embed";
import { found, isNamed, type NamedPlace, named } from "./found";
import { type Page, page, stepped } from "./page";
import { type Filters, NO_FILTERS, type Window } from "./selection";
import { type Base, base, filters, type Picked, picked, step, theme, type View, view, window_ } from "./store";
import { applyTime, formatTime, TIME_READERS, type TimeAddress, timeNow, usualTime } from "./time-address";
import { endAt } from "./time-view";
import { FAMILIES, type Family } from "./words";

export interface Address {
  /** In a mode with a moving end only, its first day is not in the address. */
  window: Window | null;
  time: TimeAddress;
  view: View | null;
  /** A place that was looked up. */
  found: NamedPlace | null;
  picked: Picked;
  page: Page;
  filters: Filters;
  step: Step;
  theme: "auto" | "light" | "dark";
  base: Base;
  /** Null: the language that the browser asks for. */
  lang: Language | null;
  /** Null: the whole page, not one in a frame. */
  embed: Embed | null;
}

/** The parameters of the address that could not be understood; null if all were. */
export const addressNotice = signal<readonly string[] | null>(null);

/** The parameter of what is opened. "source" is a filter: an opened source is a document. */
const OPENED = { event: "event", hotspot: "hotspot", country: "country", source: "document" } as const;
const PAGES: readonly Page[] = ["list", "filters", "about"];
const BASES: readonly Base[] = ["own", "raster", "pmtiles"];
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/;
const round = (n: number, digits: number) => Number(n.toFixed(digits));
const list = (text: string) =>
  text
    .split(",")
    .map((t) => t.trim())
    .filter(Boolean);

/** The address as a query without "?"; what is as usual is left out. */
export function formatAddress(a: Address): string {
  const out: [string, string][] = [];
  if (a.window && a.time.mode === "window") out.push(["from", isoDay(a.window.from)]);
  if (a.window) out.push(["to", isoDay(a.window.to)]);
  if (a.view) {
    const digits = Math.max(2, Math.ceil(a.view.zoom / 2));
    out.push(["at", `${round(a.view.lat, digits)},${round(a.view.lon, digits)},${round(a.view.zoom, 2)}`]);
  }
  if (a.found) out.push(["found", `${a.found.name},${round(a.found.lat, 2)},${round(a.found.lon, 2)}`]);
  if (a.picked) out.push([OPENED[a.picked.what], a.picked.id]);
  if (a.page !== "list") out.push(["show", a.page]);
  const { families, kinds, countries, confidences, hotspots, sources, datasets } = a.filters;
  if (families.size) out.push(["off", FAMILIES.filter((f) => families.has(f)).join(",")]);
  if (kinds.size) out.push(["without", [...kinds].sort().join(",")]);
  if (countries.size) out.push(["in", [...countries].sort().join(",")]);
  if (hotspots.size) out.push(["place", [...hotspots].sort().join(",")]);
  if (sources.size) out.push(["source", [...sources].sort().join(",")]);
  if (confidences.size) out.push(["confidence", [...confidences].sort().join(",")]);
  if (datasets.size) out.push(["dataset", [...datasets].sort().join(",")]);
  if (a.step !== "month") out.push(["step", a.step]);
  out.push(...formatTime(a.time));
  if (a.theme !== "auto") out.push(["theme", a.theme]);
  if (a.base !== "own") out.push(["base", a.base]);
  if (a.lang) out.push(["lang", a.lang]);
  if (a.embed) out.push(["embed", formatEmbed(a.embed)]);
  return out.map(([k, v]) => `${k}=${encodeURIComponent(v).replaceAll("%2C", ",")}`).join("&");
}

type Reader = (value: string, a: Address) => boolean;

const readList =
  (set: (a: Address, values: Set<string>) => void, ok: RegExp): Reader =>
  (value, a) => {
    const values = list(value);
    if (!values.every((v) => ok.test(v))) return false;
    set(a, new Set(values));
    return true;
  };

const readPicked =
  (what: NonNullable<Picked>["what"]): Reader =>
  (value, a) => {
    if (!ID.test(value) || (what === "country" && !/^[A-Z]{2}$/.test(value))) return false;
    a.picked = { what, id: value };
    return true;
  };

function readView(value: string, a: Address): boolean {
  const parts = value.split(",").map((t) => (t.trim() === "" ? NaN : Number(t)));
  const [lat, lon, zoom] = parts;
  if (parts.length !== 3 || !parts.every(Number.isFinite)) return false;
  if (Math.abs(lat) > 85 || Math.abs(lon) > 360 || zoom < 0 || zoom > 20) return false;
  a.view = { lat, lon, zoom };
  return true;
}

/** A name may have commas itself. */
const FOUND = /^(.{1,100}),(-?[\d.]+),(-?[\d.]+)$/;

function readFound(value: string, a: Address): boolean {
  const [, name, y, x] = FOUND.exec(value) ?? [];
  const [lat, lon] = [Number(y), Number(x)];
  if (!name || !(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 180)) return false;
  a.found = { name, lon, lat };
  return true;
}

const READERS: Record<string, Reader> = {
  at: readView,
  found: readFound,
  event: readPicked("event"),
  hotspot: readPicked("hotspot"),
  country: readPicked("country"),
  document: readPicked("source"),
  show: (v, a) => PAGES.includes(v as Page) && ((a.page = v as Page), true),
  off: (v, a) =>
    list(v).every((f) => FAMILIES.includes(f as Family)) &&
    ((a.filters = { ...a.filters, families: new Set(list(v) as Family[]) }), true),
  without: readList((a, kinds) => (a.filters = { ...a.filters, kinds }), ID),
  in: readList((a, countries) => (a.filters = { ...a.filters, countries }), /^[A-Z]{2}$/),
  place: readList((a, hotspots) => (a.filters = { ...a.filters, hotspots }), ID),
  source: readList((a, sources) => (a.filters = { ...a.filters, sources }), ID),
  dataset: readList((a, datasets) => (a.filters = { ...a.filters, datasets }), ID),
  confidence: readList(
    (a, confidences) => (a.filters = { ...a.filters, confidences }),
    /^(confirmed|reported|disputed|alleged)$/,
  ),
  step: (v, a) => STEPS.includes(v as Step) && ((a.step = v as Step), true),
  base: (v, a) => BASES.includes(v as Base) && ((a.base = v as Base), true),
  theme: (v, a) => ["auto", "light", "dark"].includes(v) && ((a.theme = v as Address["theme"]), true),
  lang: (v, a) => (a.lang = languageOf(v)) !== null,
  embed: (v, a) => (a.embed = parseEmbed(v)) !== null,
  ...Object.fromEntries(Object.entries(TIME_READERS).map(([key, read]): [string, Reader] => [key, (v, a) => read(v, a.time)])),
};

/** The names of all parameters. */
export const PARAMETERS: readonly string[] = ["from", "to", ...Object.keys(READERS)];

function readWindow(q: URLSearchParams): Window | null | false {
  const from = q.get("from");
  const to = q.get("to");
  if (from === null && to === null) return null;
  const a = parseDate(from ?? to ?? "");
  const b = parseDate(to ?? from ?? "");
  if (!a || !b || a.from > b.to) return false;
  return { from: a.from, to: b.to };
}

/** Reads a query. What cannot be understood is named in wrong and left as usual. */
export function parseAddress(query: string): { address: Address; wrong: string[] } {
  const address: Address = {
    window: null,
    time: usualTime(),
    view: null,
    found: null,
    picked: null,
    page: "list",
    filters: NO_FILTERS,
    step: "month",
    theme: "auto",
    base: "own",
    lang: null,
    embed: null,
  };
  const wrong: string[] = [];
  const q = new URLSearchParams(query);
  const w = readWindow(q);
  if (w) address.window = w;
  else if (w === false) wrong.push(q.has("from") ? "from" : "to");
  for (const [key, value] of q) {
    const read = READERS[key];
    if (read && value !== "" && !read(value, address)) wrong.push(key);
  }
  return { address, wrong };
}

/** The state as it is now. */
function current(): Address {
  return {
    window: window_.value,
    time: timeNow(),
    view: view.value,
    found: found.value ?? named.value,
    picked: picked.value,
    page: page.value,
    filters: filters.value,
    step: step.value,
    theme: theme.value,
    base: base.value,
    lang: wanted.value === usualLanguage() ? null : wanted.value,
    embed: embed.value,
  };
}

/** The state as it is now, with changes, as a whole address to send on. Reads signals. */
export function addressNow(changes: Partial<Address> = {}): string {
  const query = formatAddress({ ...current(), ...changes });
  return mapPage(query);
}

/** The address of something to open, with all else as it is now. */
export function linkTo(p: Picked): string {
  return `?${formatAddress({ ...untracked(current), picked: p, page: "list" })}`;
}

function apply(a: Address, first: boolean): void {
  applyTime(a.time);
  if (a.window) window_.value = endAt(a.window.to, a.window.from);
  if (a.view) view.value = a.view;
  filters.value = a.filters;
  step.value = a.step;
  if (!first || a.theme !== "auto") theme.value = a.theme;
  if (!first || a.lang) wanted.value = a.lang ?? usualLanguage();
  base.value = a.base;
  embed.value = a.embed;
  page.value = a.page;
  picked.value = a.picked;
  applyFound(a.picked ? null : a.found);
}

function applyFound(place: NamedPlace | null): void {
  const old = found.peek();
  if (old && place && isNamed(old, place)) return;
  found.value = null;
  named.value = place;
}

function read(first: boolean): void {
  const { address, wrong } = parseAddress(location.search);
  apply(address, first);
  addressNotice.value = wrong.length ? [...new Set(wrong)] : null;
}

/** The address is written once the state has rested for so many milliseconds:
 * browsers refuse more than about a hundred writes in 30 s, and look up the
 * page's icon again at each. */
const PAUSE = 300;

function put(how: "pushState" | "replaceState", query: string): void {
  const target = location.pathname + (query ? `?${query}` : "") + location.hash;
  if (target !== location.pathname + location.search + location.hash) history[how](null, "", target);
}

/** Writes states to the address: what is opened or closed is a step to go back to, all else replaces the last. */
class Writer {
  private opened: string;
  private waiting: string | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(a: Address) {
    this.opened = openedIn(a);
  }

  write(a: Address): void {
    const opened = openedIn(a);
    if (opened === this.opened) {
      this.waiting = formatAddress(a);
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.flush(), PAUSE);
      return;
    }
    this.flush();
    this.opened = opened;
    // In a frame, steps would stand between the reader and the page around it.
    put(stepped.peek() || a.embed ? "replaceState" : "pushState", formatAddress(a));
  }

  flush(): void {
    if (this.waiting !== null) put("replaceState", this.waiting);
    this.forget(this.opened);
  }

  /** Takes over a state that came from the address itself. */
  forget(opened: string): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.waiting = null;
    this.opened = opened;
  }
}

const openedIn = (a: Address) => `${a.picked?.what ?? ""} ${a.picked?.id ?? ""} ${a.page}`;

/** Ties state and address together. Called once, before the data are loaded. */
export function connectAddress(): () => void {
  read(true);
  const writer = new Writer(untracked(current));
  const stop = effect(() => writer.write(current()));
  const restore = () => {
    writer.forget(openedIn(parseAddress(location.search).address));
    batch(() => read(false));
  };
  addEventListener("popstate", restore);
  return () => {
    stop();
    writer.flush();
    removeEventListener("popstate", restore);
  };
}
