import { exactTime } from './exactTime.ts';
import { formatInstant } from './format.ts';

/** Some words, and the instant that they tell of; null where they tell of none. Drawn by `ui/time/Times`. */
export interface Timed {
  readonly text: string;
  readonly at: number | null;
}

/** An instant as a person says it, within what is said of it. */
export function timed(at: number, now: number, say = (when: string) => when): Timed {
  return { text: say(formatInstant(at, now)), at };
}

export const untimed = (text: string): Timed => ({ text, at: null });

/** A span between two instants, exactly, on two lines: here and in UTC. */
export function exactSpan(from: number, to: number, locale?: string): string {
  const [first, last] = [exactTime(from, locale), exactTime(to, locale)];
  return `${first.local} – ${last.local}\n${first.utc} – ${last.utc}`;
}
