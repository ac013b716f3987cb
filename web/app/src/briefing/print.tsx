// A briefing laid out for paper: a title page, a page for each scene with its
// map, and an annex of all events that were shown.

import { effect, signal } from "@preact/signals";
import { render } from "preact";
import { type Dataset, loadDatasets } from "../api/events";
import { ScenePainter } from "../layers/scene-picture";
import type { Signs } from "../layers/signs";
import type { Model } from "../state/model";
import { model, selection, theme } from "../state/store";
import type { EventDetail } from "../state/words";
import { t } from "../words";
import { wantCited } from "./cited";
import type { Briefing } from "./model";
import { notesOf } from "./notes";
import type { Paper } from "./options";
import { annexOf, detailsOf, type Printed, rowsOf } from "./print-data";
import { Papers } from "./print-pages";
import { showScene } from "./scene";
import "../styles/print.css";

/** What has been drawn of a scene. */
export interface Drawn {
  address: string;
  signs: Signs;
  scale: { metres: number; part: number };
}

/** All that the pages need. */
export interface Prints {
  briefing: Briefing;
  model: Model;
  paper: Paper;
  printed: Printed[];
  details: ReadonlyMap<number, EventDetail>;
  datasets: readonly Dataset[];
  /** By the numbers of scenes; they come one after the other. */
  pictures: ReadonlyMap<number, Drawn>;
  /** How far it is. */
  progress: "drawing" | "ready" | "failed";
}

/** Pixels of the pictures per CSS pixel: about 290 to the inch. */
const SHARP = 3;

const prints = signal<Prints | null>(null);

/** Lays a briefing out in the place of the page. */
export function begin(app: HTMLElement, b: Briefing, paper: Paper): void {
  document.title = b.title;
  document.documentElement.dataset.paper = paper;
  // Paper is white whatever the reader's screen is.
  theme.value = "light";
  render(<Papers prints={prints} briefing={b} />, app);
  const stop = effect(() => {
    const m = model.value;
    if (!m || !selection.value) return;
    queueMicrotask(() => {
      stop();
      void make(m, b, paper).catch(() => {
        const now = prints.peek();
        if (now) prints.value = { ...now, progress: "failed" };
      });
    });
  });
}

/** A page before its map is there; the state of the page is then that of the scene. */
function stateOf(m: Model, b: Briefing, i: number, firstNote: number): Printed {
  const scene = b.scenes[i];
  void showScene(scene, { animate: false });
  return { scene, no: i + 1, firstNote, ...rowsOf(m, scene, selection.peek()!) };
}

async function make(m: Model, b: Briefing, paper: Paper): Promise<void> {
  const painter = new ScenePainter();
  const cited = wantCited(m, b.scenes);
  const datasets = await loadDatasets(m.lang).catch(() => []);
  await Promise.all([cited, painter.ready()]);
  const printed: Printed[] = [];
  let note = 1;
  for (let i = 0; i < b.scenes.length; i++) {
    printed.push(stateOf(m, b, i, note));
    note += notesOf(m, b.scenes[i].text).list.length;
  }
  const details = await detailsOf(
    m,
    annexOf(m, printed).told.map((e) => e.row),
  );
  const pictures = new Map<number, Drawn>();
  const tell = (progress: Prints["progress"]) => {
    prints.value = { briefing: b, model: m, paper, printed, details, datasets, pictures: new Map(pictures), progress };
  };
  tell("drawing");
  for (const page of printed) {
    // The pages have to be laid out: the map takes the room that the text leaves.
    await new Promise(requestAnimationFrame);
    const box = document.querySelector(`[data-leaf="${page.no}"] .leaf-map`);
    if (!box) continue;
    stateOf(m, b, page.no - 1, page.firstNote);
    const { clientWidth: x, clientHeight: y } = box;
    const { canvas, signs, scale } = await painter.paint(page.scene.view, { x, y }, SHARP);
    pictures.set(page.no, { address: await addressOf(canvas), signs, scale });
    tell("drawing");
  }
  painter.end();
  await Promise.all([...document.querySelectorAll("img")].map((img) => img.decode().catch(() => undefined)));
  tell("ready");
}

/** The picture as something that an image can show. */
function addressOf(canvas: HTMLCanvasElement): Promise<string> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(URL.createObjectURL(blob)) : reject(new Error(t("print.failed")))), "image/png");
  });
}
