import { type Day, dateOf, dayOf, OPEN_END, OPEN_START } from "../state/days";
import { gapsOf, type Span, spansOf } from "../state/life";
import type { Model } from "../state/model";
import type { Window } from "../state/selection";
import { FAMILIES } from "../state/words";
import { t } from "../words";
import { yearText } from "../words/format";

const WIDTH = 352;
const BASE = 58;
/** Columns of blocks across the whole life. */
const COLUMNS = 29;

interface Range {
  from: Day;
  to: Day;
}

function rangeOf(m: Model, rows: readonly number[], claims: readonly Claimed[]): Range {
  const c = m.columns;
  const ends = [...rows.flatMap((r) => [c.start[r], c.end[r]]), ...claims.flatMap((s) => [s.from, s.to])];
  const years = ends.filter((d) => d !== OPEN_START && d !== OPEN_END);
  const first = dateOf(Math.min(...years))[0];
  const last = dateOf(Math.max(...years))[0];
  return { from: dayOf(Math.min(first, last - 3)), to: dayOf(last + 1) - 1 };
}

interface Block {
  column: number;
  family: string;
  level: number;
}

function blocks(m: Model, rows: readonly number[], r: Range): Block[] {
  const c = m.columns;
  const heights = new Map<number, number>();
  return rows
    .filter((row) => c.start[row] !== OPEN_START || c.end[row] !== OPEN_END)
    .map((row) => {
      const start = c.start[row] === OPEN_START ? c.end[row] : c.start[row];
      const end = c.end[row] === OPEN_END ? start : c.end[row];
      const share = ((start + end) / 2 - r.from) / (r.to - r.from + 1);
      return { column: Math.min(COLUMNS - 1, Math.floor(share * COLUMNS)), family: m.familyAt[c.kind[row]] };
    })
    .sort((a, b) => FAMILIES.indexOf(a.family) - FAMILIES.indexOf(b.family))
    .map((b) => {
      const level = heights.get(b.column) ?? 0;
      heights.set(b.column, level + 1);
      return { ...b, level };
    });
}

function yearMarks(r: Range): number[] {
  const [first] = dateOf(r.from);
  const [last] = dateOf(r.to);
  const every = Math.ceil((last - first + 1) / 6);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i).filter((y) => (y - first) % every === 0);
}

/** What is claimed of a place at a time. */
export interface Claimed extends Span {
  label: string;
}

interface LifeProps {
  model: Model;
  rows: readonly number[];
  window: Window | null;
  /** Drawn below the events, a line each. */
  claims?: readonly Claimed[];
}

/** The height of the line of a claim. */
const LANE = 17;

/** The events of a place over all years, a block each; the window lies behind,
 * what is claimed below, and where the sources are silent the axis is broken. */
export function Life({ model, rows, window: w, claims = [] }: LifeProps) {
  const dated = rows.filter((r) => model.columns.timePrecision[r] !== 0);
  const closed = claims.filter((c) => c.from !== OPEN_START && c.to !== OPEN_END);
  if (dated.length + closed.length === 0) return null;
  const range = rangeOf(model, dated, closed);
  const x = (d: Day) => ((d - range.from) / (range.to - range.from + 1)) * WIDTH;
  const gaps = gapsOf([...spansOf(model, dated), ...closed]);
  const years = { from: yearText(range.from), to: yearText(range.to) };
  const from = w ? Math.max(0, x(w.from)) : 0;
  const to = w ? Math.min(WIDTH, x(w.to + 1)) : 0;
  const height = 78 + closed.length * LANE;
  const said = [t("panel.lifeEvents", { n: dated.length, ...years }), ...closed.map((c) => c.label)].join("; ");
  return (
    <svg class="life" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={said}>
      {to > from && <rect class="win" x={from} y="0" width={to - from} height={BASE} />}
      <Years range={range} x={x} />
      <path class="axis" d={`M0 ${BASE + 0.5}H${WIDTH}`} />
      {gaps.map((g) => (
        <path key={g.from} class="silent" d={`M${x(g.from)} ${BASE + 0.5}H${x(g.to)}`} />
      ))}
      <Blocks model={model} rows={dated} range={range} />
      {closed.map((c, i) => (
        <Lane key={i} claim={c} y={86 + i * LANE} x1={x(c.from)} x2={x(c.to + 1)} />
      ))}
    </svg>
  );
}

function Years({ range, x }: { range: Range; x: (d: Day) => number }) {
  return (
    <>
      {yearMarks(range).map((y) => (
        <g key={y}>
          <path class="tick" d={`M${x(dayOf(y))} ${BASE}v5`} />
          <text x={x(dayOf(y))} y="75">
            {y}
          </text>
        </g>
      ))}
    </>
  );
}

function Blocks({ model, rows, range }: { model: Model; rows: readonly number[]; range: Range }) {
  const list = blocks(model, rows, range);
  const highest = Math.max(0, ...list.map((b) => b.level)) + 1;
  const unit = Math.min(8, (BASE - 4) / highest);
  const step = WIDTH / COLUMNS;
  return (
    <>
      {list.map((b, i) => (
        <rect
          key={i}
          class={`k-${b.family} block`}
          x={b.column * step + 1}
          y={BASE - (b.level + 1) * unit}
          width={step - 2}
          height={Math.max(1, unit - 1)}
        />
      ))}
    </>
  );
}

/** Pixels that a label needs beside its whisker, roughly. */
const labelWidth = (text: string) => text.length * 6 + 12;

function Lane({ claim, y, x1, x2 }: { claim: Claimed; y: number; x1: number; x2: number }) {
  const end = Math.max(x2, x1 + 3);
  const left = end + labelWidth(claim.label) > WIDTH;
  return (
    <g class="claim">
      <path d={`M${x1} ${y}H${end}M${x1} ${y - 4}v8M${end} ${y - 4}v8`} />
      <text x={left ? x1 - 6 : end + 6} y={y + 4} text-anchor={left ? "end" : "start"}>
        {claim.label}
      </text>
    </g>
  );
}
