// What a drawing of the map is made from: the scenes of the data, in the
// page's language, colours and fonts. Whoever draws the map shares it, so that
// nothing is laid out twice.

import { signal } from "@preact/signals";
import type { Model } from "../state/model";
import { filters, hovered, model, pass, picked, selection } from "../state/store";
import { ground } from "./bases";
import type { Box } from "./boxes";
import type { Frame, Scene } from "./frame";
import { loadNames, type PlaceName } from "./names";
import { coveredAtTop } from "./overlays";
import { type Palette, palette } from "./palette";
import { Scenes } from "./scenes";
import { noSigns } from "./signs";
import { type Tally, tally } from "./tally";
import type { Camera } from "./time-camera";
import { Towns } from "./towns";
import { Ruler, type Styles, stylesOf } from "./type";

/** The code for large packs, once it is here. */
const large = signal<typeof import("./large") | null>(null);

export class Drawing {
  /** Names of countries and seas; null until they have come, or failed to. */
  readonly names = signal<PlaceName[] | null>(null);
  readonly towns = new Towns();
  scenes: Scenes | null = null;
  private styles: Styles | null = null;
  private ruler: Ruler | null = null;
  /** What the scenes were made from. */
  private made: readonly unknown[] = [];
  private counted: { from: readonly unknown[]; tally: Tally } | null = null;

  /** Asks for the names. Without them the map is poorer but right. */
  fetchNames(signal: AbortSignal): void {
    loadNames(signal).then(
      (names) => (this.names.value = names),
      () => (this.names.value = []),
    );
  }

  /** Makes scenes of these, unless there are such already and the fonts are as they were. */
  take(m: Model | null, names: PlaceName[] | null, lang: string, colours: Palette | null): void {
    // What a large pack needs comes with it.
    if (m?.large && !large.value) import("./large").then((code) => (large.value = code));
    const waits = m?.large && !large.value;
    if (!m || !colours || !names || waits || this.isMade(m, names, lang, colours)) return;
    this.styles = stylesOf(colours);
    this.ruler = new Ruler(this.styles);
    this.scenes = new Scenes(m, names, this.ruler.measure, m.large && large.value!.crowdOf);
    this.counted = null;
  }

  private isMade(...from: readonly unknown[]): boolean {
    const same = this.scenes !== null && from.every((part, i) => part === this.made[i]);
    this.made = from;
    return same && this.ruler!.holds();
  }

  /** Everything that a drawing for the camera needs; null without data. What
   * lies over the map is covered. Without flows it is there sooner. */
  frame(context: CanvasRenderingContext2D, camera: Camera, covers: readonly Box[], flows = true): Frame | null {
    const s = selection.peek();
    const m = model.peek();
    const colours = palette.peek();
    const { scenes, styles, ruler } = this;
    if (!s || !m || !colours || !scenes || !styles || !ruler || scenes.model !== m) return null;
    const zoom = Math.round(camera.zoom);
    const scene = flows ? scenes.at(zoom) : scenes.withoutFlows(zoom);
    const counts = this.tallyOf(scene);
    const named = ground.peek() === null;
    return {
      ...scene,
      context,
      width: camera.width,
      height: camera.height,
      scale: 2 ** (camera.zoom - scene.layout.zoom),
      origin: camera.origin,
      palette: colours,
      styles,
      selection: s,
      tally: counts,
      pass: pass.peek(),
      filters: filters.peek(),
      picked: picked.peek(),
      hovered: hovered.peek(),
      named,
      places: named ? this.towns.at(scene, ruler.measure) : [],
      covers,
      top: coveredAtTop(covers, camera.width),
      plates: [],
      fan: null,
      hits: [],
      moved: [],
      signs: noSigns(counts.region),
    };
  }

  private tallyOf({ model: m, layout }: Scene): Tally {
    const s = selection.peek()!;
    if (m.large) return large.peek()!.largeTally(m, layout, s);
    const from = [m, s, layout];
    if (!this.counted?.from.every((part, i) => part === from[i]))
      this.counted = { from, tally: tally(m, s, layout.markOfPlace, layout.marks.length) };
    return this.counted.tally;
  }
}
