import { z } from 'zod';
import { accountId } from '../ids.ts';
import { someUploads, uploadJob, uploadPauses, uploadTarget } from '../upload.ts';
import { copied } from './library.ts';
import { call, jobIds, nothing, portion } from './parts.ts';

const whose = z.strictObject({ accountId: accountId.nullable() });

export const uploads = {
  /** All of them, or so many from the one at `start` on, in the order in which they were added. */
  list: call(portion.optional(), z.array(uploadJob)),
  cancel: call(z.strictObject({ jobIds }), nothing),
  /** With `anyway`, also what the account holds already (`file-rejected`, rule `duplicate`). */
  retry: call(z.strictObject({ jobIds, anyway: z.boolean().optional() }), nothing),
  pauses: call(nothing, uploadPauses),
  /** Of one account, or of all; what has not let go of its last bytes goes back into the queue. */
  pause: call(whose, nothing),
  /** Of all: also of those that were paused one by one; of one account nothing goes on while all are. */
  resume: call(whose, nothing),
  /** Forgets finished jobs; what runs is untouched. */
  clearFinished: call(nothing, nothing),
  /** In the order in which the files were added. */
  copyLinks: call(someUploads, copied),
  /** Where an upload may be put; the likeliest first. */
  targets: call(z.strictObject({ accountId, search: z.string().max(200) }), z.array(uploadTarget)),
} as const;
