import { type Day, dateOf, dayOf, OPEN_END, OPEN_START } from "../state/days";
import type { Model } from "../state/model";
import type { Window } from "../state/selection";
import { FAMILIES } from "../state/words";

const WIDTH = 352;
const BASE = 58;
/** Columns of blocks across the whole life. */
const COLUMNS = 29;

interface Range {
  from: Day;
  to: Day;
}

function rangeOf(m: Model, rows: readonly number[]): Range {
  const c = m.columns;
  const years = rows.flatMap((r) => [c.start[r], c.end[r]]).filter((d) => d !== OPEN_START && d !== OPEN_END);
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

/** The events of a place over all years, a block each; the window lies behind. */
export function Life({ model, rows, window: w }: { model: Model; rows: readonly number[]; window: Window | null }) {
  const dated = rows.filter((r) => model.columns.timePrecision[r] !== 0);
  if (dated.length === 0) return null;
  const range = rangeOf(model, dated);
  const x = (d: Day) => ((d - range.from) / (range.to - range.from + 1)) * WIDTH;
  const list = blocks(model, dated, range);
  const highest = Math.max(...list.map((b) => b.level)) + 1;
  const unit = Math.min(8, (BASE - 4) / highest);
  const step = WIDTH / COLUMNS;
  const from = w ? Math.max(0, x(w.from)) : 0;
  const to = w ? Math.min(WIDTH, x(w.to + 1)) : 0;
  return (
    <svg
      class="life"
      viewBox={`0 0 ${WIDTH} 78`}
      role="img"
      aria-label={`${dated.length} dated events from ${dateOf(range.from)[0]} to ${dateOf(range.to)[0]}`}
    >
      {to > from && <rect class="win" x={from} y="0" width={to - from} height={BASE} />}
      {yearMarks(range).map((y) => (
        <g key={y}>
          <path class="tick" d={`M${x(dayOf(y))} ${BASE}v5`} />
          <text x={x(dayOf(y))} y="75">
            {y}
          </text>
        </g>
      ))}
      <path class="axis" d={`M0 ${BASE + 0.5}H${WIDTH}`} />
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
    </svg>
  );
}
