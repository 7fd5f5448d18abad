import { isInstant, lastInstant } from '../instant.ts';

/** From the first instant of it on, and before the first after it. */
export interface Span {
  readonly from: number;
  readonly before: number;
}

/** Dates that have a name, in the order in which they are offered. */
export const namedDates = [
  'today',
  'yesterday',
  'this-week',
  'last-week',
  'this-month',
  'last-month',
  'this-year',
  'last-year',
] as const;

/** The start of a day in the time zone of this computer. */
function dayStart(year: number, month: number, day: number): number {
  const date = new Date(2000, 0, 1);
  date.setFullYear(year, month, day);
  date.setHours(0, 0, 0, 0);
  return date.getTime();
}

const days = (year: number, month: number, day: number, count = 1): Span => ({
  from: dayStart(year, month, day),
  before: dayStart(year, month, day + count),
});
const months = (year: number, month: number, count = 1): Span => ({
  from: dayStart(year, month, 1),
  before: dayStart(year, month + count, 1),
});

function named(name: string, now: number): Span | null {
  const date = new Date(now);
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
  // Weeks start on Monday, as ISO 8601 has it.
  const monday = day - ((date.getDay() + 6) % 7);
  switch (name) {
    case 'today':
      return days(year, month, day);
    case 'yesterday':
      return days(year, month, day - 1);
    case 'this-week':
      return days(year, month, monday, 7);
    case 'last-week':
      return days(year, month, monday - 7, 7);
    case 'this-month':
      return months(year, month);
    case 'last-month':
      return months(year, month - 1);
    case 'this-year':
      return months(year, 0, 12);
    case 'last-year':
      return months(year - 1, 0, 12);
    default:
      return null;
  }
}

const calendar = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/;
const timed = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?$/i;

/** A year, a month or a day; null for a date that no calendar has. */
function written(text: string): Span | null {
  const [, year, month, day] = calendar.exec(text) ?? [];
  if (year === undefined) return null;
  if (month === undefined) return months(Number(year), 0, 12);
  if (Number(month) < 1 || Number(month) > 12) return null;
  if (day === undefined) return months(Number(year), Number(month) - 1);
  const span = days(Number(year), Number(month) - 1, Number(day));
  const date = new Date(span.from);
  const exists = date.getDate() === Number(day) && date.getMonth() === Number(month) - 1;
  return exists ? span : null;
}

/** An instant: with its zone, or in that of this computer; or after `@`, in ms since 1970. */
function exact(text: string): Span | null {
  const ms = /^@(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/i.exec(text)?.[1];
  if (ms !== undefined) {
    return { from: Number(ms), before: Math.min(Number(ms) + 1, lastInstant) };
  }
  const [found, seconds, fraction] = timed.exec(text) ?? [];
  if (found === undefined) return null;
  const from = Date.parse(found.replace(' ', 'T').toUpperCase());
  const length = fraction !== undefined ? 1 : seconds !== undefined ? 1_000 : 60_000;
  return { from, before: from + length };
}

/** What a written date spans, such as `2026`, `2026-10`, `2026-10-01`, `yesterday` or `2026-10-01..2026-10-14`; null for what is none. */
export function readDate(text: string, now: number): Span | null {
  const parts = text.trim().split('..');
  if (parts.length > 2) return null;
  const [first, last = first] = parts.map((part) => readOne(part.trim(), now));
  if (!first || !last || first.from > last.from) return null;
  return { from: first.from, before: last.before };
}

function readOne(text: string, now: number): Span | null {
  const span =
    named(text.toLowerCase().replace(/[\s_]/g, '-'), now) ?? written(text) ?? exact(text);
  return span !== null && isInstant(span.from) && isInstant(span.before) ? span : null;
}

const two = (part: number) => String(part).padStart(2, '0');

/** The day of an instant where this computer is, as `YYYY-MM-DD`. */
export function printDay(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** A date whose span starts at that instant. */
export function printInstant(at: number): string {
  const day = printDay(at);
  if (written(day)?.from === at) return day;
  const iso = Number.isInteger(at) ? new Date(at).toISOString() : '';
  return timed.test(iso) ? iso : `@${at}`;
}

/** The one date that spans just that: a day, a month or a year; null where there is none. */
export function printSpan({ from, before }: Span): string | null {
  const day = printInstant(from);
  const dates = [day, day.slice(0, 7), day.slice(0, 4)];
  return (
    dates.find((text) => written(text)?.from === from && written(text)?.before === before) ?? null
  );
}
