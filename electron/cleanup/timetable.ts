import type { ScheduleEvery } from '../../shared/contract/cleanup.ts';

const dayMs = 24 * 60 * 60_000;

/** So long before it deletes anything by itself a rule says what. */
export const noticeMs = dayMs;
/** So late, since Satchel did not run, what was said is said again instead. */
const longestDelayMs = dayMs;

export const everyMs: Readonly<Record<ScheduleEvery, number>> = {
  day: dayMs,
  week: 7 * dayMs,
  month: 30 * dayMs,
};

interface Scheduled {
  readonly every: ScheduleEvery | null;
  readonly due: { readonly at: number } | null;
  readonly nextLookAt: number | null;
}

/**
 * What is to happen to a rule now, by a clock that is right (`clockCheck.ts`). `announce`: say what it would delete;
 * `act`: delete what was said. What lies further ahead than it can was written by a clock that was wrong: that it is
 * said anew, a notice before, is the only way on that deletes nothing early.
 */
export function nextStep(
  { every, due, nextLookAt }: Scheduled,
  now: number,
): 'announce' | 'act' | null {
  if (every === null) return null;
  if (due !== null) {
    if (now < due.at) return due.at - now > noticeMs ? 'announce' : null;
    return now - due.at > longestDelayMs ? 'announce' : 'act';
  }
  if (nextLookAt === null) return null;
  return now >= nextLookAt || nextLookAt - now > everyMs[every] ? 'announce' : null;
}

/** When a rule that acts at an instant is looked at next: a notice before the time after. */
export const lookAfter = (every: ScheduleEvery, actsAt: number): number =>
  actsAt + everyMs[every] - noticeMs;
