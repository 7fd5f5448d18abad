import { en } from '../../strings/en.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** How long links of a kind work once they are copied, in words; hours are what the provider goes by. */
export function linkLifeOf(ms: number): string {
  return ms < hourMs
    ? en.link.minutes(Math.round(ms / minuteMs))
    : en.link.hours(Math.round(ms / hourMs));
}
