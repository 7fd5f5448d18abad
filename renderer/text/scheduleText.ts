const dayMs = 86_400_000;

/** The days of the week as the person's language names them, from the day on which its week starts; 0 is Sunday. */
export function weekdays(
  locale?: string,
): readonly { readonly day: number; readonly name: string }[] {
  const names = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const first = firstDay(names.resolvedOptions().locale);
  return Array.from({ length: 7 }, (_, at) => {
    const day = (first + at) % 7;
    // The fourth of January 1970 was a Sunday.
    return { day, name: names.format((3 + day) * dayMs) };
  });
}

interface WeekInfo {
  /** 1 for Monday, 7 for Sunday. */
  readonly firstDay: number;
}

function firstDay(locale: string): number {
  // Chromium has it as a function; the types of this language do not know it yet.
  const known = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?(): WeekInfo };
  return (known.getWeekInfo?.().firstDay ?? 1) % 7;
}

const startOfDay = (at: number) => new Date(at).setHours(0, 0, 0, 0);

/** When something is next, such as `tomorrow, 8:00 AM` or `Monday, November 30, 8:00 AM`, in the person's language. */
export function nextTimeText(at: number, now: number, locale?: string): string {
  const days = Math.round((startOfDay(at) - startOfDay(now)) / dayMs);
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(at);
  if (days >= 0 && days <= 1) {
    const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
    return `${relative}, ${time}`;
  }
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', month: 'long', day: 'numeric' });
  return `${day.format(at)}, ${time}`;
}

/** Minutes after midnight as a time field has them. */
export function timeField(minute: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** What a time field has, as minutes after midnight; null where that is no time. */
export function minuteOf(field: string): number | null {
  const found = /^(\d{2}):(\d{2})/.exec(field);
  if (found === null) return null;
  const minute = Number(found[1]) * 60 + Number(found[2]);
  return minute < 1_440 && Number(found[2]) < 60 ? minute : null;
}
