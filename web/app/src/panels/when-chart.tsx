import { addSteps, type Day, dateOf, floorTo, OPEN_END, OPEN_START, parseDate } from "../state/days";
import { shortWhen, whenDays } from "../state/when";
import type { EventDetail } from "../state/words";
import { t } from "../words";
import { dayOfMonth, dayOfYearText, monthName, monthText } from "../words/format";

const WIDTH = 352;
const LANE = 31;

interface Lane {
  label: string;
  from: Day;
  to: Day;
  both?: boolean;
}

function lanesOf(detail: EventDetail, cited: string[]): Lane[] {
  const lanes: Lane[] = [];
  const seen = new Set<string>();
  for (const c of detail.sources) {
    const days = whenDays(c.when);
    const no = cited.indexOf(c.id) + 1;
    if (!days || seen.has(`${no} ${c.when}`)) continue;
    seen.add(`${no} ${c.when}`);
    lanes.push({ label: t("panel.sourceWhen", { source: String(no), when: shortWhen(c.when) }), ...days });
  }
  const all = whenDays(detail.when);
  if (all && lanes.length > 1)
    lanes.push({ label: t("panel.together"), from: day(detail.start, all.from), to: day(detail.end, all.to), both: true });
  return lanes;
}

const day = (text: string | null, other: Day) => (text && parseDate(text)?.from) || other;

interface Scale {
  from: Day;
  to: Day;
  ticks: Day[];
}

function scaleOf(lanes: Lane[]): Scale {
  const days = lanes.flatMap((l) => [l.from, l.to]).filter((d) => d !== OPEN_START && d !== OPEN_END);
  const first = Math.min(...days);
  const last = Math.max(...days);
  const step = last - first > 800 ? "year" : last - first > 45 ? "month" : last - first > 14 ? "week" : "day";
  const from = floorTo(step, first);
  const to = addSteps(step, floorTo(step, last), 1);
  const ticks: Day[] = [];
  for (let d = from; d <= to && ticks.length < 400; d = addSteps(step, d, 1)) ticks.push(d);
  const every = Math.ceil(ticks.length / 7);
  return { from, to, ticks: ticks.filter((_, i) => i % every === 0) };
}

function tickText(d: Day, i: number, s: Scale): string {
  const [year, month, date] = dateOf(d);
  const span = s.to - s.from;
  if (span > 820) return String(year);
  if (span <= 60) return i === 0 || date < 8 ? dayOfYearText(d, "short") : dayOfMonth(d);
  return i === 0 || month === 1 ? monthText(d, "short") : monthName(d, "short");
}

/** Each source's date as a whisker, and in ink what they say together. */
export function WhenChart({ detail, cited }: { detail: EventDetail; cited: string[] }) {
  const lanes = lanesOf(detail, cited);
  if (!lanes.some((l) => l.from !== OPEN_START || l.to !== OPEN_END)) return null;
  const s = scaleOf(lanes);
  const x = (d: Day) => ((Math.max(s.from, Math.min(s.to, d)) - s.from) / (s.to - s.from)) * (WIDTH - 24) + 4;
  const height = lanes.length * LANE + 24;
  return (
    <svg class="whens" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={lanes.map((l) => l.label).join("; ")}>
      {s.ticks.map((t, i) => (
        <g key={t}>
          <path class="tick" d={`M${x(t)} 2V${height - 18}`} />
          <text class="at" x={x(t) + 3} y={height - 5}>
            {x(t) < WIDTH - 30 ? tickText(t, i, s) : ""}
          </text>
        </g>
      ))}
      {lanes.map((l, i) => (
        <Whisker key={i} lane={l} y={20 + i * LANE} x1={x(l.from)} x2={x(l.to === OPEN_END ? s.to : l.to + 1)} />
      ))}
    </svg>
  );
}

/** Roughly how wide a label is: it is moved left to stay inside. */
const widthOf = (text: string) => text.length * 6.3 + 4;

function Whisker({ lane, y, x1, x2 }: { lane: Lane; y: number; x1: number; x2: number }) {
  const caps = (lane.from === OPEN_START ? "" : `M${x1} ${y - 4}v8`) + (lane.to === OPEN_END ? "" : `M${x2} ${y - 4}v8`);
  return (
    <g class={lane.both ? "both" : "one"}>
      <path d={`M${x1} ${y}H${Math.max(x2, x1 + 2)}${caps}`} />
      <text x={Math.max(0, Math.min(x1, WIDTH - widthOf(lane.label)))} y={y - 8}>
        {lane.label}
      </text>
    </g>
  );
}
