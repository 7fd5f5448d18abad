import { z } from 'zod';
import { failure } from '../../../shared/failure.ts';
import { accountId, mediaId } from '../../../shared/ids.ts';
import { instant } from '../../../shared/instant.ts';

export const saveJobId = z.string().min(1).max(64).brand<'SaveJobId'>();
export type SaveJobId = z.infer<typeof saveJobId>;

const facts = {
  id: saveJobId,
  /** All that a person saved at once is one run. */
  runId: z.string().min(1).max(64),
  accountId,
  mediaId,
  /** How often its bytes were asked for. */
  attempt: z.number().int().nonnegative(),
  /**
   * On disk before the file gets its name, so that after a kill a file there with these bytes is known for
   * ours; null while there is none.
   */
  claim: z.object({ name: z.string(), sha256: z.string() }).nullable(),
};

/** One item to be saved in the folder of its run. Only `step` changes one. */
export const saveJob = z.discriminatedUnion('state', [
  z.object({ ...facts, state: z.literal('queued') }),
  z.object({ ...facts, state: z.literal('waiting'), untilAt: instant, failure }),
  z.object({ ...facts, state: z.literal('writing'), stopped: z.boolean() }),
  /** The file is there whole, under the name of its claim. */
  z.object({ ...facts, state: z.literal('saved') }),
  z.object({ ...facts, state: z.literal('failed'), failure }),
  z.object({ ...facts, state: z.literal('kept') }),
]);
export type SaveJob = z.infer<typeof saveJob>;
