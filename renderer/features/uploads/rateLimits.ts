import type { AccountId } from '../../../shared/ids.ts';
import { untilResumed } from '../../../shared/instant.ts';
import type { Batch } from '../../stores/uploads/uploadBatches.ts';

export interface RateLimit {
  readonly provider: string;
  /** The first of its files goes on then. */
  readonly untilAt: number;
}

/** The providers whose rate limit uploads wait for, each once. */
export function rateLimits(
  batches: readonly Pick<Batch, 'jobs' | 'tally'>[],
  providerLabel: (id: AccountId) => string,
): RateLimit[] {
  const first = new Map<string, number>();
  for (const { jobs, tally } of batches) {
    if (tally.active === 0) continue;
    for (const job of jobs) {
      if (job.state !== 'waiting' && job.state !== 'unsure') continue;
      if (job.failure.kind !== 'rate-limited' || job.untilAt >= untilResumed) continue;
      const provider = providerLabel(job.accountId);
      first.set(provider, Math.min(job.untilAt, first.get(provider) ?? job.untilAt));
    }
  }
  return [...first].map(([provider, untilAt]) => ({ provider, untilAt }));
}
