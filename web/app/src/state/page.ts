// Which page of the panel is open when nothing is picked, how high the sheet
// of a phone is, and the selection at the pace of reading.

import { batch, computed, effect, signal } from "@preact/signals";
import { type LookedFile, lookedAt } from "./looked";
import type { Selection } from "./selection";
import { hovered, model, type Picked, picked, playing, selection } from "./store";

export type Page = "list" | "filters" | "about";
export const page = signal<Page>("list");

/** A row of the list to bring into view and focus, once the list is drawn. */
export const toReveal = signal<number | null>(null);

/** The page is being printed: the list then has all its rows. */
export const printing = signal(false);

/** Whether it is being printed by now: the page is laid out for paper before it is told so. */
export function readPrinting(): boolean {
  printing.value = matchMedia("print").matches;
  return printing.value;
}

export type Sheet = "peek" | "half" | "full";
export const SHEETS: readonly Sheet[] = ["peek", "half", "full"];
export const sheet = signal<Sheet>("peek");

/** The same as in the styles. A low screen keeps the panel beside the map. */
const phoneQuery = "screen and (max-width: 760px) and (min-height: 521px), screen and (max-width: 480px)";
export const phone = signal(false);

/** Opens a hotspot, an event or a country; null goes back to the list. */
export function open(p: Picked): void {
  batch(() => {
    picked.value = p;
    page.value = "list";
    hovered.value = null;
    lookedAt.value = null;
  });
}

/** Whether what is open was opened by stepping from event to event: that is one
 * place to go back from, not many. */
export const stepped = signal(false);

/** Opens a file of the reader's own, or one of its rows, by its place in the columns. */
export function openLooked(file: LookedFile, row: number | null = null): void {
  batch(() => {
    open(null);
    lookedAt.value = { file, row };
  });
}

/** Opens the next or previous event in place of the one that is open. */
export function stepTo(p: NonNullable<Picked>): void {
  stepped.value = true;
  open(p);
  stepped.value = false;
}

export function show(p: Page): void {
  batch(() => {
    picked.value = null;
    page.value = p;
    lookedAt.value = null;
    if (sheet.value === "peek" && p !== "list") sheet.value = "half";
  });
}

/** Something is open that "back" or Escape can close. */
export const anythingOpen = computed(() => picked.value !== null || page.value !== "list" || lookedAt.value !== null);

const PACE_MS = 80;
/** A selection is at rest for a moment after so long. */
const SETTLE_MS = 120;
/** The selection at this pace: text need not follow every frame of a drag. */
export const shown = signal<Selection | null>(null);
/** The selection for what takes long to draw: of a large pack once it is at rest for a moment. */
export const settled = signal<Selection | null>(null);
/** The selection once it has rested for a while, for what is read aloud: not the steps of time that plays. */
export const rested = signal<Selection | null>(null);

/** Starts the followers of selection and screen. Returns how to stop them. */
export function followSelection(): () => void {
  let next: ReturnType<typeof setTimeout> | null = null;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let pause: ReturnType<typeof setTimeout> | undefined;
  const show = () => {
    shown.value = selection.peek();
    if (!model.peek()?.large) settled.value = shown.peek();
    next = setTimeout(() => {
      next = null;
      if (shown.peek() !== selection.peek()) show();
    }, PACE_MS);
  };
  const stop = effect(() => {
    const now = selection.value;
    clearTimeout(rest);
    clearTimeout(pause);
    if (model.peek()?.large) pause = setTimeout(() => (settled.value = now), SETTLE_MS);
    if (!playing.value) rest = setTimeout(() => (rested.value = now), 900);
    if (next === null) show();
  });
  const media = matchMedia(phoneQuery);
  const resize = () => (phone.value = media.matches);
  resize();
  media.addEventListener("change", resize);
  const print = matchMedia("print");
  readPrinting();
  print.addEventListener("change", readPrinting);
  // What is opened elsewhere, by the map or the address, takes the place of a file.
  const leave = effect(() => {
    if (picked.value || page.value !== "list") lookedAt.value = null;
  });
  const raise = effect(() => {
    if (anythingOpen.value && sheet.peek() === "peek") sheet.value = "half";
  });
  return () => {
    stop();
    leave();
    raise();
    media.removeEventListener("change", resize);
    print.removeEventListener("change", readPrinting);
    clearTimeout(rest);
    clearTimeout(pause);
    if (next !== null) clearTimeout(next);
  };
}
