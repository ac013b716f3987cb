// A briefing as it is kept and sent: JSON, the same as geo.Briefing.

import type { Step } from "../state/days";
import type { Base, Picked } from "../state/store";
import type { Mode } from "../state/time-mode";
import type { Family } from "../state/words";

/** A story told with the map: scenes in order. */
export interface Briefing {
  id: string;
  /** Where it belongs; left out, the server puts it among the briefings. */
  dataset?: string;
  title: string;
  /** Of all its texts (BCP 47). */
  language: string;
  /** A line on whom it is for. */
  audience?: string;
  /** The version of the data that it was made on; 0: that of the change which writes it. */
  data_version: number;
  scenes: Scene[];
}

/** A whole state of the map with what is said to it. */
export interface Scene extends SceneState {
  /** Unique in its briefing; it stays when scenes are moved. */
  id: string;
  title: string;
  /** Markdown; "[@ID; @ID, p. 3]" cites records. HTML in it is text. */
  text: string;
  /** For the speaker alone. */
  notes?: string;
  /** Seconds that it stays when the briefing plays by itself; 0 waits for the speaker. */
  dwell_s: number;
  /** What it relies on; null lets the server fill in what it shows. */
  citations: Citation[] | null;
}

/** What of a scene is a state of the page. */
export interface SceneState {
  view: SceneView;
  time: SceneTime;
  filters: SceneFilters;
  /** What is opened. */
  picked?: NonNullable<Picked>;
  layers: SceneLayers;
  annotations?: Annotation[];
}

/** The box that the map shows at least, in degrees, whatever the shape of the
 * screen. West greater than east crosses the date line. */
export interface SceneView {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** Days are YYYY, YYYY-MM or YYYY-MM-DD: `from` counts from its first day, `to` to its last. */
export interface SceneTime {
  /** In the mode window, and only there. */
  from?: string;
  to: string;
  mode: Mode;
  /** Of a trailing window: 90d, 8w, 12m, 4q, 2y. */
  trail?: string;
  /** What one bar of the time control counts; a month if it is left out. */
  step?: Step;
  /** The window runs through its period while the scene stays. */
  plays?: boolean;
}

/** All but what is left out, and of each list that is not empty only those. */
export interface SceneFilters {
  without_families?: Family[];
  without_kinds?: string[];
  countries?: string[];
  hotspots?: string[];
  sources?: string[];
  confidence?: string[];
  datasets?: string[];
}

/** What is drawn beside the events. */
export interface SceneLayers {
  /** The ground; mapd's own if it is left out. */
  base?: Base;
  /** What the bars count, measure and unit: "rescued,people"; events if it is left out. */
  bars?: string;
  /** A line shows how many sources speak of each step. */
  coverage?: boolean;
}

/** Drawn on the map by who made the scene. */
export interface Annotation {
  type: "text" | "arrow" | "area";
  text?: string;
  /** Longitude, latitude: the middle of a text, an arrow from tail to head, the
   * corners of an area, which is closed by itself. */
  points: Position[];
}

export type Position = [lon: number, lat: number];

/** A record that a scene relies on. */
export interface Citation {
  collection: "events" | "flows" | "hotspots" | "sources";
  id: string;
}

/** What the list of briefings tells of each. */
export interface BriefingEntry {
  id: string;
  title: string;
  language: string;
  audience: string;
  dataset: string;
  data_version: number;
  /** Of the change that wrote it. */
  version: number;
  scenes: number;
}
