import { z } from 'zod';
import { jobId } from '../../ids.ts';
import { remedy, remedyOffer } from '../../remedy.ts';
import { call, jobIds } from '../parts/parts.ts';

const comparedFile = z.object({
  name: z.string(),
  sizeBytes: z.number().int().nullable(),
  contentType: z.string().nullable(),
  /** How text begins, as whoever gets the file sees it that takes all text for UTF-8; null for all else. */
  text: z.string().nullable(),
});

/** What would make refused files fit, and doing it; what was added is only ever read. */
export const remedies = {
  /** One entry a job, in their order; what needs no remedy, or has none, has no offers. */
  offers: call(
    z.strictObject({ jobIds }),
    z.array(z.object({ jobId, offers: z.array(remedyOffer) })),
  ),
  /**
   * Answers when the jobs wait for their new files (`checking`, with `making`), or at once for
   * keep-place, send-cut and other-account, which make none; they go on by themselves. What an offer did not
   * name for a job is refused for it. In the other account they are put nowhere (`postings.prepareMove`).
   */
  apply: call(
    z.strictObject({ jobIds, remedy }),
    z.object({ begun: z.array(jobId), refused: z.array(jobId) }),
  ),
  /**
   * What was added and what is sent instead; null unless a remedy made it. To be looked at as
   * `satchel-media://job-before/ID` and `satchel-media://job-after/ID`.
   */
  compare: call(
    z.strictObject({ jobId }),
    z.object({ before: comparedFile, after: comparedFile }).nullable(),
  ),
} as const;
