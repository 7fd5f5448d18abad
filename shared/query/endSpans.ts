import { z } from 'zod';

/** What ends near to now, by how near, and what has no end that is known; what ends later stands by its day. */
export const endSpan = z.enum(['over', 'hour', 'today', 'tomorrow', 'week', 'none']);
export type EndSpan = z.infer<typeof endSpan>;

const hourMs = 60 * 60_000;
/** Beyond, a day has a heading of its own. */
const weekDays = 7;

/** From the midnight of an instant's local day to that so many days later, however many hours days have. */
function midnight(at: number, days: number): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}

interface Span {
  readonly span: EndSpan;
  /** Ends from this instant on, and before that one. */
  readonly from: number;
  readonly before: number;
}

/**
 * The spans at `now`, in their order and without a gap: what has ended, what ends within the hour, on the rest of this
 * local day, on the next, and within seven days. One that another has taken the whole of, such as the rest of a day
 * that ends within the hour, is left out.
 */
export function endSpans(now: number): readonly Span[] {
  const ends: readonly (readonly [EndSpan, number])[] = [
    // An end that is now has come.
    ['over', now + 1],
    ['hour', now + hourMs + 1],
    ['today', midnight(now, 1)],
    ['tomorrow', midnight(now, 2)],
    ['week', midnight(now, weekDays)],
  ];
  const spans: Span[] = [];
  let from = Number.NEGATIVE_INFINITY;
  for (const [span, before] of ends) {
    if (before > from) spans.push({ span, from, before });
    from = Math.max(from, before);
  }
  return spans;
}

/** The next instant at which something that ends at `end` moves from one span to another; null once it has ended. */
export function nextSpanChange(end: number, now: number): number | null {
  if (end <= now) return null;
  return end - hourMs > now ? end - hourMs : end;
}

/** When the spans that are days move on: the next local midnight. */
export const nextDayChange = (now: number): number => midnight(now, 1);
