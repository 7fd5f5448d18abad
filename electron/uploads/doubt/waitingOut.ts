import { restOf } from '../../../shared/retry.ts';
import type { UploadJob } from '../../../shared/upload.ts';
import { longestWaitMs } from '../../jobs/failureRules.ts';
import type { UploadCapability } from '../../providers/provider.ts';

/** The provider's clock is not ours and its sweeper not punctual. */
const marginMs = 15_000;
/** How long a target is tried where the provider names no end. */
const arrivedMs = 5 * 60_000;

/**
 * How long after its last bytes an upload of unknown fate may still be at a provider that cannot be
 * asked for it; null where one can be asked.
 */
export function waitOutMsOf(upload: UploadCapability | null): number | null {
  if (upload?.findable !== 'not-at-all') return null;
  return upload.unclaimedLifeMs + marginMs;
}

/** Until when what arrived may still be put into its target, with time to do so. */
export function arrivedUntilAt(upload: UploadCapability | null, now: number): number {
  return now + (upload?.targets?.withoutLifeMs ?? arrivedMs) - marginMs;
}

/** Its time is waited for, and nothing makes it shorter but a person who says so. */
export function isWaitedOut(job: UploadJob | undefined): boolean {
  return job?.state === 'unsure' && job.held === true;
}

/**
 * When a job that was left unsure, or was about to be, is to be looked at after a start. A time that is waited out begins
 * anew: how long Satchel was off only the wall clock tells, and that may have been set meanwhile. Where the
 * provider asked for a rest, what is left of it is waited for.
 */
export function lookAgain(
  job: UploadJob,
  waitOutMs: number | null,
  now: number,
  soonMs: number,
): { readonly askAt: number; readonly held?: boolean } {
  if (waitOutMs !== null && job.arrived === undefined)
    return { askAt: now + waitOutMs, held: true };
  const rests = job.state === 'unsure' && restOf(job.failure) !== 'none';
  const latest = rests ? Math.min(job.untilAt, now + longestWaitMs(job.failure)) : now;
  return { askAt: Math.max(now + soonMs, latest) };
}
