import type { Settings } from '../../shared/settings/settings.ts';
import { firstMinute, isQuiet } from './quietHours.ts';

export type DigestSettings = Settings['notifications'];

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** So long before quiet hours what ends in them is told. */
export const lastCallMs = 15 * minuteMs;
/** Two notifications are never closer, whatever ends between. */
export const leastGapMs = 5 * minuteMs;
const usualGapMs = 60 * minuteMs;
/** Told when quiet hours are over, it leaves at least so long to act. */
const leastLeadMs = 30 * minuteMs;

const gapOf = ({ aheadMs }: DigestSettings) =>
  Math.min(usualGapMs, Math.max(leastGapMs, aheadMs / 2));
const leadOf = ({ aheadMs }: DigestSettings) => Math.min(aheadMs, leastLeadMs);

/** The next instant after `from` at a minute of the local day. */
export function nextAtMinute(minute: number, from: number): number {
  const date = new Date(from);
  for (let days = 0; ; days += 1) {
    const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate() + days];
    const at = new Date(year, month, day, 0, minute).getTime();
    if (at > from) return at;
  }
}

/** The end of the quiet hours that an instant is in; the instant itself where it is in none. */
const awakeAt = (settings: DigestSettings, at: number) =>
  isQuiet(settings, at) ? (firstMinute(settings, false, at) ?? at) : at;

/**
 * When the next notification is due, given the earliest end that nobody was told of; epoch ms, `now` at the earliest. It is
 * never in quiet hours, and never less than `leastGapMs` after the one before (`lastAt`). What ends in quiet hours, or too
 * soon after them to act, is told before they begin, where it is known by then.
 */
export function nextDigestAt(
  settings: DigestSettings,
  { firstEnd, lastAt, now }: { firstEnd: number; lastAt: number | null; now: number },
): number {
  const since = lastAt ?? Number.NEGATIVE_INFINITY;
  const earliest = Math.max(now, since + leastGapMs);
  if (settings.digestAt !== null) {
    // One that was due while Satchel did not run is made up for at once.
    const due = nextAtMinute(settings.digestAt, Math.max(since, now - dayMs));
    let at = awakeAt(settings, Math.max(due, earliest));
    while (toldUpTo(settings, at) < firstEnd) {
      const near = Math.max(at, firstEnd - settings.aheadMs - 3 * dayMs);
      at = awakeAt(settings, nextAtMinute(settings.digestAt, near));
    }
    return at;
  }
  const wanted = Math.max(firstEnd - settings.aheadMs, now);
  if (isQuiet(settings, wanted)) {
    const over = awakeAt(settings, wanted);
    const call = awakeAt(settings, startBefore(settings, wanted) - lastCallMs);
    const calledAt = Math.max(call, earliest);
    const isLate = firstEnd < over + leadOf(settings);
    if (isLate && !isQuiet(settings, calledAt)) return calledAt;
    return awakeAt(settings, Math.max(over, earliest));
  }
  // What comes in between waits for the next one, unless it would end first.
  const gap = gapOf(settings);
  const spaced = Math.max(wanted, Math.min(since + gap, firstEnd - gap), earliest);
  return awakeAt(settings, spaced);
}

/** When the quiet hours began that an instant is in. */
function startBefore(settings: DigestSettings, at: number): number {
  let start = Math.floor(at / minuteMs) * minuteMs;
  while (isQuiet(settings, start - minuteMs)) start -= minuteMs;
  return start;
}

/** Up to which end a notification at `now` tells of items; more than is due where quiet hours, or a day, come before the next. */
export function toldUpTo(settings: DigestSettings, now: number): number {
  const { aheadMs, digestAt } = settings;
  const usual = now + aheadMs;
  if (digestAt !== null) {
    return awakeAt(settings, nextAtMinute(digestAt, now)) + Math.max(aheadMs, leastGapMs);
  }
  const quietAt = firstMinute(settings, true, now);
  if (quietAt === null || quietAt - now > lastCallMs) return usual;
  return Math.max(usual, awakeAt(settings, quietAt) + leadOf(settings));
}
