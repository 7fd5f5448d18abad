import { maxAttempts } from '../../../shared/retry.ts';
import type { UploadJob } from '../../../shared/upload.ts';
import { blocksAccount, refuses } from '../../jobs/failureRules.ts';
import { factsOf } from './factsOf.ts';

/** The try at which a refusal that may be of something in between is believed. */
const believedAt = 3;

/**
 * What follows for a job that is not at the provider after all, by the answer that left it in doubt:
 * only a refusal ends it, the provider's own at once, any other when it comes again and again. Of several
 * files that were refused together each goes by itself.
 */
export function afterAbsence(
  job: Extract<UploadJob, { state: 'unsure' }>,
  anew: boolean,
): UploadJob {
  const { failure, answered, attempt } = job;
  const facts = factsOf(job);
  const failed: UploadJob = { ...facts, state: 'failed', failure };
  const spent: UploadJob = attempt >= maxAttempts ? failed : { ...facts, state: 'queued' };
  const unspent: UploadJob = { ...facts, attempt: Math.max(0, attempt - 1), state: 'queued' };
  if (anew) return spent;
  if (answered !== undefined && refuses(failure)) {
    if (answered.shared) return answered.own ? unspent : spent;
    return answered.own || attempt >= believedAt ? failed : spent;
  }
  // Nobody's fault: the account was seen to since, or its rest was waited for.
  return blocksAccount(failure) || failure.kind === 'rate-limited' ? unspent : spent;
}
