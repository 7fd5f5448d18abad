import { z } from 'zod';
import { failure } from '../failure.ts';
import { accountId } from '../ids.ts';
import { foundTargets, someUploads, uploadJob, uploadPauses } from '../upload.ts';
import { copied, copyOptions } from './library.ts';
import { call, jobIds, nothing, portion, token } from './parts/parts.ts';

const cleared = z.object({
  token: token.nullable(),
  count: z.number().int().nonnegative(),
  /** Why others stayed, when it broke off after these. */
  failure: failure.optional(),
});
const whose = z.strictObject({ accountId: accountId.nullable() });

export const uploads = {
  /** All of them, or so many from the one at `start` on, in the order in which they were added. */
  list: call(portion.optional(), z.array(uploadJob)),
  cancel: call(z.strictObject({ jobIds }), nothing),
  /** With `anyway`, also what the account holds already (`file-rejected`, rule `duplicate`). */
  retry: call(z.strictObject({ jobIds, anyway: z.boolean().optional() }), nothing),
  pauses: call(nothing, uploadPauses),
  /** Uploads of one account, or of all, stop; what has not let go of its last bytes is queued again. */
  pause: call(whose, nothing),
  /** For all, accounts that were paused one by one go on too; one account does not while all are paused. */
  resume: call(whose, nothing),
  /** Takes what is over out of the list; what runs, or waits for an answer, is untouched. */
  clearFinished: call(nothing, cleared),
  /** The same for these, whatever they wait for, or for all that wait for an answer; not what runs. */
  dismiss: call(z.strictObject({ jobIds: jobIds.nullable() }), cleared),
  /** Puts back what the last of these took; how many that were, none when it is too late. */
  undoClear: call(z.strictObject({ token }), z.object({ count: z.number().int() })),
  /** In the order in which the files were added. */
  copyLinks: call(someUploads.extend(copyOptions.shape), copied),
  /** Where an upload may be put; the likeliest first. */
  targets: call(z.strictObject({ accountId, search: z.string().max(200) }), foundTargets),
} as const;
