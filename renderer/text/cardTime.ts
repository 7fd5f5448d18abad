import { isInstant } from '../../shared/instant.ts';
import { printDay } from '../../shared/query/dates.ts';
import type { EndSpan } from '../../shared/query/endSpans.ts';
import { en } from '../strings/en.ts';

/** What a heading above already says of when. */
export type Said = 'nothing' | 'month' | 'day';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Each is made once: that takes longer than all else on a card. */
function dateIn(locale: string | undefined, options: Intl.DateTimeFormatOptions) {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, known);
  return known;
}

const time = { hour: 'numeric', minute: '2-digit' } as const;
const day = { day: 'numeric', month: 'short' } as const;

/** When something was, as short as it can be told beside what is said already. */
export function cardTime(at: number | null, now: number, said: Said, locale?: string): string {
  if (at === null || !isInstant(at)) return en.library.noDate;
  const date = new Date(at);
  const today = new Date(now);
  if (said === 'day' || date.toDateString() === today.toDateString()) {
    return dateIn(locale, time).format(date);
  }
  const sameYear = date.getFullYear() === today.getFullYear();
  if (said === 'month' || sameYear) return dateIn(locale, { ...day, ...time }).format(date);
  return dateIn(locale, { ...day, year: 'numeric' }).format(date);
}

/** All of it, for who cannot see the heading. */
export function wholeTime(at: number | null, locale?: string): string {
  if (at === null || !isInstant(at)) return en.library.noDate;
  return dateIn(locale, { dateStyle: 'long', timeStyle: 'short' }).format(at);
}

/** A local day that is written `YYYY-MM-DD`. */
export function dateOfDay(text: string): Date {
  const [year = 1970, month = 1, date = 1] = text.split('-').map(Number);
  return new Date(year, month - 1, date);
}

const yesterdayOf = (today: Date) =>
  new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);

/** The days that have names: today and yesterday, as `YYYY-MM-DD`. */
export function namedDays(now: number): readonly string[] {
  return [printDay(now), printDay(yesterdayOf(new Date(now)).getTime())];
}

/**
 * What stands above the items of a day: today and yesterday by name, the year only where it is another. Above what ends
 * near to now, how near.
 */
export function headingOf(
  group: {
    readonly unit: 'day' | 'month';
    readonly day: string | null;
    readonly span?: EndSpan | undefined;
  },
  now: number,
  locale?: string,
): string {
  if (group.span !== undefined) return en.library.endSpans[group.span];
  if (group.day === null) return en.library.noDateHeading;
  const date = dateOfDay(group.day);
  const today = new Date(now);
  const year = date.getFullYear() === today.getFullYear() ? {} : ({ year: 'numeric' } as const);
  if (group.unit === 'month') {
    return dateIn(locale, { month: 'long', year: 'numeric' }).format(date);
  }
  const yesterday = yesterdayOf(today);
  if (date.toDateString() === today.toDateString()) return en.library.today;
  if (date.toDateString() === yesterday.toDateString()) return en.library.yesterday;
  return dateIn(locale, { weekday: 'long', day: 'numeric', month: 'long', ...year }).format(date);
}

/** A month and its year, for marks and the bubble of the scrubber. */
export function monthOf(day: string, locale?: string): string {
  return dateIn(locale, { month: 'short', year: 'numeric' }).format(dateOfDay(day));
}

/** A day in full, for who listens. */
export function wholeDay(day: string, locale?: string): string {
  return dateIn(locale, { dateStyle: 'long' }).format(dateOfDay(day));
}
