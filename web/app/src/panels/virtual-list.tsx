import { signal } from "@preact/signals";
import type { ComponentChildren, ComponentType, RefObject } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { type Group, groupTitle, type Listing } from "../state/list";
import type { Model } from "../state/model";
import { printing, readPrinting, toReveal } from "../state/page";
import { language, t } from "../words";
import { EventRow, type RowProps } from "./event-row";
import { Heights, offsetOf, rowAt, type Slice, scrollFor, sliceAt, topsOf } from "./windowing";

/** A list that is no longer is drawn whole: the browser's own search then finds all of it. */
const WHOLE = 200;
/** Rows printed at most. */
export const PRINTED = 2000;
/** Pixels drawn above and below what is on the screen. */
const SPARE = 500;
/** The height of a month's heading, in pixels; the styles say the same. */
const HEADING = 34;

/** How many rows may be drawn when the page is new: some fill the screen, the
 * rest follow in small lots, so that the reader can act in between. */
const room = signal(12);
const LOT = 16;

/** Makes room for the next lot after what is there has been painted. Returns what stops it. */
function makeRoom(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(() => (room.value += LOT));
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

interface Props {
  model: Model;
  list: Listing;
  hollow: (row: number) => boolean;
  /** A heading stands over each month. */
  headed: boolean;
  /** What draws a row, if it is no event of the stored data. */
  row?: ComponentType<RowProps>;
  /** How many there are, in words. */
  counted?: (n: number) => string;
}

/** Events by month. However many they are, only those near the screen are in
 * the document. One of them is a tab stop; arrows, Home, End and the Page keys go on from there. */
export function VirtualList({ model, list, hollow, headed, row: Row = EventRow, counted = events }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const { slice, tops, filling } = useSlice(model, list, box, headed ? HEADING : 0);
  const keys = useKeys(list, slice, tops, box);
  const groups = list.groups.filter((g) => g.from < slice.to && g.from + g.count > slice.from);
  return (
    <div class="months" ref={box} tabIndex={-1} aria-busy={filling} onKeyDown={keys.down} onFocusIn={keys.focus}>
      <div class="gap" style={{ height: `${slice.above}px` }} />
      {groups.map((g) => (
        <Month key={g.key} group={g} headed={headed} counted={counted}>
          {drawn(g, slice).map((i) => (
            <Row
              key={list.rows[i]}
              model={model}
              row={list.rows[i]}
              hollow={hollow(list.rows[i])}
              at={i - g.from + 1}
              of={g.count}
              tab={i === keys.stop}
            />
          ))}
        </Month>
      ))}
      <div class="gap" style={{ height: `${slice.below}px` }} />
    </div>
  );
}

/** The places in the listing of the rows of a group that are drawn. */
function drawn(g: Group, slice: Slice): number[] {
  const from = Math.max(g.from, slice.from);
  return Array.from({ length: Math.min(g.from + g.count, slice.to) - from }, (_, i) => from + i);
}

const events = (n: number) => t("common.events", { n });

interface MonthProps {
  group: Group;
  headed: boolean;
  counted: (n: number) => string;
  children: ComponentChildren;
}

function Month({ group, headed, counted, children }: MonthProps) {
  const title = groupTitle(group.key);
  return (
    <section>
      {headed && (
        <h2 class="mon n">
          {title}
          <span>{counted(group.count)}</span>
        </h2>
      )}
      <ul aria-label={title}>{children}</ul>
    </section>
  );
}

const scrollerOf = (el: HTMLElement) => el.closest<HTMLElement>(".scroll")!;

/** How far the list has been scrolled behind the upper edge of what scrolls. */
const scrolledBy = (el: HTMLElement) => scrollerOf(el).getBoundingClientRect().top - el.getBoundingClientRect().top;

const known = new WeakMap<Model, Heights>();

function heightsFor(m: Model): Heights {
  let heights = known.get(m);
  if (!heights) known.set(m, (heights = new Heights(m.columns.rows)));
  return heights;
}

function useSlice(
  model: Model,
  list: Listing,
  box: RefObject<HTMLDivElement | null>,
  heading: number,
): { slice: Slice; tops: Float64Array; filling: boolean } {
  const heights = heightsFor(model);
  const [version, setVersion] = useState(0);
  const [, setPlace] = useState(0);
  const tops = useMemo(() => topsOf(list, heights, heading), [list, heights, version]);
  const n = list.rows.length;
  const whole = n <= WHOLE || printing.value;
  const el = box.current;
  const to = Math.min(n, printing.value ? PRINTED : room.value);
  const filling = whole && to < Math.min(n, WHOLE);
  const slice = whole
    ? { from: 0, to, above: 0, below: filling ? tops[n] - tops[to] : 0 }
    : sliceAt(tops, heading, el ? scrolledBy(el) : 0, el ? scrollerOf(el).clientHeight : 800, SPARE);

  useEffect(() => (filling ? makeRoom() : undefined), [filling, to]);
  useEffect(() => {
    if (whole || !box.current) return;
    const scroller = scrollerOf(box.current);
    let width = scroller.clientWidth;
    const moved = () => setPlace((p) => p + 1);
    const resized = new ResizeObserver(() => {
      // On paper nothing scrolls: all rows would count as near the screen.
      if (readPrinting()) return;
      if (scroller.clientWidth !== width) heights.forget();
      width = scroller.clientWidth;
      setVersion((v) => v + 1);
    });
    scroller.addEventListener("scroll", moved, { passive: true });
    resized.observe(scroller);
    return () => {
      scroller.removeEventListener("scroll", moved);
      resized.disconnect();
    };
  }, [whole, model]);

  const speaks = language.value;
  const spoke = useRef(speaks);
  if (spoke.current !== speaks) {
    heights.forget();
    spoke.current = speaks;
  }

  useLayoutEffect(() => {
    const list_ = box.current;
    if (whole || !list_) return;
    if (!measure(list_, list, slice, heights)) return;
    keepPlace(list_, tops, topsOf(list, heights, heading));
    setVersion(version + 1);
  });
  return { slice, tops, filling };
}

/** Learns the heights of the rows drawn; tells whether one was not known. */
function measure(el: HTMLElement, list: Listing, slice: Slice, heights: Heights): boolean {
  let learnt = false;
  const items = el.querySelectorAll<HTMLElement>("section > ul > li");
  for (let i = 0; i < items.length; i++) {
    const row = list.rows[slice.from + i];
    if (heights.has(row)) continue;
    heights.set(row, items[i].offsetHeight);
    learnt = true;
  }
  return learnt;
}

/** Rows above turned out to be higher or lower than thought: what is on the screen stays where it is. */
function keepPlace(el: HTMLElement, old: Float64Array, tops: Float64Array): void {
  const scroller = scrollerOf(el);
  const scrolled = scrolledBy(el);
  if (scrolled <= 0) return;
  const offset = offsetOf(old, scrolled, scroller.clientHeight);
  const row = rowAt(old, offset);
  const by = scrollFor(tops, tops[row] + offset - old[row], scroller.clientHeight) - scrolled;
  if (Math.abs(by) >= 1) scroller.scrollTop += by;
}

interface Keys {
  /** The place of the row that is a tab stop. */
  stop: number;
  down: (e: KeyboardEvent) => void;
  focus: (e: FocusEvent) => void;
}

function useKeys(list: Listing, slice: Slice, tops: Float64Array, box: RefObject<HTMLDivElement | null>): Keys {
  /** The row that was focused last, and the one to focus once it is drawn. */
  const active = useRef<number | null>(null);
  const wanted = useRef<number | null>(null);
  const [, redraw] = useState(0);
  const place = () => (active.current === null ? -1 : list.rows.indexOf(active.current));
  const at = place();
  const first = box.current && slice.above > 0 ? rowAt(tops, offsetOf(tops, scrolledBy(box.current), 0)) + 1 : 0;
  const stop = at >= slice.from && at < slice.to ? at : Math.max(slice.from, Math.min(first, slice.to - 1));

  const go = (to: number) => {
    const el = box.current;
    if (!el || to < 0 || to >= list.rows.length) return;
    active.current = wanted.current = list.rows[to];
    if (to < slice.from || to >= slice.to) {
      const scroller = scrollerOf(el);
      const middle = Math.max(0, tops[to] - scroller.clientHeight / 2);
      scroller.scrollTop += scrollFor(tops, middle, scroller.clientHeight) - scrolledBy(el);
    }
    redraw((n) => n + 1);
  };

  const reveal = toReveal.value;
  useLayoutEffect(() => {
    if (reveal === null) return;
    const to = list.rows.indexOf(reveal);
    if (to < 0) return;
    toReveal.value = null;
    go(to);
  }, [reveal]);

  useLayoutEffect(() => {
    const el = box.current;
    if (!el) return;
    const button = wanted.current === null ? null : el.querySelector<HTMLElement>(`[data-row="${wanted.current}"]`);
    if (button) {
      wanted.current = null;
      button.focus({ preventScroll: true });
      button.scrollIntoView({ block: "nearest" });
    } else if (lostFocus.current) el.focus({ preventScroll: true });
    lostFocus.current = false;
  });
  // A focused row that scrolls out of the document leaves the focus on the list: the arrows go on from it.
  const lostFocus = useRef(false);
  const focused = document.activeElement;
  if (focused instanceof HTMLElement && box.current?.contains(focused) && focused.dataset.row !== undefined) {
    const shownAt = list.rows.indexOf(Number(focused.dataset.row));
    lostFocus.current = shownAt >= 0 && (shownAt < slice.from || shownAt >= slice.to);
  }

  return {
    stop,
    focus: (e) => {
      const row = (e.target as HTMLElement).dataset.row;
      if (row !== undefined) active.current = Number(row);
    },
    down: (e) => {
      if (e.altKey || e.ctrlKey || e.metaKey) return;
      const now = place();
      const to = target(e.key, now, list.rows.length, pageOf(box.current, tops, now));
      if (to === null) return;
      e.preventDefault();
      e.stopPropagation();
      go(to);
    },
  };
}

/** How many rows a Page key goes. */
function pageOf(el: HTMLElement | null, tops: Float64Array, at: number): number {
  if (!el || at < 0) return 10;
  return Math.max(1, rowAt(tops, tops[at] + scrollerOf(el).clientHeight * 0.8) - at);
}

function target(key: string, at: number, n: number, page: number): number | null {
  const clamp = (i: number) => Math.max(0, Math.min(n - 1, i));
  switch (key) {
    case "ArrowDown":
    case "j":
      return clamp(at + 1);
    case "ArrowUp":
    case "k":
      return clamp(at - 1);
    case "PageDown":
      return clamp(at + page);
    case "PageUp":
      return clamp(at - page);
    case "Home":
      return 0;
    case "End":
      return n - 1;
    default:
      return null;
  }
}
