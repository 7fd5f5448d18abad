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

/** What is to happen to a rule now. `announce`: say what it would delete; `act`: delete what was said. */
export function nextStep(
  { every, due, nextLookAt }: Scheduled,
  now: number,
): 'announce' | 'act' | null {
  if (every === null) return null;
  if (due !== null) {
    if (now < due.at) return null;
    return now - due.at > longestDelayMs ? 'announce' : 'act';
  }
  return nextLookAt !== null && now >= nextLookAt ? 'announce' : null;
}

/** When a rule that acts at an instant is looked at next: a notice before the time after. */
export const lookAfter = (every: ScheduleEvery, actsAt: number): number =>
  actsAt + everyMs[every] - noticeMs;
