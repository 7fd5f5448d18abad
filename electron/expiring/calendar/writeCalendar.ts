import type { CalendarEvent } from './events.ts';
import { icsInstant, icsLine, icsText } from './icsText.ts';

const minuteMs = 60_000;
/** An event is for the eye: it takes up a quarter of an hour, in which nobody is thought to be busy. */
const lengthMs = 15 * minuteMs;
/** Revisions are counted in minutes since then, so that the later calendar is the newer one. */
const firstRevisionAt = Date.UTC(2026, 0, 1);

export interface CalendarFacts {
  readonly title: string;
  readonly now: number;
  /** So long before its time an event rings. */
  readonly aheadMs: number;
}

/** A calendar as RFC 5545 has it, in lines that end as it wants them to. */
export function* calendarLines(
  events: Iterable<CalendarEvent>,
  { title, now, aheadMs }: CalendarFacts,
): Generator<string> {
  const stamp = icsInstant(now);
  const revision = Math.max(0, Math.floor((now - firstRevisionAt) / minuteMs));
  const before = Math.max(1, Math.round(aheadMs / minuteMs));
  const lines = (...all: readonly string[]) => all.map(icsLine).join('');
  yield lines(
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Satchel//Expiring//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${icsText(title)}`,
  );
  for (const { uid, at, summary, description } of events) {
    yield lines(
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `DTSTAMP:${stamp}`,
      `SEQUENCE:${revision}`,
      `DTSTART:${icsInstant(at)}`,
      `DTEND:${icsInstant(at + lengthMs)}`,
      `SUMMARY:${icsText(summary)}`,
      `DESCRIPTION:${icsText(description)}`,
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `TRIGGER:-PT${before}M`,
      `DESCRIPTION:${icsText(summary)}`,
      'END:VALARM',
      'END:VEVENT',
    );
  }
  yield lines('END:VCALENDAR');
}
