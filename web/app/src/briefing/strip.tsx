// The strip of time below a presented scene: what happened around its window,
// each event as the disc of its kind.

import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { glyphPath } from "../panels/glyphs";
import { Icon } from "../panels/icon";
import type { Day, Step } from "../state/days";
import type { Model } from "../state/model";
import { CERTAIN, meets, type Window } from "../state/selection";
import { model, pass, window_ } from "../state/store";
import { FAMILIES } from "../state/words";
import { language, t } from "../words";
import { dayOfYearText, monthName, monthText, yearText } from "../words/format";
import { domain, periodPlays, playPeriod, showAgain, strayed } from "./stage";
import { WindowDates } from "./story";
import { type Bar, barsOf, domainOf, type Placed, placeDiscs, rowsOn, type Tick, ticksOf } from "./strip-layout";

const R = 9;
const LEVELS = 3;
const LEVEL_PX = 2 * R + 3;
const TOP = 8;
/** Where the axis lies. */
const AXIS = TOP + LEVELS * LEVEL_PX + 4;
const HEIGHT = AXIS + 26;

export function Strip({ scrub }: { scrub: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const read = () => setWidth(box.current?.clientWidth ?? 0);
    const observer = new ResizeObserver(read);
    if (box.current) observer.observe(box.current);
    read();
    return () => observer.disconnect();
  }, []);
  const [m, w] = [model.value, window_.value];
  const d = domain.value ?? (w && domainOf(w));
  return (
    <div class="strip">
      <div class="strip-row">
        <WindowDates />
        <button class="btn strip-button" type="button" onClick={() => playPeriod()}>
          {t(periodPlays.value ? "present.stopPeriod" : "present.playPeriod")}
        </button>
        {strayed.value && (
          <button class="btn strip-button" type="button" onClick={() => showAgain()}>
            {t("present.asMade")}
          </button>
        )}
        <button class="ib strip-button" type="button" aria-label={t("present.scrub")} title={t("present.scrub")} onClick={scrub}>
          <Icon name="tune" />
        </button>
      </div>
      <div ref={box}>
        {m && w && d && width > 0 && <Drawn model={m} window={w} days={d} width={width} passing={pass.value} />}
      </div>
    </div>
  );
}

interface DrawnProps {
  model: Model;
  window: Window;
  days: Window;
  width: number;
  /** 1 by row that passes the filters. */
  passing: Uint8Array;
}

/** The strip itself, for a window in the days around it. */
export function Drawn({ model: m, window: w, days: d, width, passing }: DrawnProps) {
  const c = m.columns;
  const rows = useMemo(() => rowsOn(c, passing, d), [c, passing, d]);
  const discs = useMemo(() => placeDiscs(c, rows, d, width, R, LEVELS), [c, rows, d, width]);
  const x = (day: number) => ((day - d.from) / (d.to + 1 - d.from)) * width;
  const [from, to] = [x(w.from), x(w.to + 1)];
  return (
    <svg
      class="n"
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      role="img"
      aria-label={t("present.strip", { n: rows.length })}
    >
      <rect class="strip-window" x={from} y={0} width={Math.max(1, to - from)} height={AXIS} />
      <Axis days={d} width={width} />
      {discs ? <Discs model={m} window={w} discs={discs} /> : <Bars model={m} window={w} bars={barsOf(c, rows, d, width)} />}
      <path class="strip-head" d={`M${to} 4V${AXIS + 6}`} />
      <path class="strip-grip" d={`M${to - 5} 0h10v6l-5 5-5-5z`} />
    </svg>
  );
}

const LABELS: Readonly<Record<Step, (day: Day) => string>> = {
  day: (day) => dayOfYearText(day, "short"),
  week: (day) => dayOfYearText(day, "short"),
  month: (day) => monthName(day, "short"),
  quarter: (day) => monthName(day, "short"),
  year: (day) => yearText(day),
};

function labelOf(step: Step, { day, year }: Tick): string {
  if (!year || step === "year") return LABELS[step](day);
  return step === "day" || step === "week" ? `${dayOfYearText(day, "short")} ${yearText(day)}` : monthText(day, "short");
}

/** A label takes about so much for each character; one without room is left out. */
const CHARACTER_PX = 7.4;

function Axis({ days, width }: { days: Window; width: number }) {
  void language.value;
  const { step, ticks } = ticksOf(days, width);
  let free = 0;
  return (
    <>
      <path class="strip-axis" d={`M0 ${AXIS + 0.5}H${width}`} />
      {ticks.map((tick) => {
        const label = labelOf(step, tick);
        const room = label.length * CHARACTER_PX;
        const said = tick.x >= free && tick.x + room < width;
        if (said) free = tick.x + room;
        return (
          <g key={tick.day}>
            <path class="strip-tick" d={`M${tick.x} ${AXIS}v6`} />
            {said && (
              <text class="strip-label" x={tick.x + 2} y={AXIS + 19}>
                {label}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}

const K = (2 * R * 0.6) / 16;

function Discs({ model: m, window: w, discs }: { model: Model; window: Window; discs: Placed[] }) {
  const c = m.columns;
  return (
    <>
      {discs.map(({ row, x, level, from, to }) => {
        const how = meets(c, row, w);
        const y = AXIS - 4 - R - level * LEVEL_PX;
        const long = to - from > 2 * R + 2;
        return (
          <g key={row} class={`k-${m.familyAt[c.kind[row]]} strip-event${how === 0 ? " out" : how === CERTAIN ? "" : " hollow"}`}>
            {long && <path class="strip-reach" d={`M${from} ${y}H${to}`} />}
            <circle cx={x} cy={y} r={how === CERTAIN || how === 0 ? R : R - 0.8} />
            <path
              class="gl"
              transform={`translate(${x - 8 * K} ${y - 8 * K}) scale(${K})`}
              d={glyphPath(m.kindAt[c.kind[row]].glyph)}
            />
          </g>
        );
      })}
    </>
  );
}

function Bars({ model: m, window: w, bars }: { model: Model; window: Window; bars: Bar[] }) {
  const c = m.columns;
  const most = Math.max(1, ...bars.map((b) => b.rows.length));
  const perRow = Math.min(10, (AXIS - TOP) / most);
  return (
    <>
      {bars.map((bar) => {
        let y = AXIS;
        const inside = bar.from <= w.to && bar.from >= w.from;
        return (
          <g key={bar.from} class={inside ? "strip-bar" : "strip-bar out"}>
            {FAMILIES.map((family) => {
              const n = bar.rows.filter((row) => m.familyAt[c.kind[row]] === family).length;
              if (n === 0) return null;
              y -= n * perRow;
              return (
                <rect
                  key={family}
                  class={`k-${family}`}
                  x={bar.x + 0.5}
                  y={y}
                  width={Math.max(1, bar.width - 1)}
                  height={n * perRow}
                />
              );
            })}
          </g>
        );
      })}
    </>
  );
}
