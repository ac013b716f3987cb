// Days are whole numbers counted from 1970-01-01, so that no time zone can
// move an event. All calendar arithmetic is done here, in UTC.

export type Day = number;

/** The first day is not known: "on or before". */
export const OPEN_START: Day = -2147483648;
/** The last day is not known: "on or after". */
export const OPEN_END: Day = 2147483647;

export type Step = "day" | "week" | "month" | "quarter" | "year";
export const STEPS: readonly Step[] = ["day", "week", "month", "quarter", "year"];

const MS = 86_400_000;

export function dayOf(year: number, month = 1, day = 1): Day {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / MS);
}

/** Year, month (1 to 12) and day of the month. */
export function dateOf(day: Day): [year: number, month: number, day: number] {
  const d = new Date(day * MS);
  return [d.getUTCFullYear(), d.getUTCMonth() + 1, d.getUTCDate()];
}

const pad = (n: number, width: number) => String(n).padStart(width, "0");

/** YYYY-MM-DD. */
export function isoDay(day: Day): string {
  const [y, m, d] = dateOf(day);
  return `${pad(y, 4)}-${pad(m, 2)}-${pad(d, 2)}`;
}

/** Reads YYYY, YYYY-MM or YYYY-MM-DD; null if it is none or no real date. */
export function parseDate(text: string): { from: Day; to: Day } | null {
  const m = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text.trim());
  if (!m) return null;
  const year = Number(m[1]);
  if (m[2] === undefined) return { from: dayOf(year), to: dayOf(year + 1) - 1 };
  const month = Number(m[2]);
  if (month < 1 || month > 12) return null;
  if (m[3] === undefined) return { from: dayOf(year, month), to: dayOf(year, month + 1) - 1 };
  const day = dayOf(year, month, Number(m[3]));
  return dateOf(day)[2] === Number(m[3]) && Number(m[3]) > 0 ? { from: day, to: day } : null;
}

/** The first day of the step that holds the day. Weeks start on Monday. */
export function floorTo(step: Step, day: Day): Day {
  const [y, m] = dateOf(day);
  switch (step) {
    case "day":
      return day;
    case "week":
      return day - ((((day + 3) % 7) + 7) % 7);
    case "month":
      return dayOf(y, m);
    case "quarter":
      return dayOf(y, m - ((m - 1) % 3));
    case "year":
      return dayOf(y);
  }
}

/** The day n steps on (or back, if n is negative). From a month's 31st, it is
 * the last day of a shorter month. */
export function addSteps(step: Step, day: Day, n: number): Day {
  const [y, m, d] = dateOf(day);
  switch (step) {
    case "day":
      return day + n;
    case "week":
      return day + 7 * n;
    case "month":
    case "quarter":
    case "year": {
      const months = step === "month" ? n : step === "quarter" ? 3 * n : 12 * n;
      const last = dayOf(y, m + months + 1) - 1;
      return Math.min(dayOf(y, m + months) + d - 1, last);
    }
  }
}

/** The last day of the step that holds the day. */
export function ceilTo(step: Step, day: Day): Day {
  return addSteps(step, floorTo(step, day), 1) - 1;
}
