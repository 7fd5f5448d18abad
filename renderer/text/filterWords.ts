import { addressText } from '../../shared/address.ts';
import { printSpan } from '../../shared/query/dates.ts';
import { en } from '../strings/en.ts';
import { formatDuration } from './format.ts';

const words = en.find.chip;

const dayFormat = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const monthFormat = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric' });
const exactFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

const isDayStart = (at: number) => new Date(at).setHours(0, 0, 0, 0) === at;
const dateText = (at: number) => (isDayStart(at) ? dayFormat : exactFormat).format(at);

/** Two bounds as one: a day, a month, a year, or both ends of a range. */
function spanText(from: number, before: number): string {
  const whole = printSpan({ from, before });
  if (whole !== null && whole.length === 4) return whole;
  if (whole !== null && whole.length === 7) return monthFormat.format(from);
  if (whole !== null) return dateText(from);
  return dayFormat.formatRange(from, Math.max(from, before - 1));
}

/** What a filter on the date says; null where there is none. */
export function dateWords(from: number | undefined, before: number | undefined): string | null {
  if (from !== undefined && before !== undefined && before > from) {
    return words.on(spanText(from, before));
  }
  if (from !== undefined) return words.since(dateText(from));
  return before === undefined ? null : words.before(dateText(before));
}

/** A whole number of hours up to two days, of days from there. */
export function lengthText(ms: number): string {
  const hour = 3_600_000;
  const hours = ms / hour;
  if (Number.isInteger(hours) && hours > 1 && hours <= 48) return `${hours} hours`;
  const days = hours / 24;
  if (Number.isInteger(days) && days > 1) return `${days} days`;
  return formatDuration(ms);
}

/** Whom a filter names: a number as people read it, or a name as it is. */
export const personText = (person: string): string => addressText(person);
